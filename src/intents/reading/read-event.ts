import type { CaseEventKind } from '../../domain/case/case-event.ts'
import { CASE_EVENTS } from '../../domain/case/case-event.ts'
import type { Looking } from './read-date.ts'
import type { Reading } from './reading.ts'
import { problem, read } from './reading.ts'
import type { Word } from './words.ts'

const EVENTS = new Map<string, CaseEventKind>(CASE_EVENTS.map((event) => [event, event]))
const MOST_WORDS = Math.max(...CASE_EVENTS.map((event) => event.split('-').length))

/** Limits that run in hours from the event cannot be worked out from its date (STATUTORY: EPO-1 and MIS-1, 72 hours elapsed). */
const NEED_TIME: ReadonlySet<CaseEventKind> = new Set<CaseEventKind>(['police-protection', 'returned-from-missing'])

/** The event the words from `at` name, written with hyphens or spaces, longest first: `review conference` is not a `review`. */
export function eventAt(words: readonly Word[], at: number): { readonly event: CaseEventKind; readonly length: number } | null {
  let found: { event: CaseEventKind; length: number } | null = null
  let name = ''
  for (let length = 1; length <= MOST_WORDS && at + length <= words.length; length++) {
    const key = words[at + length - 1]!.key
    if (key === '') break
    name += (name === '' ? '' : '-') + key
    const event = EVENTS.get(name)
    if (event !== undefined) found = { event, length }
  }
  return found
}

export function readEvent(text: string): Reading<CaseEventKind> {
  const event = EVENTS.get(text.trim().toLowerCase().replace(/\s+/g, '-'))
  return event === undefined ? problem('Choose what happened from the list.') : read(event, event)
}

export function needsTime(event: CaseEventKind): boolean {
  return NEED_TIME.has(event)
}

/** A court's direction is still to be met; everything else has happened. */
export function lookingOf(event: CaseEventKind | null): Looking {
  return event === 'direction' ? 'ahead' : 'back'
}
