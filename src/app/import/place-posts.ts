import { dateFrom } from '../../domain/calendar/london.ts'
import type { PersonId, UnitId } from '../../domain/ids.ts'
import type { Write } from '../../domain/outcome.ts'
import type { Identity, Person, Post } from '../../domain/unit/person.ts'
import { managingRole } from '../../domain/unit/managing-role.ts'
import type { Unit } from '../../domain/unit/unit.ts'
import { inKeptOrder } from './in-kept-order.ts'
import { keptIdentities, type PlannedPeople } from './plan-people.ts'
import { counter, problem, saidOr, type Making } from './planning.ts'
import { USUAL_PATTERN } from './read-pattern.ts'
import type { PersonRow } from './rows.ts'

/** Since when somebody has their post whom an authority begins with, if no line says: they are not new in it. Who comes later is. */
const LONG_IN_POST = dateFrom('2000-01-01')

const MANAGES_NOTHING = 'is empty, and no unit has them as its group_manager: name their units, or they would stand over every one.'

/** The people the files add or change, with their posts in the units. */
export function placePosts(people: PlannedPeople, units: readonly Unit[], context: Making) {
  const stored = new Map(context.present.people.map((person) => [person.email, person]))
  const placing = placingIn(units, context)
  const counting = counter()
  const writes = [...people.byEmail].flatMap(([email, rows]): Write[] => {
    const [first] = rows
    const id = people.idByEmail.get(email)
    if (first === undefined || id === undefined) return []
    const before = stored.get(email)
    const person: Person = {
      id,
      organisationId: context.present.organisationId,
      email,
      name: first.name,
      posts: rows.flatMap((row) => placing.postsOf(row, id, before)),
      identities: inKeptOrder<Identity>([
        ...unique(rows.flatMap((row) => row.identities)),
        ...keptIdentities(rows, before?.identities ?? []),
        { platform: 'playground', tenant: 'playground', user: email },
      ], before?.identities ?? []),
      pattern: rows.find((row) => row.pattern)?.pattern ?? saidOr(first.pattern, before?.pattern ?? null) ?? USUAL_PATTERN,
      quietHours: before?.quietHours ?? null,
      isActive: true,
      version: before?.version ?? 0,
    }
    return counting.write({ kind: 'person', row: person }, before)
  })
  // a change of manager in units.csv alone moves the managers' posts too
  const moved = context.present.people.filter((person) => !people.byEmail.has(person.email)).flatMap((person): Write[] => {
    const posts = placing.movedPosts(person)
    return posts === null ? [] : counting.write({ kind: 'person', row: { ...person, posts } }, person)
  })
  return { writes: [...writes, ...moved], counts: counting.counts() }
}

/**
 * Where posts are. A group manager decides for the units they manage and no others; whoever stands higher stands
 * over all of them. The group manager's role is the first rung above the unit on the policy's ladder; one without a unit is a slip, and
 * would decide for every family of the authority.
 */
function placingIn(units: readonly Unit[], context: Making) {
  const { present, policy, today } = context
  const managing = managingRole(policy)
  const begins = present.people.length === 0 ? LONG_IN_POST : today
  const idByCode = new Map(units.map((unit) => [unit.code, unit.id]))
  const managedBy = (id: PersonId, among: readonly Unit[]): readonly UnitId[] =>
    among.filter((unit) => unit.groupManagerId === id).map((unit) => unit.id)

  return {
    postsOf(row: PersonRow, id: PersonId, before: Person | undefined): readonly Post[] {
      const since = row.inPostSince ?? before?.posts.find((post) => post.role === row.role)?.since ?? begins
      const named = row.units.flatMap((code) => idByCode.get(code) ?? [])
      const managed = row.role === managing ? managedBy(id, units) : []
      if (row.role === managing && row.units.length === 0 && managed.length === 0) problem(context, row.row, 'unit', MANAGES_NOTHING)
      const places: readonly (UnitId | null)[] = [named, managed].find((some) => some.length > 0) ?? [null]
      return places.map((unitId) => ({ role: row.role, unitId, since, until: null }))
    },

    /**
     * The posts of somebody no line names, when they manage other units now; null when they do not. Who manages none any more keeps no
     * such post until a line says what they do: losing a unit never gives anybody the others.
     */
    movedPosts(person: Person): readonly Post[] | null {
      const [managed, after] = [managedBy(person.id, present.units), managedBy(person.id, units)]
      const post = person.posts.find((one) => one.role === managing && (one.unitId === null || managed.includes(one.unitId)))
      if (post === undefined || managed.toSorted().join() === after.toSorted().join()) return null
      const moves = (one: Post): boolean =>
        one.role === managing && (one.unitId === null || managed.includes(one.unitId) || after.includes(one.unitId))
      const others = person.posts.filter((one) => !moves(one))
      return [...others, ...after.map((unitId) => ({ ...post, unitId }))]
    },
  }
}

function unique(identities: readonly Identity[]): readonly Identity[] {
  return [...new Map(identities.map((identity) => [JSON.stringify(identity), identity])).values()]
}
