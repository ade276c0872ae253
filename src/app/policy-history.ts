import type { Instant } from '../domain/calendar/london.ts'
import type { OrganisationId } from '../domain/ids.ts'
import { policyDifference, type SectionChanged } from '../domain/policy/difference.ts'
import type { Policy } from '../domain/policy.ts'
import type { App } from './app.ts'
import { colleague } from './shown.ts'

/** One time a policy was applied, and how it differs from the one it took the place of. */
export interface PolicyEvent {
  readonly policy: Policy
  /** Null for the one the authority began with. */
  readonly by: string | null
  readonly appliedAt: Instant
  /** Null while it waits for its day, and for ever when it was withdrawn before that came. */
  readonly inForceSince: Instant | null
  readonly withdrawnAt: Instant | null
  /** The version before it; null for the first. */
  readonly after: string | null
  readonly changes: readonly SectionChanged[]
}

/** Every policy there was, is and is to come, in the order they came into force; those that wait, or were withdrawn, after them. */
export async function policyHistory(app: Pick<App, 'policies' | 'store'>, organisationId: OrganisationId): Promise<readonly PolicyEvent[]> {
  const [terms, people] = await Promise.all([app.policies.terms(organisationId), app.store.people(organisationId)])
  const held = terms.filter(({ inForceSince }) => inForceSince !== null)
    .toSorted((one, other) => ((one.inForceSince ?? '') < (other.inForceSince ?? '') ? -1 : 1))
  const inForce = held.at(-1)?.policy
  return [...held, ...terms.filter(({ inForceSince }) => inForceSince === null)].map((term, index) => {
    const { policy, appliedById, appliedAt, inForceSince, withdrawnAt } = term
    const before = inForceSince === null ? inForce : held[index - 1]?.policy
    return {
      policy, by: appliedById === null ? null : colleague(appliedById, people).name, appliedAt, inForceSince, withdrawnAt,
      after: before?.version ?? null, changes: before === undefined ? [] : policyDifference(before, policy),
    }
  })
}
