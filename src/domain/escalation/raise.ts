import type { Need, Referral } from '../authority/matrix.ts'
import { isAtLeast } from '../authority/rank.ts'
import type { Decision } from '../decision/decision.ts'
import type { Asking } from '../outcome.ts'
import type { Policy } from '../policy.ts'
import type { Escalation, EscalationStep } from './escalation.ts'
import type { LadderFacts } from './ladder-facts.ts'
import { tellUnit } from './notices.ts'
import type { Stood } from './stand-on-rung.ts'
import { standOnRung } from './stand-on-rung.ts'

/**
 * Sends a decision up: the ladder as it is today, frozen; the first person asked; the unit told. One that follows another goes on with
 * that one's thread.
 */
export function raise(
  decision: Decision, needs: Need, facts: LadderFacts, asking: Asking, thread: Escalation['thread'] = [],
): Stood {
  const fresh: Escalation = {
    id: asking.newId('escalation'),
    organisationId: decision.organisationId,
    unitId: decision.unitId,
    caseId: decision.caseId,
    decisionId: decision.id,
    needs,
    isUrgent: decision.isUrgent,
    steps: stepsFor(needs, decision, facts.policy),
    step: 0,
    askedId: null,
    nextStepAt: null,
    state: 'waiting',
    thread,
    acknowledgements: [],
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
 * The ladder for that kind of decision, or else the policy's, from the rung of the role that is needed; all of it should the role be on
 * none. Below whoever settles it, approval only passes it up; the top rung always settles.
 */
export function stepsFor(needs: Referral, decision: Pick<Decision, 'type' | 'isUrgent'>, policy: Policy): readonly EscalationStep[] {
  const pace = decision.isUrgent ? 'urgent' : 'routine'
  const ladder = policy.matrix.find((row) => row.id === decision.type)?.ladders[pace] ?? policy.ladders[pace]
  const above = ladder.filter((step) => isAtLeast(step.role, needs.role, policy))
  const { [pace]: { minutes, counting }, timesPerRung: times } = policy.acknowledgement
  const held = (above.length === 0 ? ladder : above).map((step) => ({ ...step, hold: { minutes, counting, times } }))
  return decidedFrom(needs, held, policy)
}

/** The same rungs, marked by who settles what is needed: the chair of its panel and whoever stands above, or the role itself. */
export function decidedFrom(
  needs: Referral, steps: readonly Omit<EscalationStep, 'decides'>[], policy: Policy,
): readonly EscalationStep[] {
  const settles = policy.panels.find((panel) => panel.id === needs.panel)?.chair ?? (needs.panel === null ? needs.role : null)
  return steps.map((step, index) => ({
    ...step,
    decides: index === steps.length - 1 || (settles !== null && isAtLeast(step.role, settles, policy)),
  }))
}
