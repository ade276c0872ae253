import type { LondonDate } from '../calendar/london.ts'
import { addDays, weekdayOf } from '../calendar/london.ts'
import type { Policy } from '../policy.ts'
import { rolesAnywhere, rolesIn } from '../unit/membership.ts'
import type { Person } from '../unit/person.ts'
import type { PresenceFacts } from '../unit/presence.ts'
import { absenceOn } from '../unit/presence.ts'
import type { Unit } from '../unit/unit.ts'
import { inductionOf } from './induction.ts'

/** The weekly talk of somebody new in post with whoever supports them (001). */
export interface CheckIn {
  readonly person: Person
  readonly with: Person
  readonly on: LondonDate
  /** The last day of the first months in post. */
  readonly until: LondonDate
}

export interface CheckInFacts extends Omit<PresenceFacts, 'policy'> {
  readonly people: readonly Person[]
  readonly policy: Pick<Policy, 'induction' | 'terms'>
}

/** Who is new in that unit on that day, and who checks in with them: nobody yet when the unit has no such manager. */
export interface NewInPost {
  readonly person: Person
  readonly with: Person | null
  readonly until: LondonDate
}

/** Everybody in their first months in a post of that very unit, by name. */
export function newInPost(unit: Unit, facts: CheckInFacts, on: LondonDate): readonly NewInPost[] {
  const { people, policy } = facts
  return people
    .filter((person) => person.isActive && person.posts.some((post) => post.unitId === unit.id && post.role === policy.induction?.role))
    .flatMap((person) => {
      const induction = inductionOf(person, unit, policy, on)
      return induction === null ? [] : [{ person, with: supporterOf(person, unit, facts, on), until: induction.to }]
    })
    .toSorted((one, other) => (one.person.name < other.person.name ? -1 : 1))
}

/** The check-ins that are on that day. */
export function checkInsOn(units: readonly Unit[], facts: CheckInFacts, on: LondonDate): readonly CheckIn[] {
  return units.flatMap((unit) => newInPost(unit, facts, on).flatMap((each) => {
    const day = checkInOfWeek(each.person, unit, facts, on)
    return each.with === null || day !== on ? [] : [{ person: each.person, with: each.with, on, until: each.until }]
  }))
}

/** The day of their next check-in, that day included; null when none is left, or the policy has none. */
export function nextCheckIn(person: Person, unit: Unit, facts: CheckInFacts, from: LondonDate): LondonDate | null {
  const induction = inductionOf(person, unit, facts.policy, from)
  if (induction === null) return null
  for (let week = from; week <= addDays(induction.to, 6); week = addDays(week, 7)) {
    const day = checkInOfWeek(person, unit, facts, week)
    if (day !== null && day >= from) return day
  }
  return null
}

/**
 * The day of the check-in in the week of that date: the policy's, or the first after it in that week on which both are at work, from
 * the first day in post to the last of the first months. Null when there is no such day: leave does not bring it into the next week,
 * which has its own.
 */
function checkInOfWeek(person: Person, unit: Unit, facts: CheckInFacts, date: LondonDate): LondonDate | null {
  const weekday = facts.policy.induction?.checkIn?.weekday
  if (weekday === undefined) return null
  const usual = addDays(date, weekday - weekdayOf(date))
  const days = Array.from({ length: 8 - weekday }, (_, later) => addDays(usual, later))
  return days.find((day) => {
    const supporter = supporterOf(person, unit, facts, day)
    return inductionOf(person, unit, facts.policy, day) !== null && absenceOn(person, day, facts) === null
      && supporter !== null && absenceOn(supporter, day, facts) === null
  }) ?? null
}

/** The unit's own group manager where they hold the role that checks in; else whoever else holds it there, the first by name. */
function supporterOf(person: Person, unit: Unit, { people, policy }: CheckInFacts, on: LondonDate): Person | null {
  const by = policy.induction?.checkIn?.by
  if (by === undefined) return null
  const others = people.filter((each) => each.isActive && each.id !== person.id)
  const manager = others.find((each) => each.id === unit.groupManagerId && rolesAnywhere(each, on).includes(by))
  const holders = others.filter((each) => rolesIn(each, unit, on).includes(by)).toSorted((one, other) => (one.name < other.name ? -1 : 1))
  return manager ?? holders[0] ?? null
}
