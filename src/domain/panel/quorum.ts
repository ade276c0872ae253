import { roleName } from '../authority/say-authority.ts'
import type { LondonDate } from '../calendar/london.ts'
import type { Person } from '../unit/person.ts'
import type { Panel } from './panel-policy.ts'
import type { SittingFacts } from './who-may.ts'
import { rolesHeld } from './who-may.ts'

/** What a sitting lacks: `one more person`, `a principal lawyer`; empty when there are enough to decide. */
export function lackingForQuorum(
  { quorum }: Pick<Panel, 'quorum'>, present: readonly Person[], facts: SittingFacts, on: LondonDate,
): readonly string[] {
  const held = present.map((person) => rolesHeld(person, facts, on))
  const short = quorum.people - present.length
  return [
    ...(short <= 0 ? [] : [short === 1 ? 'one more person' : `${short} more people`]),
    ...quorum.roles.filter((role) => !held.some((roles) => roles.has(role))).map((role) => `the ${roleName(role, facts.policy)}`),
  ]
}
