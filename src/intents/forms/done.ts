import type { Parsed } from '../parsed.ts'
import { carriedNumber } from '../reading/read-carried.ts'
import type { ReadingContext } from '../reading/context.ts'
import { readDate } from '../reading/read-date.ts'
import { readTaskNumber } from '../reading/read-reference.ts'
import type { Values } from '../sheet.ts'
import { asForm, asIntent, hasProblems, optional, required, sheet } from '../sheet.ts'

/** A task that was done, today unless another day is given. A visit at which the child was not seen says so. */
export function readDone(values: Values, carries: Values, context: ReadingContext, problems: Values = {}): Parsed {
  const on = sheet('done', values, carries, problems)
  const task = required(on, 'task', readTaskNumber, 'Which task? Give its number, like T-12.')
  const day = optional(on, 'on', (text) => readDate(text, 'back', context))
  if (task === null || hasProblems(on)) return asForm(on)
  return asIntent({ kind: 'done', task, on: day, wasSeen: values['seen'] !== 'no', version: carriedNumber(carries, 'version') })
}
