import type { Instant, LondonDate } from '../../src/domain/calendar/london.ts'
import type { PersonId, UnitId } from '../../src/domain/ids.ts'
import type { Cover, Leave, Person } from '../../src/domain/unit/person.ts'
import { isCalled, plain } from '../../src/domain/unit/resolve-person.ts'
import type { Platform, Unit } from '../../src/domain/unit/unit.ts'
import type { PersonNamed } from '../../src/intents/intent.ts'
import type { Directory } from './directory.ts'

/** Around whom and where a question turns. */
export interface Circle {
  /** Whoever asks; or the product, when it does something by itself. */
  readonly asker: PersonId | 'the-product'
  /** The unit whose channel it was asked in. */
  readonly unitId: UnitId | null
  readonly named: readonly PersonNamed[]
  /** Where mentions among those named belong. */
  readonly platform: Platform | null
  readonly tenant: string | null
  readonly now: Instant
  readonly countsOpenTasks: boolean
}

/** The unit whose channel it is, else the first the asker has a post in today. */
export function unitAskedIn({ personById, unitById }: Directory, { unitId, asker }: Circle, today: LondonDate): Unit | null {
  const channel = unitId === null ? undefined : unitById.get(unitId)
  if (channel !== undefined || asker === 'the-product') return channel ?? null
  const own = personById.get(asker)?.posts.find((post) =>
    post.unitId !== null && post.since <= today && (post.until === null || today <= post.until))
  return own?.unitId ? unitById.get(own.unitId) ?? null : null
}

/**
 * The people a question about the unit may turn on: those of the unit, those with a role over the organisation, its group manager,
 * the asker, whoever was named, and the deputies of them all. Those who are only named, managing or asking may have left.
 */
export function peopleAround(directory: Directory, unit: Unit | null, circle: Circle, today: LondonDate): Person[] {
  const present = new Set([
    ...unit === null ? [] : posted(directory, unit.id, today),
    ...posted(directory, null, today),
    ...one(directory, unit?.groupManagerId ?? null),
    ...circle.asker === 'the-product' ? [] : one(directory, circle.asker),
    ...named(directory, unit, circle),
  ])
  const deputies = coverFrom(directory, today).flatMap(({ holderId, deputyId }) =>
    one(directory, holderId).some((holder) => present.has(holder)) ? one(directory, deputyId) : [])
  return [...present.union(new Set(deputies))]
}

/** Leave of these people, and cover by or for them, that is not over. */
export function awayAmong(directory: Directory, people: readonly Person[], today: LondonDate): { leave: Leave[]; cover: Cover[] } {
  const ids = new Set(people.map(({ id }) => id))
  return {
    leave: people.flatMap(({ id }) => directory.leaveOf.get(id) ?? []).filter(({ to }) => to >= today),
    cover: coverFrom(directory, today).filter(({ holderId, deputyId }) => ids.has(holderId) || ids.has(deputyId)),
  }
}

function one({ personById }: Directory, id: PersonId | null): Person[] {
  const person = id === null ? undefined : personById.get(id)
  return person === undefined ? [] : [person]
}

function coverFrom({ cover }: Directory, today: LondonDate): readonly Cover[] {
  return cover.filter(({ to }) => to >= today)
}

function posted({ postedTo }: Directory, unitId: UnitId | null, today: LondonDate): Person[] {
  return (postedTo.get(unitId) ?? []).filter(({ isActive, posts }) =>
    isActive && posts.some((post) => post.unitId === unitId && (post.until === null || today <= post.until)))
}

/** A name typed by hand means somebody of the unit if anybody there is called so, and else whoever is in the organisation. */
function named(directory: Directory, unit: Unit | null, { named, platform, tenant }: Circle): Person[] {
  return named.flatMap((who) => {
    if (who.kind === 'id') return directory.people.filter(({ id }) => id === who.id)
    if (who.kind === 'mention') {
      return directory.people.filter(({ identities }) => identities.some((identity) =>
        identity.platform === platform && identity.tenant === tenant && identity.user === who.user))
    }
    const words = plain(who.name.replace(/^@/, ''))
    const called = directory.people.filter((person) => person.isActive && (plain(person.email) === words || isCalled(person, words)))
    const inUnit = called.filter(({ posts }) => unit !== null && posts.some(({ unitId }) => unitId === unit.id))
    return inUnit.length > 0 ? inUnit : called
  })
}
