import type pg from 'pg'
import type { Instant } from '../../src/domain/calendar/london.ts'
import type { OrganisationId, PersonId } from '../../src/domain/ids.ts'
import type { Policy } from '../../src/domain/policy.ts'
import { commitChange } from './commit.ts'

/** Makes a council with its first policy. An organisation that is there already keeps its name. */
export async function createOrganisation(
  pool: pg.Pool, organisation: { readonly id: OrganisationId; readonly name: string; readonly policy: Policy; readonly at: Instant },
): Promise<void> {
  const { id, name, policy, at } = organisation
  await pool.query(`INSERT INTO organisation (id, name, audit_hash, audit_hash_before, created_at)
    VALUES ($1, $2, '', '', $3) ON CONFLICT (id) DO NOTHING`, [id, name, at])
  await applyPolicy(pool, id, { policy, byId: null, at })
}

/**
 * Puts a policy version in force, and says so in the audit: for a council that is being set up. One that is there is changed by
 * src/app/apply-policy.ts.
 * @throws when the version was applied before with other content.
 */
export async function applyPolicy(
  pool: pg.Pool, organisationId: OrganisationId, applied: { readonly policy: Policy; readonly byId: PersonId | null; readonly at: Instant },
): Promise<void> {
  const { policy, byId, at } = applied
  const { rows: [before] } = await pool.query<{ is_same: boolean }>(
    'SELECT document = $3::jsonb AS is_same FROM policy_version WHERE organisation_id = $1 AND version = $2',
    [organisationId, policy.version, JSON.stringify(policy)])
  if (before?.is_same === false) {
    throw new Error(`Policy version ${policy.version} was applied before with other content: give this one a new version.`)
  }
  await commitChange(pool, organisationId, {
    key: null, at, writes: [], notices: [], policy: { kind: 'put-in-force', policy, byId, replaces: null },
    audit: [{
      event: 'policy-applied', byId, at, unitId: null, caseId: null, subjectId: null,
      detail: { version: policy.version, name: policy.name },
    }],
  })
}
