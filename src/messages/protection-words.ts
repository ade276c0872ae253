import { isUnfiled } from '../domain/case/unfiled.ts'
import type { Decision, Protection } from '../domain/decision/decision.ts'
import type { EscalationState } from '../domain/escalation/escalation.ts'
import type { CaseRef } from '../domain/ids.ts'
import type { Block, Button, Text } from './model.ts'
import { button, stated, text } from './text.ts'

/** What cards need to know of something that could not wait. */
export interface Protecting {
  readonly protection?: Protection | null
}

/** Whether a child was protected already, so that only authority for it is asked for: nothing waits (004 §2.7). */
export function isDone(decision: Protecting): boolean {
  return decision.protection?.isDone === true
}

type Words = Readonly<Partial<Record<EscalationState, string>>>

/** What became of the request for authority: never of the action, which was taken. */
export const became: Words = {
  'waiting': 'is done and recorded; authority is asked for afterwards', 'approved': 'was authorised', 'declined': 'was not authorised',
}

/** What whoever recorded it does next. */
export const nextAfterDoing: Words = {
  'approved': 'nothing more is needed.',
  'declined': 'the action was taken, and the record of it stays. Review it today with whoever did not authorise it; please read why.',
}

const NOTHING_WAITS = 'it is recorded, and nothing waits for an answer.'

/** How it stands, as a word, with what to say after it. */
export function doneStands(state: EscalationState, closing: Text, waiting: Text): Block | null {
  switch (state) {
    case 'waiting': return stated('Urgent, done', [...text(`${NOTHING_WAITS} To be authorised afterwards: `), ...waiting], 'urgent')
    case 'approved': return stated('Authorised', [...closing, ...text('.')], 'good')
    case 'declined': return stated('Not authorised', [...closing, ...text('; the action was taken. The reason is with the record.')], 'warning')
    case 'sent-back': case 'superseded': case 'withdrawn': return null
    default: return state satisfies never
  }
}

/** What can be put right at any time: what there was no time to write down, and which case it is about. */
export function protectionButtons(
  { decision, caseRef, typeName }:
  { readonly decision: Protecting & Pick<Decision, 'number' | 'summary'>; readonly caseRef: CaseRef; readonly typeName: string | null },
): readonly Button[] {
  const values = { decision: String(decision.number) }
  const label = decision.summary === '' && typeName === null ? 'Say what was done' : 'Add to the record'
  return [
    ...(isDone(decision) ? [button(label, { kind: 'open-form', form: 'add-words', values })] : []),
    ...(isUnfiled({ ref: caseRef }) ? [button('Say which case', { kind: 'open-form', form: 'file-decision', values })] : []),
  ]
}
