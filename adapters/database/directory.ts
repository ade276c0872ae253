import type pg from 'pg'
import type { LondonDate } from '../../src/domain/calendar/london.ts'
import type { OrganisationId, PersonId, UnitId } from '../../src/domain/ids.ts'
import type { Cover, Identity, Leave, Person } from '../../src/domain/unit/person.ts'
import type { Unit } from '../../src/domain/unit/unit.ts'
import type { Store } from '../../src/ports/store.ts'
import { coverJson, jsonList, leaveJson, personJson, unitJson } from './rows.ts'

/** Who is who, who works where, and who is away. */
export type Directory = Pick<Store, 'organisations' | 'whoIs' | 'unitOfChannel' | 'units' | 'people' | 'leaveAndCover'>

export function createDirectory(pool: pg.Pool): Directory {
  return {
    async organisations() {
      const { rows } = await pool.query<{ id: OrganisationId; name: string }>('SELECT id, name FROM organisation ORDER BY name, id')
      return rows
    },

    async whoIs({ platform, tenant, user }: Identity) {
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

    async units(organisationId) {
      const { rows } = await pool.query<{ unit: Unit }>({
        name: 'units', text: `SELECT ${unitJson('u')} AS unit FROM unit u WHERE u.organisation_id = $1 ORDER BY u.code`,
        values: [organisationId],
      })
      return rows.map(({ unit }) => unit)
    },

    async people(organisationId) {
      const { rows } = await pool.query<{ person: Person }>({
        name: 'people', text: `SELECT ${personJson('p')} AS person FROM person p WHERE p.organisation_id = $1 ORDER BY p.name, p.id`,
        values: [organisationId],
      })
      return rows.map(({ person }) => person)
    },

    async leaveAndCover(organisationId, from: LondonDate, to: LondonDate) {
      const during = (table: string) => `${table}.organisation_id = $1 AND ${table}.first_day <= $3 AND ${table}.last_day >= $2`
      const { rows: [row] } = await pool.query<{ leave: Leave[]; cover: Cover[] }>({
        name: 'leave-and-cover',
        text: `SELECT ${jsonList(`${leaveJson('l')} ORDER BY l.first_day, l.person_id`, `leave l WHERE ${during('l')}`)} AS leave,
          ${jsonList(`${coverJson('v')} ORDER BY v.first_day, v.holder_id`, `cover v WHERE ${during('v')}`)} AS cover`,
        values: [organisationId, from, to],
      })
      return { leave: row?.leave ?? [], cover: row?.cover ?? [] }
    },
  }
}
