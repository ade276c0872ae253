import type { LondonDate } from '../../domain/calendar/london.ts'
import { daysBetween } from '../../domain/calendar/london.ts'
import type { Parsed } from '../parsed.ts'
import type { ReadingContext } from '../reading/context.ts'
import { datePhraseAt } from '../reading/date-phrase.ts'
import { readDate } from '../reading/read-date.ts'
import { readPerson } from '../reading/read-person.ts'
import { readTime } from '../reading/read-time.ts'
import type { Reading } from '../reading/reading.ts'
import { problem } from '../reading/reading.ts'
import { splitWords } from '../reading/words.ts'
import type { Sheet, Values } from '../sheet.ts'
import { asForm, asIntent, hasProblems, required, sheet } from '../sheet.ts'

/** Longer than this and a stretch whose years were left out is more likely a slip than meant. */
const LONGEST_WITHOUT_YEARS = 183

const DAY_ALONE = /^\d{1,2}$/
const WHICH_FIRST = 'From which day? Write it like 1 dec.'
const WHICH_LAST = 'Until which day? Write it like 5 dec; for one day, the same day again.'

/** Somebody is away. */
export function readLeave(values: Values, carries: Values, context: ReadingContext, problems: Values = {}): Parsed {
  const on = sheet('leave', values, carries, problems)
  const person = required(on, 'person', readPerson, 'Who will be away?')
  const days = readStretch(on, context)
  if (person === null || days === null || hasProblems(on)) return asForm(on)
  return asIntent({ kind: 'set-leave', person, ...days })
}

/** Somebody stands in for somebody else. */
export function readCover(values: Values, carries: Values, context: ReadingContext, problems: Values = {}): Parsed {
  const on = sheet('cover', values, carries, problems)
  const holder = required(on, 'holder', readPerson, 'Who is to be covered?')
  const deputy = required(on, 'deputy', readPerson, 'Who stands in?')
  const days = readStretch(on, context)
  if (holder === null || deputy === null || days === null || hasProblems(on)) return asForm(on)
  return asIntent({ kind: 'set-cover', holder, deputy, ...days })
}

/** When the morning digest comes. */
export function readDigestTime(values: Values, carries: Values): Parsed {
  const on = sheet('digest-time', values, carries)
  const time = required(on, 'time', (text) => readTime(text, 'morning'), 'At what time? Write it like 08:30.')
  return time === null ? asForm(on) : asIntent({ kind: 'set-digest-time', time })
}

/** Between which hours the asker wants only what is urgent. */
export function readQuietHours(values: Values, carries: Values): Parsed {
  const on = sheet('quiet-hours', values, carries)
  const from = required(on, 'from', (text) => readTime(text), 'From what time? Write it like 19:00.')
  const to = required(on, 'to', (text) => readTime(text, 'morning'), 'Until what time? Write it like 07:30.')
  if (from !== null && from === to) on.problems['to'] ??= 'Give another time than the one they begin at.'
  return from === null || to === null || hasProblems(on) ? asForm(on) : asIntent({ kind: 'set-quiet-hours', hours: { from, to } })
}

/** Both days are included. */
interface Stretch {
  readonly from: LondonDate
  readonly to: LondonDate
}

/**
 * The first and last day of a stretch. Each helps to read the other: with `28 dec to 4 jan` the year is settled by the end, with
 * `mon to fri` the Friday is the one after that Monday, and `1 to 5 dec` begins in December.
 */
function readStretch(on: Sheet, context: ReadingContext): Stretch | null {
  const first = datePhraseAt(splitWords(on.values['from'] ?? ''), 0)
  const last = datePhraseAt(splitWords(on.values['to'] ?? ''), 0)
  const endsFirst = last?.kind === 'day' && (first?.kind === 'day-alone' || (first?.kind === 'day' && first.year === null))
  const { from, to } = endsFirst ? fromItsEnd(on, context) : fromItsStart(on, context)
  if (from === null || to === null) return null
  if (to < from) on.problems['to'] ??= 'The last day is before the first.'
  return { from, to }
}

type Days = { readonly [End in keyof Stretch]: LondonDate | null }

function fromItsStart(on: Sheet, context: ReadingContext): Days {
  const from = required(on, 'from', (text) => readDate(text, 'ahead', context), WHICH_FIRST)
  return { from, to: required(on, 'to', (text) => readDate(text, 'ahead', context, from), WHICH_LAST) }
}

function fromItsEnd(on: Sheet, context: ReadingContext): Days {
  const to = required(on, 'to', (text) => readDate(text, 'ahead', context), WHICH_LAST)
  return { to, from: required(on, 'from', (text) => (to === null ? readDate(text, 'ahead', context) : readStart(text, to, context)), WHICH_FIRST) }
}

/** The latest such day before the end; `1` before `5 dec` is 1 December. */
function readStart(text: string, to: LondonDate, context: ReadingContext): Reading<LondonDate> {
  const start = DAY_ALONE.test(text) ? `${to.slice(0, 'yyyy-mm-'.length)}${text.padStart(2, '0')}` : text
  const from = readDate(start, 'back', context, to)
  return from.kind === 'read' && daysBetween(from.value, to) > LONGEST_WITHOUT_YEARS ? problem('Give both years too.') : from
}
