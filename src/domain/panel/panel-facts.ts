import type { CaseHistory } from '../case/case.ts'
import type { Decision } from '../decision/decision.ts'
import type { Escalation } from '../escalation/escalation.ts'
import { isOpen } from '../escalation/escalation.ts'
import type { LadderFacts, Raised } from '../escalation/ladder-facts.ts'
import type { Task } from '../task/task.ts'
import type { PanelReferral } from './referral.ts'
import { isOpenReferral } from './referral.ts'

/** What settles who may do what about a family at a panel: a scene with its unit, its case and the calendar, and the family's referrals. */
export interface PanelFacts extends LadderFacts {
  readonly history: CaseHistory
  readonly tasks: readonly Task[]
  readonly decisions: readonly Decision[]
  readonly escalations: readonly Escalation[]
  /** All of the family's that are open, to whichever panel. */
  readonly referrals: readonly PanelReferral[]
}

/** A decision with its open escalation; null when nothing of it waits any more. */
export function waitingDecision(id: Decision['id'] | null, facts: Pick<PanelFacts, 'decisions' | 'escalations'>): Raised | null {
  const decision = facts.decisions.find((one) => one.id === id)
  const escalation = facts.escalations.find((one) => one.decisionId === id && isOpen(one))
  return decision === undefined || escalation === undefined ? null : { decision, escalation }
}

/**
 * Decisions of the family that wait for that panel and that no open referral is about: each is recorded once, and the referral is
 * linked to it.
 */
export function decisionsFor(panel: string, facts: Pick<PanelFacts, 'decisions' | 'escalations' | 'referrals'>): readonly Raised[] {
  const linked = new Set(facts.referrals.filter(isOpenReferral).map(({ decisionId }) => decisionId))
  return facts.escalations.flatMap((escalation) => {
    if (escalation.needs.panel !== panel || linked.has(escalation.decisionId)) return []
    const waiting = waitingDecision(escalation.decisionId, facts)
    return waiting === null || waiting.escalation.id !== escalation.id ? [] : [waiting]
  })
}
