import { coverHeldBy, standingAs, standingsOf } from '../authority/standing.ts'
import type { LondonDate } from '../calendar/london.ts'
import { caseIsVisibleTo } from '../case/case.ts'
import type { Decision } from '../decision/decision.ts'
import type { PersonId } from '../ids.ts'
import type { Person, Role } from '../unit/person.ts'
import type { Escalation } from './escalation.ts'
import type { LadderFacts } from './ladder-facts.ts'

/**
 * Who may not answer this escalation, whatever roles they hold: who decided it, who recorded it, who answered a question about it
 * for the unit, and whoever stands in for one of them today (invariant 4).
 */
export function involvedIn(
  decision: Decision, thread: Escalation['thread'], facts: Pick<LadderFacts, 'cover'>, on: LondonDate,
): ReadonlySet<PersonId> {
  const answered = thread.filter((entry) => entry.kind === 'answer').map((entry) => entry.byId)
  const own = new Set([decision.decidedById, decision.recordedById, ...answered])
  const deputies = facts.cover
    .filter((cover) => own.has(cover.holderId) && cover.from <= on && on <= cover.to)
    .map((cover) => cover.deputyId)
  return new Set([...own, ...deputies])
}

/**
 * Whom to ask at a rung, looked up at the moment of asking: somebody who holds the role, or the deputy named as cover for them
 * today; there, not on leave, allowed to see the case, and not involved. The unit's own group manager comes first. Null when there
 * is nobody. Their working pattern is not asked: the wait at the rung is what bounds their silence.
 */
export function whomToAsk(role: Role, involved: ReadonlySet<PersonId>, facts: LadderFacts, on: LondonDate): Person | null {
  const mayBeAsked = (person: Person): boolean =>
    person.isActive && !involved.has(person.id) && caseIsVisibleTo(facts.history.case, person.id)
    && !facts.leave.some((leave) => leave.personId === person.id && leave.from <= on && on <= leave.to)

  for (const holder of holdersOf(role, facts, on)) {
    if (involved.has(holder.id)) continue
    const deputy = facts.people.find((person) => mayBeAsked(person) && standsFor(person, holder, role, facts, on))
    if (deputy !== undefined) return deputy
    if (mayBeAsked(holder)) return holder
  }
  return null
}

function holdersOf(role: Role, facts: LadderFacts, on: LondonDate): readonly Person[] {
  return facts.people
    .filter((person) => standingAs(role, person, facts, on)?.forId === null)
    .toSorted((one, other) => nearness(one, facts) - nearness(other, facts) || (one.name < other.name ? -1 : 1))
}

/** The unit's own manager before others with a post in this unit, and those before whoever holds the role everywhere. */
function nearness(person: Person, { unit }: LadderFacts): number {
  if (person.id === unit.groupManagerId) return 0
  return person.posts.some((post) => post.unitId === unit.id) ? 1 : 2
}

function standsFor(person: Person, holder: Person, role: Role, facts: LadderFacts, on: LondonDate): boolean {
  return coverHeldBy(person.id, facts.cover, on).some((cover) => cover.holderId === holder.id)
    && standingsOf(person, facts, on).some((standing) => standing.role === role && standing.forId === holder.id)
}
