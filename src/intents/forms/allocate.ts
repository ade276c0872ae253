import type { Parsed } from '../parsed.ts'
import { carriedNumber, OUT_OF_DATE } from '../reading/read-carried.ts'
import { carriedLink } from '../reading/message-link.ts'
import type { ReadingContext } from '../reading/context.ts'
import { readDate } from '../reading/read-date.ts'
import { readPerson } from '../reading/read-person.ts'
import { readCaseRef, taskNumber } from '../reading/read-reference.ts'
import type { Reading } from '../reading/reading.ts'
import { problem, read } from '../reading/reading.ts'
import { readShortWords } from '../reading/read-words.ts'
import type { Values } from '../sheet.ts'
import { asForm, asIntent, hasProblems, optional, required, sheet } from '../sheet.ts'

/** What is chosen when the family has such a task already and another one is meant. */
export const NEW_TASK = 'new'

/** A new piece of work for a case. Without a person the product suggests people. */
export function readAllocate(values: Values, carries: Values, context: ReadingContext, problems: Values = {}): Parsed {
  const on = sheet('allocate', values, carries, problems)
  const theCase = required(on, 'case', readCaseRef, 'Which case? Give its reference, like C-1042.')
  const title = required(on, 'title', readShortWords, 'Say what is to be done, in a few words.')
  const to = optional(on, 'to', readPerson)
  const due = optional(on, 'due', (text) => readDate(text, 'ahead', context))
  const which = optional(on, 'which', readWhich)
  if (theCase === null || title === null || hasProblems(on)) return asForm(on)
  if (which === null || which === NEW_TASK) {
    return asIntent({ kind: 'allocate-new', case: theCase, title, to, due, link: carriedLink(carries), isConfirmed: which === NEW_TASK })
  }
  return asIntent(to === null ? { kind: 'suggest-owner', task: which } : { kind: 'allocate-task', task: which, to, version: null, isConfirmed: false })
}

/** One of the tasks the family has already, or a new one. */
function readWhich(text: string): Reading<number | typeof NEW_TASK> {
  if (text === NEW_TASK) return read(NEW_TASK, text)
  const task = taskNumber(text.toLowerCase())
  return task === null ? problem('Choose one of the tasks, or a new one.') : read(task, text)
}

/** A new owner for a task there is. */
export function readAllocateTask(values: Values, carries: Values): Parsed {
  const task = carriedNumber(carries, 'task')
  if (task === null || task === 0) return OUT_OF_DATE
  const on = sheet('allocate-task', values, carries)
  const to = required(on, 'to', readPerson, 'Who should do it?')
  if (to === null) return asForm(on)
  return asIntent({ kind: 'allocate-task', task, to, version: carriedNumber(carries, 'version'), isConfirmed: false })
}
