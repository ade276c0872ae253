import type { Referral } from '../authority/matrix.ts'
import { isAtLeast } from '../authority/rank.ts'
import type { Decision } from '../decision/decision.ts'
import type { Asking } from '../outcome.ts'
import type { Policy } from '../policy.ts'
import type { Escalation, EscalationStep, LadderStep } from './escalation.ts'
import type { LadderFacts } from './ladder-facts.ts'
import { tellUnit } from './notices.ts'
import type { Stood } from './stand-on-rung.ts'
import { standOnRung } from './stand-on-rung.ts'

/** Sends a decision up: the ladder as it is today, frozen; the first person asked; the unit told. */
export function raise(decision: Decision, needs: Referral, facts: LadderFacts, asking: Asking): Stood {
  const fresh: Escalation = {
    id: asking.newId('escalation'),
    organisationId: decision.organisationId,
    unitId: decision.unitId,
    caseId: decision.caseId,
    decisionId: decision.id,
    needs,
    isUrgent: decision.isUrgent,
    steps: stepsFor(needs, decision.isUrgent, facts.policy),
    step: 0,
    askedId: null,
    nextStepAt: null,
    state: 'waiting',
    thread: [],
    raisedAt: asking.now,
    closedById: null,
    closedAt: null,
    closingReason: null,
    version: 0,
  }
  const stood = standOnRung(fresh, 0, decision, facts, asking)
  const { escalation } = stood
  return {
    escalation,
    audit: [
      {
        event: 'escalation-raised',
        byId: asking.askerId,
        at: asking.now,
        unitId: decision.unitId,
        caseId: decision.caseId,
        subjectId: escalation.id,
        detail: { decisionId: decision.id, needs: needs.role, panel: needs.panel, isUrgent: decision.isUrgent },
      },
      ...stood.audit,
    ],
    notices: [
      ...tellUnit({ kind: 'escalation-raised', escalationId: escalation.id }, escalation, facts.history.case, asking.newId),
      ...stood.notices,
    ],
  }
}

/**
 * The policy's ladder from the rung of the role that is needed; all of it should the role be on none. Below whoever settles it,
 * approval only passes it up; the top rung always settles.
 */
export function stepsFor(needs: Referral, isUrgent: boolean, policy: Policy): readonly EscalationStep[] {
  const ladder = isUrgent ? policy.ladders.urgent : policy.ladders.routine
  const above = ladder.filter((step) => isAtLeast(step.role, needs.role, policy))
  return decidedFrom(needs, above.length === 0 ? ladder : above, policy)
}

/** The same rungs, marked by who settles what is needed: the chair of its panel and whoever stands above, or the role itself. */
export function decidedFrom(needs: Referral, steps: readonly LadderStep[], policy: Policy): readonly EscalationStep[] {
  const settles = policy.panels.find((panel) => panel.id === needs.panel)?.chair ?? (needs.panel === null ? needs.role : null)
  return steps.map((step, index) => ({
    ...step,
    decides: index === steps.length - 1 || (settles !== null && isAtLeast(step.role, settles, policy)),
  }))
}
