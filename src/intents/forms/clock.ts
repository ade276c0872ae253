import type { Parsed } from '../parsed.ts'
import type { ReadingContext } from '../reading/context.ts'
import { readDate } from '../reading/read-date.ts'
import type { Values } from '../sheet.ts'
import { asForm, asIntent, hasProblems, optional, sheet } from '../sheet.ts'
import { readEventFields } from './event-fields.ts'

/** What would fall due, without a case. */
export function readClock(values: Values, carries: Values, context: ReadingContext, problems: Values = {}): Parsed {
  const on = sheet('clock', values, carries, problems)
  const dateOfBirth = optional(on, 'dateOfBirth', (text) => readDate(text, 'birth', context))
  const what = readEventFields(on, context)
  const until = optional(on, 'until', (text) => readDate(text, 'ahead', context, what?.on ?? null))
  if (what !== null && until !== null && until < what.on) on.problems['until'] ??= 'Give a day after it began.'
  if (what === null || hasProblems(on)) return asForm(on)
  return asIntent({ kind: 'project', ...what, dateOfBirth, until })
}
