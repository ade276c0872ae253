import { roleName } from '../authority/say-authority.ts'
import type { Policy } from '../policy.ts'
import type { Role } from './person.ts'

type Tables = Pick<Policy, 'roles' | 'ladders'>

/** The role of whoever manages units: the first rung above the unit on the routine ladder. Null where nobody stands above it. */
export function managingRole({ roles, ladders }: Tables): Role | null {
  const inUnit = new Set(roles.filter((role) => role.isInUnit).map((role) => role.id))
  return ladders.routine.find((step) => !inUnit.has(step.role))?.role ?? null
}

/** What whoever manages a unit is called there, `group manager`. */
export function managerName(policy: Tables): string {
  const role = managingRole(policy)
  return role === null ? 'manager' : roleName(role, policy)
}
