import type { Instant } from '../domain/calendar/london.ts'
import type { Escalation } from '../domain/escalation/escalation.ts'
import type { OrganisationId, PersonId } from '../domain/ids.ts'
import type { NewNotice } from '../domain/notice.ts'
import type { AuditEntry } from '../domain/outcome.ts'
import type { Policy } from '../domain/policy.ts'

/** One time a policy was applied. It is in force from then on, until the next one is; or it waits for its day. */
export interface PolicyTerm {
  /** The place in the audit of the entry that says so: later ones are higher. */
  readonly position: number
  readonly policy: Policy
  /** Null for the one an authority began with. */
  readonly appliedById: PersonId | null
  readonly appliedAt: Instant
  /** Null while it waits for its day, and for ever when it was withdrawn before that came. */
  readonly inForceSince: Instant | null
  readonly withdrawnAt: Instant | null
}

/** What can be done about policies. `replaces` is the version in force it was decided from: another one by then makes it stale. */
export type PolicyChange =
  | { readonly kind: 'put-in-force'; readonly policy: Policy; readonly byId: PersonId | null; readonly replaces: string | null }
  | { readonly kind: 'keep'; readonly policy: Policy; readonly byId: PersonId | null }
  /** Its day has come. */
  | { readonly kind: 'begin'; readonly position: number; readonly version: string; readonly replaces: string }
  | { readonly kind: 'withdraw'; readonly position: number }

export interface PolicyCommit {
  readonly change: PolicyChange
  readonly audit: readonly AuditEntry[]
  readonly notices: readonly NewNotice[]
  readonly at: Instant
}

/** A decision that waits, as a change of policy has to know of it. */
export interface OpenItem {
  readonly escalation: Escalation
  readonly decisionNumber: number
  /** The policy version the decision was judged under. */
  readonly judgedUnder: string
}

/** The policies of each organisation through time. Which one is in force is read with every scene, and is not asked here. */
export interface Policies {
  /** Every time one was applied, in that order. */
  terms(organisationId: OrganisationId): Promise<readonly PolicyTerm[]>
  /** Those that wait for their day, the first day first. */
  toCome(organisationId: OrganisationId): Promise<readonly PolicyTerm[]>
  /** Since when the one in force is; null while none is. */
  inForceSince(organisationId: OrganisationId): Promise<Instant | null>
  /** The policy of that version as it was applied; null when none of that name ever was. */
  applied(organisationId: OrganisationId, version: string): Promise<Policy | null>
  /** Every decision that waits for somebody, restricted cases included: for counting, and for saying which by their numbers. */
  openItems(organisationId: OrganisationId): Promise<readonly OpenItem[]>
  /** Durable, all or nothing. `stale`: somebody else changed the policy first, and nothing was written. */
  commit(organisationId: OrganisationId, commit: PolicyCommit): Promise<'committed' | 'stale'>
}
