import type pg from 'pg'
import type { Instant } from '../../src/domain/calendar/london.ts'
import type { Decision } from '../../src/domain/decision/decision.ts'
import type { OrganisationId } from '../../src/domain/ids.ts'
import type { PoliciesBefore } from '../../src/domain/policy/judged-under.ts'
import { type Policy, storedPolicySchema } from '../../src/domain/policy.ts'
import type { PrismaClient } from './generated/client.ts'
import { instantText } from './rows.ts'

export interface Policies {
  /** That version; it never changes, so it is read once. @throws when it was never applied. */
  version(organisationId: OrganisationId, version: string): Promise<Policy>
  /** Those that decisions were judged under and that are not in force; null when there are none. */
  before(
    organisationId: OrganisationId, inForce: Policy, decisions: readonly Pick<Decision, 'judgement' | 'state'>[],
  ): Promise<PoliciesBefore | null>
  /** The one in force. @throws when none was applied yet. */
  inForce(organisationId: OrganisationId): Promise<Policy>
}

export function createPolicies(pool: pg.Pool, prisma: PrismaClient): Policies {
  const known = new Map<string, Policy>()

  async function find(organisationId: OrganisationId, name: string): Promise<Policy | null> {
    const key = `${organisationId} ${name}`
    const found = known.get(key)
    if (found !== undefined) return found
    const row = await prisma.policyVersion.findUnique({
      where: { organisationId_version: { organisationId, version: name } }, select: { document: true },
    })
    if (row === null) return null
    const policy = storedPolicySchema.parse(row.document)
    known.set(key, policy)
    return policy
  }

  async function version(organisationId: OrganisationId, name: string): Promise<Policy> {
    const policy = await find(organisationId, name)
    if (policy === null) throw new Error(`Policy version ${name} was never applied: apply it with unitco policy apply.`)
    return policy
  }

  async function before(
    organisationId: OrganisationId, inForce: Policy, decisions: readonly Pick<Decision, 'judgement' | 'state'>[],
  ): Promise<PoliciesBefore | null> {
    const earlier = decisions.filter(({ judgement }) => judgement.policyVersion !== inForce.version)
    if (earlier.length === 0) return null
    const versions = [...new Set(earlier.map(({ judgement }) => judgement.policyVersion))]
    const found = await Promise.all(versions.map((name) => find(organisationId, name)))
    const isAnyOpen = earlier.some(({ state }) => state === 'waiting' || state === 'sent-back')
    return {
      byVersion: Object.fromEntries(found.flatMap((policy) => (policy === null ? [] : [[policy.version, policy]]))),
      since: isAnyOpen ? await inForceSince(pool, organisationId) : null,
    }
  }

  async function inForce(organisationId: OrganisationId): Promise<Policy> {
    const { rows: [row] } = await pool.query<{ policy_version: string | null }>({
      name: 'policy-in-force', text: 'SELECT policy_version FROM organisation WHERE id = $1', values: [organisationId],
    })
    return version(organisationId, orRefuse(row?.policy_version))
  }

  return { version, before, inForce }
}

/** When the policy in force came into force; null while none is. */
export async function inForceSince(pool: pg.Pool, organisationId: OrganisationId): Promise<Instant | null> {
  const { rows: [row] } = await pool.query<{ since: Instant | null }>({
    name: 'policy-in-force-since', values: [organisationId],
    text: `SELECT ${instantText('max(in_force_since)')} AS since FROM policy_term WHERE organisation_id = $1`,
  })
  return row?.since ?? null
}

/** The version in force. @throws when there is none, which is so only while an organisation is being set up. */
export function orRefuse(versionInForce: string | null | undefined): string {
  if (versionInForce === null || versionInForce === undefined) {
    throw new Error('The organisation has no policy in force: apply one with unitco policy apply.')
  }
  return versionInForce
}
