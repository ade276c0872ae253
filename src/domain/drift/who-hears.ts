import type { LondonDate } from '../calendar/london.ts'
import { caseIsVisibleTo } from '../case/case.ts'
import type { LadderFacts } from '../escalation/ladder-facts.ts'
import { whomToAsk } from '../escalation/who-to-ask.ts'
import type { PersonId } from '../ids.ts'
import type { DriftLevel } from './drift.ts'

/** Who is told now, and at which level that is; nobody when nobody is there. */
export interface Hearing {
  readonly level: DriftLevel
  readonly personIds: readonly PersonId[]
}

/**
 * Who is told of a drift: whoever leads the unit, or the manager above them, looked up as the ladder does: on leave, their deputy; a
 * rung without anybody is left at once, so that drift is heard of by somebody. Of a restricted case that nobody on the ladder may know
 * of, everybody on its list is told, each in their own messages.
 */
export function whoHears(level: DriftLevel, told: readonly PersonId[], facts: LadderFacts, on: LondonDate): Hearing {
  const ladder = facts.policy.ladders.routine.map((step) => step.role)
  const leads = new Set(facts.policy.roles.filter((role) => role.leadsUnit).map((role) => role.id))
  const foot = ladder.findIndex((role) => leads.has(role))
  const known = new Set(told)
  for (const [rung, role] of ladder.entries()) {
    if (rung < foot || (level === 'manager' && rung === foot)) continue
    const found = whomToAsk(role, known, facts, on)
    if (found.kind === 'ask') return { level: rung === foot ? 'lead' : 'manager', personIds: [found.person.id] }
  }
  const { restrictedTo } = facts.history.case
  const listed = facts.people.filter((person) =>
    restrictedTo !== null && person.isActive && caseIsVisibleTo(facts.history.case, person.id) && !known.has(person.id))
  return { level: 'manager', personIds: listed.map((person) => person.id) }
}
