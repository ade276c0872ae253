import type { MatrixRow } from '../../domain/authority/matrix.ts'
import type { CaseRef } from '../../domain/ids.ts'
import type { Policy } from '../../domain/policy.ts'
import type { IntentOf } from '../intent.ts'
import type { Parsed } from '../parsed.ts'
import { carriedLink } from '../reading/message-link.ts'
import type { ReadingContext } from '../reading/context.ts'
import { readMoney } from '../reading/read-money.ts'
import { readPerson } from '../reading/read-person.ts'
import { readCaseRef } from '../reading/read-reference.ts'
import type { Reading } from '../reading/reading.ts'
import { problem, read } from '../reading/reading.ts'
import { isTicked, readShortWords, readWords } from '../reading/read-words.ts'
import type { Values } from '../sheet.ts'
import { asForm, asIntent, hasProblems, optional, required, sheet } from '../sheet.ts'

/** None was given, which holds up nothing that protects a child. */
const NO_CASE = '' as CaseRef

/** What is chosen for a decision the matrix does not name. */
export const OTHER = 'other'

/**
 * A decision about a case. A kind nobody named is asked for, except when it is urgent: protecting a child never waits for a form,
 * so it goes up unnamed, at once (004 §2.7; unknown means ask the group manager). What is missing or unreadable in it goes up as typed.
 */
export function readDecide(values: Values, carries: Values, context: ReadingContext, problems: Values = {}): Parsed {
  const on = sheet('decide', values, carries, problems)
  const isUrgent = isTicked(values['urgent'])
  const theCase = required(on, 'case', readCaseRef, 'Which case? Give its reference, like C-1042.')
  const type = optional(on, 'type', (text) => readType(text, context.policy))
  const row = type === null ? null : rowOf(type, context.policy)
  const summary = optional(on, 'summary', readShortWords)
  const amount = optional(on, 'amount', readMoney)
  const decidedBy = optional(on, 'decidedBy', readPerson)
  const childWants = optional(on, 'childWants', readWords)
  const reasons = optional(on, 'reasons', readWords)

  if (type === null && !(isUrgent && summary !== null)) on.problems['type'] ??= 'Which kind of decision is it?'
  if (type === OTHER && summary === null) on.problems['summary'] ??= 'Say what was decided, in a few words.'
  if (row?.needsAmount === true && amount === null) on.problems['amount'] ??= 'How much? Write it like £450.'
  const said = { kind: 'decide', type, amount, isUrgent, decidedBy, link: carriedLink(carries), isConfirmed: false } as const
  if (theCase !== null && !hasProblems(on)) return asIntent({ ...said, case: theCase, summary: summary ?? '', childWants, reasons })
  if (!isUrgent && row?.isProtective !== true) return asForm(on)
  return asIntent({ ...said, case: theCase ?? NO_CASE, ...asTyped(values, { case: theCase, amount, decidedBy }) })
}

/** All that was typed, where nothing may be asked first: what cannot be read stands with the reasons. */
function asTyped(typed: Values, read: { readonly [Field in 'case' | 'amount' | 'decidedBy']: unknown }): Pick<IntentOf<'decide'>, 'summary' | 'childWants' | 'reasons'> {
  const words = (field: string): string => (typed[field] ?? '').trim()
  const unread = (['case', 'amount', 'decidedBy'] as const).filter((field) => read[field] === null).map(words)
  const reasons = [...unread, words('reasons')].filter((text) => text !== '')
  return { summary: words('summary'), childWants: words('childWants') || null, reasons: reasons.length === 0 ? null : reasons.join('\n') }
}

function readType(text: string, policy: Policy): Reading<string> {
  return text === OTHER || rowOf(text, policy) !== null ? read(text, text) : problem('Choose the kind of decision from the list.')
}

function rowOf(id: string, policy: Policy): MatrixRow | null {
  return policy.matrix.find((row) => row.id === id) ?? null
}
