import { standingsOf } from '../authority/standing.ts'
import type { LondonDate } from '../calendar/london.ts'
import type { Person } from '../unit/person.ts'
import type { PressFacts } from './ladder-facts.ts'

/** Whose a decision is to take back, correct or raise again: whoever decided or recorded it, and whoever leads the unit. */
export function mayTakeBack(person: Person, facts: PressFacts, on: LondonDate): boolean {
  const { decision, policy } = facts
  if (person.id === decision.decidedById || person.id === decision.recordedById) return true
  return standingsOf(person, facts, on).some((standing) => policy.roles.some((role) => role.id === standing.role && role.leadsUnit))
}
