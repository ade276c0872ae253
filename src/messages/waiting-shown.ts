import type { Decision } from '../domain/decision/decision.ts'
import { decisionRef } from '../domain/decision/decision.ts'
import type { Escalation } from '../domain/escalation/escalation.ts'
import type { CaseRef } from '../domain/ids.ts'
import type { MayBeCoSigned } from './co-signature.ts'
import { isToCoSign } from './co-signature.ts'
import { linesOf } from './digest-section.ts'
import type { Block, Text } from './model.ts'
import type { Colleague } from './text.ts'
import { heading, moment, named, strong, text } from './text.ts'

/** A decision that waits for somebody, as a line in a list. */
export interface WaitingShown {
  readonly decision: Pick<Decision, 'number' | 'isUrgent'>
  readonly caseRef: CaseRef
  readonly escalation: (Pick<Escalation, 'state' | 'nextStepAt'> & MayBeCoSigned) | null
  readonly asked: Colleague | null
}

/** Decisions that wait: how many, those shown, and how many are not. */
export interface WaitingList {
  readonly count: number
  readonly items: readonly WaitingShown[]
  readonly hidden: number
}

/** A heading that counts them, and a line each; nothing when none waits. */
export function waitingBlocks(
  title: string, { count, items, hidden }: WaitingList, reader: Pick<Colleague, 'id'> | null = null,
): readonly Block[] {
  return count === 0 ? [] : [heading(`${title}: ${count}`), linesOf(items.map((one) => waitingLine(one, reader)), hidden)]
}

/** `D-13 on C-1042: waiting for Ruth Caldwell, goes up on Tue 24 Nov 2026 at 12:30`; to the person it waits for, `waiting for you`. */
export function waitingLine(
  { decision, caseRef, escalation, asked }: WaitingShown, reader: Pick<Colleague, 'id'> | null = null,
): Text {
  const urgent = decision.isUrgent ? [strong('Urgent'), ...text(': ')] : []
  const ref = `${decisionRef(decision)} on ${caseRef}: `
  if (escalation?.state === 'sent-back') return [...urgent, ...text(ref, 'sent back with a question for the unit')]
  const who = asked === null ? text('nobody to ask yet') : text('waiting for ', asked.id === reader?.id ? 'you' : named(asked), escalation !== null && isToCoSign(escalation) ? ' to co-sign it' : '')
  const next = escalation === null || escalation.nextStepAt === null ? [] : text(', goes up on ', moment(escalation.nextStepAt))
  return [...urgent, ...text(ref), ...who, ...next]
}
