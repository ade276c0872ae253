import type pg from 'pg'
import type { OrganisationId, PersonId, UnitId } from '../../src/domain/ids.ts'
import type { Cover, Leave, Person } from '../../src/domain/unit/person.ts'
import type { ChatPlace, Unit } from '../../src/domain/unit/unit.ts'
import { coverJson, jsonList, leaveJson, personJson, unitJson } from './rows.ts'

/** Everybody of an organisation, its units, and who is away: small, needed by every command and seldom changed. */
export interface Directory {
  /** Goes up with every change; while it stands, so does all of this. */
  readonly version: number
  readonly units: readonly Unit[]
  readonly people: readonly Person[]
  readonly cover: readonly Cover[]
  readonly unitById: ReadonlyMap<UnitId, Unit>
  readonly personById: ReadonlyMap<PersonId, Person>
  /** Those with a post in the unit, whenever it runs; under null those with one over the organisation. */
  readonly postedTo: ReadonlyMap<UnitId | null, readonly Person[]>
  readonly leaveOf: ReadonlyMap<PersonId, readonly Leave[]>
  /** Those who have not left, by `addressOf` their account. */
  readonly personAt: ReadonlyMap<string, Person>
  /** By `addressOf` its channel. */
  readonly unitAt: ReadonlyMap<string, Unit>
}

/** An account or a channel, as one word that no other has. */
export function addressOf({ platform, tenant }: Pick<ChatPlace, 'platform' | 'tenant'>, within: string): string {
  return JSON.stringify([platform, tenant, within])
}

/** Remembers directories. Nobody acts on an old one: its version is read with, or just before, whatever it is used for. */
export interface Directories {
  /** As it stands now: a small question to the database, and the whole only when it has changed. */
  now(organisationId: OrganisationId): Promise<Directory>
  /** As last read: a beginning, whose version is checked afterwards. */
  lastKnown(organisationId: OrganisationId): Promise<Directory>
  read(organisationId: OrganisationId): Promise<Directory>
  /** All that are remembered, as last read. */
  remembered(): readonly (readonly [OrganisationId, Directory])[]
}

const READ = `SELECT json_build_object('version', g.directory_version,
  'units', ${jsonList(`${unitJson('u')} ORDER BY u.code`, 'unit u WHERE u.organisation_id = g.id')},
  'people', ${jsonList(`${personJson('p')} ORDER BY p.name, p.id`, 'person p WHERE p.organisation_id = g.id')},
  'leave', ${jsonList(`${leaveJson('l')} ORDER BY l.first_day, l.last_day`, 'leave l WHERE l.organisation_id = g.id')},
  'cover', ${jsonList(`${coverJson('v')} ORDER BY v.first_day, v.holder_id, v.deputy_id`, 'cover v WHERE v.organisation_id = g.id')}
) AS stored FROM organisation g WHERE g.id = $1`

export function createDirectories(pool: pg.Pool): Directories {
  const known = new Map<OrganisationId, Directory>()

  async function read(organisationId: OrganisationId): Promise<Directory> {
    const { rows: [row] } = await pool.query<{ stored: Stored }>({ name: 'directory', text: READ, values: [organisationId] })
    if (row === undefined) throw new Error(`There is no organisation ${organisationId}.`)
    const directory = indexed(row.stored)
    known.set(organisationId, directory)
    return directory
  }

  return {
    read,
    remembered: () => [...known],
    lastKnown: async (organisationId) => known.get(organisationId) ?? read(organisationId),
    async now(organisationId) {
      const before = known.get(organisationId)
      if (before === undefined) return read(organisationId)
      const { rows: [row] } = await pool.query<{ version: number }>({
        name: 'directory-version', text: 'SELECT directory_version AS version FROM organisation WHERE id = $1', values: [organisationId],
      })
      return row?.version === before.version ? before : read(organisationId)
    },
  }
}

interface Stored extends Pick<Directory, 'version' | 'units' | 'people' | 'cover'> {
  readonly leave: readonly Leave[]
}

function indexed({ version, units, people, leave, cover }: Stored): Directory {
  const posts = people.flatMap((person) => [...new Set(person.posts.map(({ unitId }) => unitId))].map((unitId) => ({ unitId, person })))
  const byUnit = Map.groupBy(posts, ({ unitId }) => unitId)
  return {
    version, units, people, cover,
    unitById: new Map(units.map((unit) => [unit.id, unit])),
    personById: new Map(people.map((person) => [person.id, person])),
    postedTo: new Map([...byUnit].map(([unitId, posted]) => [unitId, posted.map(({ person }) => person)])),
    leaveOf: Map.groupBy(leave, ({ personId }) => personId),
    personAt: new Map(people.filter(({ isActive }) => isActive)
      .flatMap((person) => person.identities.map((identity) => [addressOf(identity, identity.user), person]))),
    unitAt: new Map(units.flatMap((unit) => unit.channels.map((channel) => [addressOf(channel, channel.conversation), unit]))),
  }
}
