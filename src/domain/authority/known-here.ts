import type { LondonDate } from '../calendar/london.ts'
import type { Case } from '../case/case.ts'
import { caseIsVisibleTo } from '../case/case.ts'
import { mayActForUnit } from '../unit/membership.ts'
import type { Person } from '../unit/person.ts'
import type { StandingFacts } from './standing.ts'
import { standingsOf } from './standing.ts'

/**
 * Whether what happens on this case is the person's business that day: they work in its unit, manage it or stand over it, and the
 * case is not kept from them. Everybody else is told it is not there (invariant 9).
 */
export function isKnownHere(person: Person, facts: StandingFacts & { readonly history: { readonly case: Case } }, on: LondonDate): boolean {
  if (!caseIsVisibleTo(facts.history.case, person.id)) return false
  return standingsOf(person, facts, on).length > 0 || mayActForUnit(person, facts, on)
}
