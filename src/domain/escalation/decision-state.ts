import type { Escalation, EscalationState } from './escalation.ts'

/** Whether only a signature is asked for, beside a decision that was within authority and stands (001: closer support of who is new). */
export function isCoSignature({ needs }: Pick<Escalation, 'needs'>): boolean {
  return needs.isCoSignature === true
}

/**
 * The state of the decision behind an escalation in that state. One that waits for a signature alone stays decided, whatever is asked
 * or answered about it; a signature refused, or the decision taken back, ends it as it would any other.
 */
export function decisionStateIn<State extends EscalationState>(state: State, escalation: Pick<Escalation, 'needs'>): State | 'decided' {
  const isStanding = isCoSignature(escalation) && (state === 'waiting' || state === 'sent-back' || state === 'approved')
  return isStanding ? 'decided' : state
}
