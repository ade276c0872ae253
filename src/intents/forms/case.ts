import type { Parsed } from '../parsed.ts'
import type { ReadingContext } from '../reading/context.ts'
import { readDate } from '../reading/read-date.ts'
import { readCaseRef } from '../reading/read-reference.ts'
import { readShortWords } from '../reading/read-words.ts'
import type { Values } from '../sheet.ts'
import { asForm, asIntent, hasProblems, optional, required, sheet } from '../sheet.ts'
import { readEventFields } from './event-fields.ts'

/** Something that happened to a child or a family. */
export function readCaseEvent(values: Values, carries: Values, context: ReadingContext, problems: Values = {}): Parsed {
  const on = sheet('case-event', values, carries, problems)
  const theCase = required(on, 'case', readCaseRef, 'Which case? Give its reference, like C-1042.')
  const child = optional(on, 'child', readShortWords)
  const what = readEventFields(on, context)
  if (theCase === null || what === null || hasProblems(on)) return asForm(on)
  return asIntent({ kind: 'case-event', case: theCase, child, ...what })
}

/** A family new to the unit. */
export function readOpenCase(values: Values, carries: Values, context: ReadingContext, problems: Values = {}): Parsed {
  const on = sheet('open-case', values, carries, problems)
  const theCase = required(on, 'case', readCaseRef, 'Give the new case’s reference, like C-1050.')
  const childRef = optional(on, 'childRef', readShortWords)
  const dateOfBirth = optional(on, 'dateOfBirth', (text) => readDate(text, 'birth', context))
  if (theCase === null || hasProblems(on)) return asForm(on)
  return asIntent({ kind: 'open-case', case: theCase, dateOfBirth, childRef })
}
