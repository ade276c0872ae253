import type { CaseId, DecisionId, EscalationId, OrganisationId, PersonId, UnitId } from '../ids.ts'
import type { Instant } from '../calendar/london.ts'
import type { Referral } from '../authority/matrix.ts'
import type { Role } from '../unit/person.ts'

/** One rung of a policy's ladder: ask whoever holds the role, then wait this long before the next. */
export interface LadderStep {
  readonly role: Role
  /** Working minutes or elapsed minutes to wait at this rung. */
  readonly wait: { readonly minutes: number; readonly counting: 'working' | 'elapsed' }
}

/** A rung as it was when the item was raised, so that a change of policy never changes a running ladder. */
export interface EscalationStep extends LadderStep {
  /** Approval here settles it. False below the chair of the panel that has to decide: there, approval passes it up. */
  readonly decides: boolean
}

/**
 * A question sent back and the unit's answer, kept as one thread; and the support of somebody who approved below the panel, with
 * which it went up.
 */
export interface ThreadEntry {
  readonly kind: 'question' | 'answer' | 'support'
  readonly byId: PersonId
  readonly at: Instant
  readonly text: string
}

export type EscalationState = 'waiting' | 'sent-back' | 'approved' | 'declined' | 'withdrawn'

/** A decision outside somebody's authority, on its way to someone who may take it. Always has a next step until it is decided. */
export interface Escalation {
  readonly id: EscalationId
  readonly organisationId: OrganisationId
  readonly unitId: UnitId
  readonly caseId: CaseId
  readonly decisionId: DecisionId
  readonly needs: Referral
  readonly isUrgent: boolean
  /** From the rung of the role it needs, upwards. */
  readonly steps: readonly EscalationStep[]
  /** The rung it stands on. */
  readonly step: number
  /** Who was asked at this rung; who holds the role is looked up when it is climbed. Null when nobody was there. */
  readonly askedId: PersonId | null
  /** When it climbs unless somebody answers; at the top it is asked again. Null only once it is decided. */
  readonly nextStepAt: Instant | null
  readonly state: EscalationState
  readonly thread: readonly ThreadEntry[]
  readonly raisedAt: Instant
  readonly closedById: PersonId | null
  readonly closedAt: Instant | null
  /** Why it was declined; null otherwise. */
  readonly closingReason: string | null
  readonly version: number
}

/** Whether it still needs somebody. */
export function isOpen(escalation: Pick<Escalation, 'state'>): boolean {
  return escalation.state === 'waiting' || escalation.state === 'sent-back'
}
