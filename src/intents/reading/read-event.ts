import type { CaseEventKind } from '../../domain/case/case-event.ts'
import { CASE_EVENTS } from '../../domain/case/case-event.ts'
import type { Looking } from './read-date.ts'
import type { Reading } from './reading.ts'
import { problem, read } from './reading.ts'
import type { Word } from './words.ts'

const EVENTS = new Map<string, CaseEventKind>(CASE_EVENTS.map((event) => [event, event]))
/** `review`, `review-conference`: every beginning of an event's name that ends with a word. */
const BEGINNINGS: ReadonlySet<string> = new Set(CASE_EVENTS.flatMap((event) =>
  event.split('-').map((_, at, words) => words.slice(0, at + 1).join('-'))))

/**
 * What to ask when no time was given. Limits that run in hours from the event cannot be worked out from its date (STATUTORY: EPO-1 and
 * MIS-1, 72 hours elapsed); a direction is for the court's own date and time (CRT-2).
 */
const ASKED_FOR_TIME: ReadonlyMap<CaseEventKind, string> = new Map<CaseEventKind, string>([
  ['police-protection', 'What time was it? This limit runs in hours.'],
  ['returned-from-missing', 'What time was it? This limit runs in hours.'],
  ['direction', 'By what time? A court sets one, like 16:00.'],
])

/** The event the words from `at` name, written with hyphens or spaces, longest first: `review conference` is not a `review`. */
export function eventAt(words: readonly Word[], at: number): { readonly event: CaseEventKind; readonly length: number } | null {
  let found: { event: CaseEventKind; length: number } | null = null
  let name = ''
  for (let end = at; end < words.length && words[end]!.key !== ''; end++) {
    name += (name === '' ? '' : '-') + words[end]!.key
    if (!BEGINNINGS.has(name)) break
    const event = EVENTS.get(name)
    if (event !== undefined) found = { event, length: end + 1 - at }
  }
  return found
}

export function readEvent(text: string): Reading<CaseEventKind> {
  const event = EVENTS.get(text) ?? EVENTS.get(text.trim().toLowerCase().replace(/\s+/g, '-'))
  return event === undefined ? problem('Choose what happened from the list.') : read(event, event)
}

/** What to ask about an event that came without a time; null for those that need none. */
export function askedForTime(event: CaseEventKind): string | null {
  return ASKED_FOR_TIME.get(event) ?? null
}

/** A court's direction is still to be met; everything else has happened. */
export function lookingOf(event: CaseEventKind | null): Looking {
  return event === 'direction' ? 'ahead' : 'back'
}
