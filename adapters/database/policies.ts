import type pg from 'pg'
import type { OrganisationId } from '../../src/domain/ids.ts'
import { type Policy, storedPolicySchema } from '../../src/domain/policy.ts'
import type { PrismaClient } from './generated/client.ts'

export interface Policies {
  /** That version; it never changes, so it is read once. @throws when it was never applied. */
  version(organisationId: OrganisationId, version: string): Promise<Policy>
  /** The one in force. @throws when none was applied yet. */
  inForce(organisationId: OrganisationId): Promise<Policy>
}

export function createPolicies(pool: pg.Pool, prisma: PrismaClient): Policies {
  const known = new Map<string, Policy>()

  async function version(organisationId: OrganisationId, name: string): Promise<Policy> {
    const key = `${organisationId} ${name}`
    const found = known.get(key)
    if (found !== undefined) return found
    const row = await prisma.policyVersion.findUnique({ where: { organisationId_version: { organisationId, version: name } }, select: { document: true } })
    if (row === null) throw new Error(`Policy version ${name} was never applied: apply it with unitco policy apply.`)
    const policy = storedPolicySchema.parse(row.document)
    known.set(key, policy)
    return policy
  }

  async function inForce(organisationId: OrganisationId): Promise<Policy> {
    const { rows: [row] } = await pool.query<{ policy_version: string | null }>({
      name: 'policy-in-force', text: 'SELECT policy_version FROM organisation WHERE id = $1', values: [organisationId],
    })
    return version(organisationId, orRefuse(row?.policy_version))
  }

  return { version, inForce }
}

/** The version in force. @throws when there is none, which is so only while an organisation is being set up. */
export function orRefuse(versionInForce: string | null | undefined): string {
  if (versionInForce === null || versionInForce === undefined) {
    throw new Error('The organisation has no policy in force: apply one with unitco policy apply.')
  }
  return versionInForce
}
