import type { CaseId, DecisionId, EscalationId, OrganisationId, PersonId, UnitId } from '../ids.ts'
import type { Instant } from '../calendar/london.ts'
import type { Need } from '../authority/matrix.ts'
import type { Role } from '../unit/person.ts'

/** Minutes of work, or of the clock on the wall. */
export interface Wait {
  readonly minutes: number
  readonly counting: 'working' | 'elapsed'
}

/**
 * What somebody asked is told through: their own direct messages, the unit's channel, or a letter by e-mail that says only that
 * something waits and where to read it.
 */
export type Channel = 'direct' | 'channel' | 'email'

/** One rung of a policy's ladder: ask whoever holds the role, then wait this long before the next. */
export interface LadderStep {
  readonly role: Role
  /** Who is tried first among those who hold the role, by e-mail address. */
  readonly person: string | null
  readonly wait: Wait
  readonly through: readonly Channel[]
}

/** From the unit upwards. */
export interface Ladders {
  readonly routine: readonly LadderStep[]
  readonly urgent: readonly LadderStep[]
}

/** A kind of decision's own ladders, where it has any. */
export type RowLadders = { readonly [Name in keyof Ladders]?: Ladders[Name] | undefined }

/** How long “I have it” stops the climb, and how often one person may say it at one rung. */
export interface Acknowledgement {
  readonly routine: Wait
  readonly urgent: Wait
  readonly timesPerRung: number
}

/** A rung as it was when the item was raised, so that a change of policy never changes a running ladder. */
export interface EscalationStep extends LadderStep {
  /** Approval here settles it. False below the chair of the panel that has to decide: there, approval passes it up. */
  readonly decides: boolean
  /** How long whoever is asked may stop the climb by saying that they have it, and how often. */
  readonly hold: Wait & { readonly times: number }
}

/** Somebody asked said “I have it” at a rung: nobody else is asked before then. */
export interface Acknowledged {
  readonly byId: PersonId
  readonly step: number
  readonly at: Instant
  readonly until: Instant
}

/**
 * A question sent back and the unit's answer, kept as one thread; and the support of somebody who approved below the panel, with
 * which it went up. A decision that follows another goes on with its thread: `earlier` is who decided or recorded that one, `declined`
 * why it came to nothing. `added` is who wrote more into the record meanwhile.
 */
export interface ThreadEntry {
  readonly kind: 'question' | 'answer' | 'support' | 'earlier' | 'declined' | 'added'
  readonly byId: PersonId
  readonly at: Instant
  readonly text: string
}

export type EscalationState = 'waiting' | 'sent-back' | 'approved' | 'declined' | 'withdrawn' | 'superseded'

/** A decision outside somebody's authority, on its way to someone who may take it. Always has a next step until it is decided. */
export interface Escalation {
  readonly id: EscalationId
  readonly organisationId: OrganisationId
  readonly unitId: UnitId
  readonly caseId: CaseId
  readonly decisionId: DecisionId
  /** A role, and the panel behind it; or a signature beside a decision that stands already. */
  readonly needs: Need
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
  /** Everybody who said that they have it, in order. */
  readonly acknowledgements: readonly Acknowledged[]
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
