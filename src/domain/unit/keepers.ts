import type { LondonDate } from '../calendar/london.ts'
import type { Policy } from '../policy.ts'
import { rolesIn } from './membership.ts'
import type { Person } from './person.ts'
import type { Unit } from './unit.ts'

/**
 * Who looks after a unit's affairs, in the order they are turned to when its channel cannot be reached: whoever keeps its diary,
 * whoever leads it, its group manager (004 §4.2: the co-ordinator holds the unit's arrangements together).
 */
export function keepersOf(
  { unit, people, policy }: { readonly unit: Unit; readonly people: readonly Person[]; readonly policy: Pick<Policy, 'roles'> }, on: LondonDate,
): readonly Person[] {
  const active = people.filter((person) => person.isActive)
  const holding = (is: (role: Policy['roles'][number]) => boolean): readonly Person[] => {
    const roles = new Set(policy.roles.filter((role) => role.isInUnit && is(role)).map((role) => role.id))
    return active.filter((person) => rolesIn(person, unit, on).some((held) => roles.has(held)))
  }
  const managers = active.filter((person) => person.id === unit.groupManagerId)
  return [...new Set([...holding((role) => role.coordinates), ...holding((role) => role.leadsUnit), ...managers])]
}
