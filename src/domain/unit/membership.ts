import type { LondonDate } from '../calendar/london.ts'
import type { PersonId } from '../ids.ts'
import type { Policy } from '../policy.ts'
import type { Cover, Leave, Person, Post, Role } from './person.ts'
import type { Unit } from './unit.ts'

/** A unit and what is known of the people around it, as loaded to answer one question. */
export interface UnitFacts {
  readonly unit: Unit
  /** The unit's people and whoever else the question names. */
  readonly people: readonly Person[]
  readonly leave: readonly Leave[]
  readonly cover: readonly Cover[]
  readonly policy: Pick<Policy, 'roles' | 'terms' | 'taskClasses' | 'fullLoad'>
}

/** The roles somebody holds on that day in this unit, or over the whole organisation. */
export function rolesIn(person: Person, unit: Pick<Unit, 'id'>, on: LondonDate): readonly Role[] {
  return currentPosts(person, on).filter((post) => post.unitId === unit.id || post.unitId === null).map((post) => post.role)
}

/** Every role somebody holds on that day, anywhere. */
export function rolesAnywhere(person: Person, on: LondonDate): readonly Role[] {
  return currentPosts(person, on).map((post) => post.role)
}

/** Whether the person has a place in this very unit on that day. A manager of several units stands over it, not in it. */
export function isMember(
  person: Person, facts: { readonly unit: Pick<Unit, 'id'>; readonly policy: Pick<Policy, 'roles'> }, on: LondonDate,
): boolean {
  return currentPosts(person, on).some((post) =>
    post.unitId === facts.unit.id && facts.policy.roles.some((role) => role.id === post.role && role.isInUnit))
}

/** Whose place the person takes on that day. */
export function standsInFor(person: Person, cover: readonly Cover[], on: LondonDate): readonly PersonId[] {
  return cover.filter((each) => each.deputyId === person.id && each.from <= on && on <= each.to).map((each) => each.holderId)
}

/** Whether the person works in the unit on that day: a member, or the deputy of one. */
export function worksInUnit(person: Person, facts: Pick<UnitFacts, 'unit' | 'people' | 'cover' | 'policy'>, on: LondonDate): boolean {
  if (!person.isActive) return false
  if (isMember(person, facts, on)) return true
  return standsInFor(person, facts.cover, on).some((holderId) =>
    facts.people.some((holder) => holder.id === holderId && isMember(holder, facts, on)))
}

/**
 * Whether the person keeps other people's leave, cover and cases in order there: a role the policy says `mayManageUnit` of, the
 * unit's group manager, or the deputy of its group manager.
 */
export function mayManageUnit(person: Person, facts: Pick<UnitFacts, 'unit' | 'cover' | 'policy'>, on: LondonDate): boolean {
  if (!person.isActive) return false
  const managerId = facts.unit.groupManagerId
  if (managerId !== null && (managerId === person.id || standsInFor(person, facts.cover, on).includes(managerId))) return true
  return rolesIn(person, facts.unit, on).some((held) => facts.policy.roles.some((role) => role.id === held && role.mayManageUnit))
}

/** Whether the unit's work is the person's business: they work in it or manage it. Everybody else is told it is not there. */
export function mayActForUnit(person: Person, facts: Pick<UnitFacts, 'unit' | 'people' | 'cover' | 'policy'>, on: LondonDate): boolean {
  return worksInUnit(person, facts, on) || mayManageUnit(person, facts, on)
}

/** The person who asked, when they are among the people loaded and the unit's work is their business; else null. */
export function actorFor(askerId: PersonId, facts: Pick<UnitFacts, 'unit' | 'people' | 'cover' | 'policy'>, on: LondonDate): Person | null {
  const asker = facts.people.find((person) => person.id === askerId)
  return asker !== undefined && mayActForUnit(asker, facts, on) ? asker : null
}

function currentPosts(person: Person, on: LondonDate): readonly Post[] {
  if (!person.isActive) return []
  return person.posts.filter((post) => post.since <= on && (post.until === null || on <= post.until))
}
