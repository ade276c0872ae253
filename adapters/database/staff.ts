import type pg from 'pg'
import type { OrganisationId, PersonId, UnitId } from '../../src/domain/ids.ts'
import type { Policy } from '../../src/domain/policy.ts'
import type { Store, WhoAsks } from '../../src/ports/store.ts'
import { addressOf, type Directories } from './directory.ts'
import { orRefuse, type Policies } from './policies.ts'

/** Who is who, who works where, and who is away. */
export function createStaff(
  pool: pg.Pool, directories: Directories, policies: Policies,
): Pick<Store, 'organisations' | 'whoAsks' | 'whoAsksFromMemory' | 'whoIs' | 'unitOfChannel' | 'units' | 'people' | 'leaveAndCover'> {
  /** As last read with who asks. */
  const inForce = new Map<OrganisationId, Policy>()
  const directoryOf = (organisationId: OrganisationId, when: 'now' | 'as-last-read' = 'now') =>
    when === 'now' ? directories.now(organisationId) : directories.lastKnown(organisationId)

  return {
    async organisations() {
      const { rows } = await pool.query<{ id: OrganisationId; name: string }>('SELECT id, name FROM organisation ORDER BY name, id')
      return rows
    },

    async whoAsks({ platform, tenant, user }, channel) {
      const { rows: [found] } = await pool.query<Omit<WhoAsks, 'policy'> & { policyVersion: string | null }>({
        name: 'who-asks',
        text: `SELECT p.organisation_id AS "organisationId", p.id AS "personId", g.policy_version AS "policyVersion", (
            SELECT h.unit_id FROM unit_channel h
            WHERE h.organisation_id = p.organisation_id AND h.platform = $4 AND h.tenant = $5 AND h.conversation = $6) AS "channelUnitId"
          FROM identity i
          JOIN person p ON p.organisation_id = i.organisation_id AND p.id = i.person_id
          JOIN organisation g ON g.id = p.organisation_id
          WHERE i.platform = $1 AND i.tenant = $2 AND i.user_id = $3 AND p.is_active`,
        values: [platform, tenant, user, channel?.platform, channel?.tenant, channel?.conversation],
      })
      if (found === undefined) return null
      const { policyVersion, ...who } = found
      const policy = await policies.version(who.organisationId, orRefuse(policyVersion))
      inForce.set(who.organisationId, policy)
      return { ...who, policy }
    },

    whoAsksFromMemory(identity, channel) {
      const at = addressOf(identity, identity.user)
      const found = directories.remembered().find(([, { personAt }]) => personAt.has(at))
      const policy = found && inForce.get(found[0])
      if (found === undefined || policy === undefined) return null
      const [organisationId, { version: directoryVersion, personAt, unitAt }] = found
      const personId = personAt.get(at)?.id
      if (personId === undefined) return null
      const channelUnitId = channel === null ? null : unitAt.get(addressOf(channel, channel.conversation))?.id ?? null
      return { organisationId, personId, channelUnitId, policy, asOf: { directoryVersion, policyVersion: policy.version } }
    },

    async whoIs({ platform, tenant, user }) {
      const { rows } = await pool.query<{ organisationId: OrganisationId; personId: PersonId }>({
        name: 'who-is',
        text: `SELECT p.organisation_id AS "organisationId", p.id AS "personId"
          FROM identity i JOIN person p ON p.organisation_id = i.organisation_id AND p.id = i.person_id
          WHERE i.platform = $1 AND i.tenant = $2 AND i.user_id = $3 AND p.is_active`,
        values: [platform, tenant, user],
      })
      return rows[0] ?? null
    },

    async unitOfChannel(organisationId, { platform, tenant, conversation }) {
      const { rows } = await pool.query<{ id: UnitId }>({
        name: 'unit-of-channel',
        text: `SELECT unit_id AS id FROM unit_channel
          WHERE organisation_id = $1 AND platform = $2 AND tenant = $3 AND conversation = $4`,
        values: [organisationId, platform, tenant, conversation],
      })
      return rows[0]?.id ?? null
    },

    units: async (organisationId, when) => (await directoryOf(organisationId, when)).units,
    people: async (organisationId, when) => (await directoryOf(organisationId, when)).people,

    async leaveAndCover(organisationId, from, to) {
      const { leaveOf, cover } = await directories.now(organisationId)
      const isDuring = (days: { readonly from: string; readonly to: string }) => days.from <= to && days.to >= from
      return {
        leave: [...leaveOf.values()].flat().filter(isDuring).sort((a, b) => a.from < b.from ? -1 : 1),
        cover: cover.filter(isDuring),
      }
    },
  }
}
