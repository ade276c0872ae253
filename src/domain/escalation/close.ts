import type { Decision } from '../decision/decision.ts'
import type { Asking } from '../outcome.ts'
import { decisionStateIn } from './decision-state.ts'
import type { Escalation } from './escalation.ts'
import type { Raised } from './ladder-facts.ts'

/** Ends an escalation and settles its decision in one go, so that no later step can be due (invariant 5). */
export function closed(
  { decision, escalation }: Raised, state: 'approved' | 'declined' | 'withdrawn' | 'superseded', closingReason: string | null,
  asking: Asking,
): Raised {
  const { askerId: closedById, now: closedAt } = asking
  const ended: Escalation = { ...escalation, state, nextStepAt: null, closedById, closedAt, closingReason }
  const settled: Decision = { ...decision, state: decisionStateIn(state, escalation) }
  return { decision: settled, escalation: ended }
}
