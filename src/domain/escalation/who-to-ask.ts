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

/** Whom a rung comes to. `had-part`: there is somebody, but they or the person they stand in for had a part in it. */
export type RungAnswer =
  | { readonly kind: 'ask'; readonly person: Person }
  | { readonly kind: 'nobody-there' }
  | { readonly kind: 'had-part' }

/**
 * Whom to ask at a rung, looked up at the moment of asking: somebody who holds the role, or the deputy named as cover for them
 * today; there, not on leave, allowed to see the case, and not involved. The unit's own group manager comes first. Their
 * working pattern is not asked: the wait at the rung is what bounds their silence.
 */
export function whomToAsk(role: Role, involved: ReadonlySet<PersonId>, facts: LadderFacts, on: LondonDate): RungAnswer {
  const isThere = (person: Person): boolean =>
    person.isActive && caseIsVisibleTo(facts.history.case, person.id)
    && !facts.leave.some((leave) => leave.personId === person.id && leave.from <= on && on <= leave.to)

  let hadPart = false
  for (const holder of holdersOf(role, facts, on)) {
    const deputies = facts.people.filter((person) => standsFor(person, holder, role, facts, on))
    const there = [...deputies, holder].filter(isThere)
    const person = involved.has(holder.id) ? undefined : there.find((each) => !involved.has(each.id))
    if (person !== undefined) return { kind: 'ask', person }
    hadPart ||= there.length > 0
  }
  return { kind: hadPart ? 'had-part' : 'nobody-there' }
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
