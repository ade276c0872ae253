import type { LondonDate } from '../calendar/london.ts'
import type { PersonId } from '../ids.ts'
import type { Policy } from '../policy.ts'
import { rolesAnywhere, rolesIn } from '../unit/membership.ts'
import type { Cover, Person, Role } from '../unit/person.ts'
import type { Unit } from '../unit/unit.ts'

/** The people and tables that settle who may act as what in a unit. */
export interface StandingFacts {
  readonly policy: Policy
  readonly unit: Unit
  readonly people: readonly Person[]
  readonly cover: readonly Cover[]
}

/** A role somebody may act in, and for whom: null when it is their own. */
export interface Standing {
  readonly role: Role
  readonly forId: PersonId | null
}

/**
 * Every role the person may act in for this unit on that day: their own posts, and those of the people they are named as cover
 * for, where the policy lets somebody like them cover the role's decisions. Their own come first. Somebody who has left has none,
 * nor has the deputy of somebody who has left: acting up is a post with dates, not cover.
 */
export function standingsOf(person: Person, facts: StandingFacts, on: LondonDate): readonly Standing[] {
  if (!person.isActive) return []
  const own = ownRoles(person, facts, on).map((role) => ({ role, forId: null }))
  const covered = coverHeldBy(person.id, facts.cover, on).flatMap((cover) => {
    const holder = facts.people.find((each) => each.id === cover.holderId)
    if (holder === undefined) return []
    return ownRoles(holder, facts, on)
      .filter((role) => mayCover(person, role, facts.policy, on))
      .map((role) => ({ role, forId: holder.id }))
  })
  return [...own, ...covered]
}

/** The standing in which the person holds that role on that day, their own before cover; null when they do not. */
export function standingAs(role: Role, person: Person, facts: StandingFacts, on: LondonDate): Standing | null {
  return standingsOf(person, facts, on).find((standing) => standing.role === role) ?? null
}

/**
 * Cover that gives authority on that day. What somebody set up for themselves gives none, or anybody could make themselves the
 * manager who approves (invariant 4).
 */
export function coverHeldBy(deputyId: PersonId, cover: readonly Cover[], on: LondonDate): readonly Cover[] {
  return cover.filter((each) =>
    each.deputyId === deputyId && each.holderId !== deputyId && each.setById !== deputyId && each.from <= on && on <= each.to)
}

/** A unit's group manager is so by the unit's own record too, wherever their post was entered. */
function ownRoles(person: Person, facts: StandingFacts, on: LondonDate): readonly Role[] {
  const here = rolesIn(person, facts.unit, on)
  if (person.id !== facts.unit.groupManagerId) return [...new Set(here)]
  const managing = rolesAnywhere(person, on).filter((held) => facts.policy.roles.some((role) => role.id === held && !role.isInUnit))
  return [...new Set([...here, ...managing])]
}

function mayCover(person: Person, role: Role, policy: Policy, on: LondonDate): boolean {
  const allowed = policy.roles.find((each) => each.id === role)?.coveredBy ?? []
  return rolesAnywhere(person, on).some((held) => allowed.includes(held))
}
