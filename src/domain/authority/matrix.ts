import type { Role } from '../unit/person.ts'
import type { Pence } from './money.ts'
import type { RowLadders } from '../escalation/escalation.ts'

/** A fact about the case that takes a decision out of somebody's hands. */
export type Circumstance = 'protection-plan-open'

/** One of the ways a row lets somebody decide on their own authority. */
export interface Authority {
  readonly role: Role
  /** The most this role may agree, including other sums for the same case inside the row's window. Null: no limit. */
  readonly upTo: Pence | null
  /** Circumstances in which this authority does not hold. */
  readonly unless: readonly Circumstance[]
}

/** Where a decision goes when nobody present may take it: a role, and the panel behind that role if there is one. */
export interface Referral {
  readonly role: Role
  readonly panel: string | null
}

/** What an escalation waits for: that somebody decides, or that they sign beside a decision that stands already. */
export interface Need extends Referral {
  readonly isCoSignature?: boolean
}

/** One line of the authority's matrix of responsibility (004 §4.10): a kind of decision and who may take it. */
export interface MatrixRow {
  /** How the row is named in answers and in the audit, `spend`. */
  readonly id: string
  /** What people see, `Spend money`. */
  readonly name: string
  /** The words people type for it after `/decide C-1042`, longest first when they overlap. */
  readonly words: readonly string[]
  readonly authorities: readonly Authority[]
  readonly otherwise: Referral
  /** The decision is of an amount, and cannot be judged without one. */
  readonly needsAmount: boolean
  /** Sums for one case within this many days count together; null when the row has no amount. */
  readonly windowDays: number | null
  /** Action to protect a child: it is recorded and announced at once, and authorised after the event (004 §2.7). */
  readonly isProtective: boolean
  /** Its own way up; where it names none, the policy's ladder is climbed. */
  readonly ladders: RowLadders
  readonly source: string
}

/** What the matrix said of one decision, and why. Stored with the decision, so it can be explained in ten years. */
export interface Judgement {
  readonly verdict: 'within' | 'beyond'
  /** Null when the matrix does not name the decision: unknown means ask (DOMAIN). */
  readonly rowId: string | null
  readonly policyVersion: string
  /** One plain sentence: which row, which figure. */
  readonly because: string
  /** What would be needed; null when it is within authority. */
  readonly needs: Referral | null
  /** Within authority, and this role is asked to sign it afterwards: the decider is new in post (001). */
  readonly coSignedBy?: Role
}
