import type { CaseEventKind } from '../../domain/case/case-event.ts'
import { londonTimeOf } from '../../domain/calendar/london.ts'
import type { ReadingContext } from '../reading/context.ts'
import { datePhraseAt } from '../reading/date-phrase.ts'
import { isDateDetail, writeDetail } from '../reading/read-detail.ts'
import { timeLength } from '../reading/read-time.ts'
import type { Word } from '../reading/words.ts'
import { textOf } from '../reading/words.ts'

/** What the words after an event's name came to, field by field, as they were typed. */
export interface EventWords {
  readonly values: Record<string, string>
  readonly problems: Record<string, string>
}

interface Line extends EventWords {
  readonly words: readonly Word[]
  /** The birth date is a detail of a case's event; the clock has a field of its own for it, and one for where to stop. */
  readonly of: 'case' | 'clock'
  readonly context: ReadingContext
  readonly details: (readonly [name: string, value: string])[]
}

/** Takes the words it knows from `at` on, and says how many they were: 0 when they are not its own. */
type Take = (line: Line, at: number) => number

const PAIR = /^([a-z][a-z0-9-]*)=(.+)$/i
const STARTS_DATE: ReadonlySet<string> = new Set(['from', 'on', 'by', 'since'])
const TAKES: readonly Take[] = [takeNow, takeTime, takeBirth, takeUntil, takeChild, takeSeen, takeTitle, takePair, takeDate]

const TWO_DATES = 'Two dates were given. Which is it?'
const NO_PLACE = 'Some of these words have no place. Write each detail as name=value, like seen=no.'

/**
 * Takes apart `from 3 mar 4pm child a dob 12 may 2023 kind=foster "final evidence"`, in any order. Words that are none of these
 * name a court's direction; for other events they come back in `detail` with a problem, so that nothing typed is lost.
 */
export function eventWords(words: readonly Word[], start: number, event: CaseEventKind | null, of: Line['of'], context: ReadingContext): EventWords {
  const line: Line = { words, of, context, values: {}, problems: {}, details: [] }
  const unread: string[] = []
  for (let at = start; at < words.length;) {
    const taken = takenAt(line, at)
    if (taken === 0) unread.push(words[at]!.text)
    at += taken || 1
  }
  if (event === 'direction' && unread.length > 0 && !line.details.some(([name]) => name === 'title')) {
    line.details.unshift(['title', unread.splice(0).join(' ')])
  }
  if (unread.length > 0) line.problems['detail'] = NO_PLACE
  const detail = [writeDetail(line.details), ...unread].filter((part) => part !== '').join('; ')
  if (detail !== '') line.values['detail'] = detail
  return line
}

function takenAt(line: Line, at: number): number {
  for (const take of TAKES) {
    const taken = take(line, at)
    if (taken > 0) return taken
  }
  return 0
}

function takeNow({ words, values, context }: Line, at: number): number {
  if (words[at]!.key !== 'now' || values['on'] !== undefined) return 0
  values['on'] = context.today
  values['time'] = londonTimeOf(context.now)
  return 1
}

/** `4pm`, `at 16:00`. What follows `at` is the time whether or not it can be read: the field then asks. */
function takeTime({ words, values }: Line, at: number): number {
  if (values['time'] !== undefined) return 0
  const before = words[at]!.key === 'at' && at + 1 < words.length ? 1 : 0
  const length = timeLength(words, at + before, words.length) || before
  if (length === 0) return 0
  values['time'] = textOf(words, at + before, at + before + length)
  return before + length
}

function takeBirth({ words, values, details, of }: Line, at: number): number {
  const { key } = words[at]!
  if (key !== 'dob' && key !== 'born') return 0
  const length = dateLength(words, at + 1)
  const born = textOf(words, at + 1, at + 1 + length)
  if (of === 'case') details.push(['dob', born])
  else values['dateOfBirth'] = born
  return 1 + length
}

function takeUntil({ words, values, of }: Line, at: number): number {
  if (of === 'case' || words[at]!.key !== 'until') return 0
  const length = dateLength(words, at + 1)
  values['until'] = textOf(words, at + 1, at + 1 + length)
  return 1 + length
}

function takeChild({ words, values, of }: Line, at: number): number {
  if (of === 'clock' || words[at]!.key !== 'child' || values['child'] !== undefined || at + 1 === words.length) return 0
  values['child'] = words[at + 1]!.text
  return 2
}

/** `not seen`, `unseen`; `seen`. */
function takeSeen({ words, details }: Line, at: number): number {
  const { key } = words[at]!
  const length = key === 'seen' || key === 'unseen' ? 1 : key === 'not' && words[at + 1]?.key === 'seen' ? 2 : 0
  if (length > 0) details.push(['seen', key === 'seen' ? 'true' : 'false'])
  return length
}

/** What was quoted names the event, `"final evidence"`. */
function takeTitle({ words, details }: Line, at: number): number {
  if (words[at]!.key !== '' || details.some(([name]) => name === 'title')) return 0
  details.push(['title', words[at]!.text])
  return 1
}

/** `kind=foster`; a date may run on over the next words, `next=12 feb`. */
function takePair({ words, details }: Line, at: number): number {
  const pair = words[at]!.text.includes('=') ? PAIR.exec(words[at]!.text) : null
  if (pair === null) return 0
  const [, name = '', typed = ''] = pair
  const value = typed.replace(/["“”]|[,;]$/g, '')
  if (!isDateDetail(name.toLowerCase())) {
    details.push([name, value])
    return 1
  }
  const date = [{ text: value, key: value.toLowerCase() }, ...words.slice(at + 1)]
  const length = dateLength(date, 0)
  details.push([name, textOf(date, 0, length)])
  return length
}

/** `from 3 mar`, `3 mar`. What follows `from` is the date whether or not it can be read: the field then asks. */
function takeDate({ words, values, problems }: Line, at: number): number {
  const before = STARTS_DATE.has(words[at]!.key) && at + 1 < words.length ? 1 : 0
  const length = before === 1 ? dateLength(words, at + 1) : datePhraseAt(words, at)?.length ?? 0
  if (length === 0) return 0
  const date = textOf(words, at + before, at + before + length)
  if (values['on'] !== undefined) problems['on'] = TWO_DATES
  values['on'] = values['on'] === undefined ? date : `${values['on']} and ${date}`
  return before + length
}

/** How many words the date there is; one when there is none, so that the field shows what could not be read. */
function dateLength(words: readonly Word[], at: number): number {
  return at < words.length ? datePhraseAt(words, at)?.length ?? 1 : 0
}
