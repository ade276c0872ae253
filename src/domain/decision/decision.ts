import type { CaseId, DecisionId, OrganisationId, PersonId, UnitId } from '../ids.ts'
import type { Instant } from '../calendar/london.ts'
import type { Judgement } from '../authority/matrix.ts'
import type { Pence } from '../authority/money.ts'

/**
 * `decided` was within the decider's authority and is final. `waiting` went up to somebody else, who left it `approved`,
 * `declined`, or `sent-back` with a question; `withdrawn` was taken back by the unit, `superseded` by
 * the unit putting another in its place.
 */
export type DecisionState = 'decided' | 'waiting' | 'sent-back' | 'approved' | 'declined' | 'withdrawn' | 'superseded'

/**
 * What could not wait for anybody (004 §2.7): something urgent, or action to protect a child. It is recorded whatever is missing from it.
 */
export interface Protection {
  /** It was done before anybody was asked, so only authority for it can still be given or refused: what was done stays done. */
  readonly isDone: boolean
  /** The case it was said to be about, as typed, where that is none the recorder may know of; else null. */
  readonly refAsTyped: string | null
}

/** A decision about a case, with the authority it was judged under. Decided-by and recorded-by are different questions. */
export interface Decision {
  readonly id: DecisionId
  readonly organisationId: OrganisationId
  readonly unitId: UnitId
  readonly caseId: CaseId
  /** People say `D-12`. */
  readonly number: number
  /** The matrix row's id; null when the matrix does not name it. */
  readonly type: string | null
  /** The few words typed with the command, free of anything that identifies a person. */
  readonly summary: string
  readonly amount: Pence | null
  /** "What does this child want to happen next?" (004 §3.15). Blank is allowed, and shown as missing. */
  readonly childWants: string | null
  /** Reasons, typed in a form and shown only to those who may see the case. */
  readonly reasons: string | null
  readonly isUrgent: boolean
  readonly decidedById: PersonId
  readonly recordedById: PersonId
  readonly state: DecisionState
  readonly judgement: Judgement
  readonly decidedAt: Instant
  readonly recordedAt: Instant
  /** The chat message it was logged from, for people of the unit to open; never its words. */
  readonly link: string | null
  /** Null for all that could wait. */
  readonly protection: Protection | null
  /** The decision it takes the place of (then `superseded`), or raises again; null when it follows none. */
  readonly followsId: DecisionId | null
  readonly version: number
}

/** `D-12`. */
export function decisionRef(decision: Pick<Decision, 'number'>): string {
  return `D-${decision.number}`
}
