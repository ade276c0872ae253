import type pg from 'pg'
import type { OrganisationId, PersonId } from '../../src/domain/ids.ts'
import type { Accounts } from '../../src/ports/accounts.ts'
import { onlyIds } from './identifier.ts'

/** The platform's tenants with the organisation each belongs to: wherever a unit has a channel or a person an account. */
const TENANTS = `SELECT organisation_id, tenant FROM unit_channel WHERE platform = $1
  UNION SELECT organisation_id, tenant FROM identity WHERE platform = $1`

export function createAccounts(pool: pg.Pool): Accounts {
  return {
    async organisationOf(platform, tenant) {
      const { rows } = await pool.query<{ organisationId: OrganisationId; isHere: boolean; isElsewhere: boolean }>({
        name: 'tenant-owner',
        text: `WITH tenants AS (${TENANTS})
          SELECT g.id AS "organisationId",
            EXISTS (SELECT FROM tenants t WHERE t.organisation_id = g.id AND t.tenant = $2) AS "isHere",
            EXISTS (SELECT FROM tenants t WHERE t.organisation_id = g.id AND t.tenant <> $2) AS "isElsewhere"
          FROM organisation g`,
        values: [platform, tenant],
      })
      const here = rows.filter((row) => row.isHere)
      const [owner, ...others] = here.length > 0 ? here : rows
      if (owner === undefined || others.length > 0) return null
      return { organisationId: owner.organisationId, vouchesForEmail: owner.isHere || !owner.isElsewhere }
    },

    async organisationAt({ platform, tenant, conversation }) {
      const { rows } = await pool.query<{ organisationId: OrganisationId }>({
        name: 'organisation-at',
        text: `SELECT organisation_id AS "organisationId" FROM unit_channel WHERE platform = $1 AND tenant = $2 AND conversation = $3`,
        values: [platform, tenant, conversation],
      })
      return rows[0]?.organisationId ?? null
    },

    async usersOf(platform, tenant, people) {
      if (people.length === 0) return new Map()
      const { rows } = await pool.query<{ personId: PersonId; user: string }>({
        name: 'users-of',
        text: `SELECT i.person_id AS "personId", i.user_id AS "user"
          FROM identity i JOIN person p ON p.organisation_id = i.organisation_id AND p.id = i.person_id
          WHERE i.platform = $1 AND i.tenant = $2 AND i.person_id = ANY($3::uuid[]) AND p.is_active ORDER BY i.position DESC`,
        values: [platform, tenant, onlyIds(people)],
      })
      return new Map(rows.map(({ personId, user }) => [personId, user]))
    },
  }
}
