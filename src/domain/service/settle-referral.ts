import type { Instant } from '../calendar/london.ts'
import { londonDateOf } from '../calendar/london.ts'
import { tellAudience } from '../case/audience.ts'
import type { Case } from '../case/case.ts'
import type { Decision, DecisionState } from '../decision/decision.ts'
import type { NewId } from '../ids.ts'
import type { AuditEntry, Write } from '../outcome.ts'
import type { NewNotice } from '../notice.ts'
import type { ReferralStep, ServiceReferral } from './service-referral.ts'

/** A referral that was asked for, with what became of its decision, or of the one that took its place. */
export interface SettleFacts {
  readonly referral: ServiceReferral
  readonly decision: Pick<Decision, 'id' | 'state'>
  /** It is of the same kind, in the same words, as the one the referral was asked for with. */
  readonly isAsAsked: boolean
  /** When the decision was settled. */
  readonly settledAt: Instant
  readonly case: Case
}

export interface Settled {
  readonly referral: ServiceReferral
  readonly writes: readonly Write[]
  readonly audit: readonly AuditEntry[]
  readonly notices: readonly NewNotice[]
}

/**
 * What a decision that went up means for the referral that rests on it: agreed, it is made from that day; declined, taken back or put
 * right to something else, it is not. Null while it is open. The unit hears of one that is made, on a card of its own; of the other it has been told.
 */
export function settleReferral(facts: SettleFacts, now: Instant, newId: NewId): Settled | null {
  const { referral, decision } = facts
  if (referral.state !== 'asked') return null
  if (OPEN.has(decision.state)) return null
  return settled(AGREED.has(decision.state) && facts.isAsAsked ? 'made' : 'not-agreed', facts, now, newId)
}

const OPEN: ReadonlySet<DecisionState> = new Set(['waiting', 'sent-back'])
const AGREED: ReadonlySet<DecisionState> = new Set(['decided', 'approved'])

function settled(state: 'made' | 'not-agreed', { referral, decision, settledAt, case: theCase }: SettleFacts, now: Instant, newId: NewId): Settled {
  const step: ReferralStep = { state, on: londonDateOf(settledAt), at: now, byId: null }
  const row: ServiceReferral = { ...referral, decisionId: decision.id, state, steps: [...referral.steps, step] }
  const { id: caseId, unitId } = theCase
  return {
    referral: row,
    writes: [{ kind: 'service-referral', row }],
    audit: [{
      event: `service-referral-${state}`, byId: null, at: now, unitId, caseId, subjectId: referral.id, detail: { decisionId: decision.id },
    }],
    notices: state === 'not-agreed' ? [] : tellAudience({
      case: theCase, unitId, occurrence: `service-referral/${referral.id}/made`, subjectId: referral.id,
      about: { kind: 'service-referral', referralId: referral.id },
    }, newId),
  }
}
