import type { PersonId, UnitId } from '../../domain/ids.ts'
import type { Write } from '../../domain/outcome.ts'
import type { Identity, Person, Post } from '../../domain/unit/person.ts'
import type { Unit } from '../../domain/unit/unit.ts'
import { counter, problem, type Making } from './planning.ts'
import type { PersonRow, UnitRow } from './rows.ts'

export interface PlannedPeople {
  readonly byEmail: ReadonlyMap<string, readonly PersonRow[]>
  readonly idByEmail: ReadonlyMap<string, PersonId>
}

/** Who the file names, with an id for each; their posts wait until the units have theirs. */
export function planPeople(rows: readonly PersonRow[], units: readonly UnitRow[], context: Making): PlannedPeople {
  const roles = new Map(context.policy.roles.map((role) => [role.id, role]))
  const codes = new Set([...context.present.units.map((unit) => unit.code), ...units.map((unit) => unit.code)])
  const byEmail = new Map<string, PersonRow[]>()
  for (const row of rows) {
    const role = roles.get(row.role)
    if (role === undefined) problem(context, row.row, 'role', `is not a role of this authority; the roles are ${[...roles.keys()].join(', ')}.`)
    if (role?.isInUnit === true && row.units.length === 0) problem(context, row.row, 'unit', `is empty, but a ${role.name} belongs to a unit; name it.`)
    for (const code of row.units) {
      if (!codes.has(code)) problem(context, row.row, 'unit', `names ${JSON.stringify(code)}, which is no unit in units.csv and none known.`)
    }
    const others = byEmail.get(row.email) ?? []
    const [first] = others
    if (first !== undefined && first.name !== row.name) problem(context, row.row, 'name', `differs from line ${first.row.line}, which has the same e-mail; make them the same.`)
    if (others.some((other) => other.role === row.role)) problem(context, row.row, 'role', 'is there twice for this e-mail; put all its units on one line.')
    byEmail.set(row.email, [...others, row])
  }
  const idByEmail = new Map(context.present.people.map((person) => [person.email, person.id]))
  for (const email of byEmail.keys()) if (!idByEmail.has(email)) idByEmail.set(email, context.newId('person'))
  checkIdentities(rows, context)
  return { byEmail, idByEmail }
}

/** One account on a platform is one person: the same account twice would let one act as the other. */
function checkIdentities(rows: readonly PersonRow[], context: Making): void {
  const owners = new Map<string, string>()
  for (const person of context.present.people) for (const identity of person.identities) owners.set(identityKey(identity), person.email)
  for (const row of rows) {
    for (const identity of row.identities) {
      const owner = owners.get(identityKey(identity))
      if (owner !== undefined && owner !== row.email) problem(context, row.row, `${identity.platform}_user`, 'is already the account of somebody else.')
      owners.set(identityKey(identity), row.email)
    }
  }
}

/** The people the file adds or changes, with their posts in the units. */
export function placePosts(people: PlannedPeople, units: readonly Unit[], context: Making) {
  const idByCode = new Map(units.map((unit) => [unit.code, unit.id]))
  const managedBy = Map.groupBy(units.filter((unit) => unit.groupManagerId !== null), (unit) => unit.groupManagerId)
  const stored = new Map(context.present.people.map((person) => [person.email, person]))
  const inUnit = new Set(context.policy.roles.filter((role) => role.isInUnit).map((role) => role.id))
  const counting = counter()
  const writes = [...people.byEmail].flatMap(([email, rows]): Write[] => {
    const [first] = rows
    const id = people.idByEmail.get(email)
    if (first === undefined || id === undefined) return []
    const before = stored.get(email)
    const posts = rows.flatMap((row): Post[] => {
      const since = row.inPostSince ?? before?.posts.find((post) => post.role === row.role)?.since ?? context.today
      const named = row.units.flatMap((code) => idByCode.get(code) ?? [])
      const managed = inUnit.has(row.role) ? [] : (managedBy.get(id) ?? []).map((unit) => unit.id)
      // a group manager decides for the units they manage and no others; a head of service without units stands over them all
      const places: readonly (UnitId | null)[] = named.length > 0 ? named : managed.length > 0 ? managed : [null]
      return places.map((unitId) => ({ role: row.role, unitId, since, until: null }))
    })
    const person: Person = {
      id,
      organisationId: context.present.organisationId,
      email,
      name: first.name,
      posts,
      identities: [...rows.flatMap((row) => row.identities), { platform: 'playground', tenant: 'playground', user: email }],
      pattern: first.pattern,
      isActive: true,
      version: before?.version ?? 0,
    }
    return counting.write({ kind: 'person', row: person }, before)
  })
  return { writes, counts: counting.counts() }
}

function identityKey(identity: Identity): string {
  return `${identity.platform}/${identity.tenant}/${identity.user}`
}
