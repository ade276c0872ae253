import type { Policy } from '../policy.ts'
import type { Role } from '../unit/person.ts'

/**
 * Whether one role stands at or above another. The routine ladder is the order; a role that is not on it stands above nobody
 * and equals only itself.
 */
export function isAtLeast(role: Role, needed: Role, policy: Pick<Policy, 'ladders'>): boolean {
  if (role === needed) return true
  const neededRung = rungOf(needed, policy)
  return neededRung >= 0 && rungOf(role, policy) > neededRung
}

/** How high a role stands, 0 at the foot of the routine ladder; -1 for a role that is not on it. */
export function rungOf(role: Role, policy: Pick<Policy, 'ladders'>): number {
  return policy.ladders.routine.findIndex((step) => step.role === role)
}
