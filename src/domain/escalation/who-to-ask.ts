import type { StandingFacts } from '../authority/standing.ts'
import { coverHeldBy, standingAs, standingsOf } from '../authority/standing.ts'
import type { LondonDate } from '../calendar/london.ts'
import { caseIsVisibleTo } from '../case/case.ts'
import type { Decision } from '../decision/decision.ts'
import type { PersonId } from '../ids.ts'
import type { Person, Role } from '../unit/person.ts'
import type { Escalation, LadderStep } from './escalation.ts'
import type { LadderFacts } from './ladder-facts.ts'

/**
 * Who may not answer this escalation, whatever roles they hold: who decided it, who recorded it, who answered a question about it
 * for the unit or added to the record, who decided or recorded what it takes the place of, and whoever stands in for one of them
 * today (invariant 4).
 */
export function involvedIn(
  decision: Decision, thread: Escalation['thread'], facts: Pick<LadderFacts, 'cover'>, on: LondonDate,
): ReadonlySet<PersonId> {
  const answered = thread.filter(({ kind }) => kind === 'answer' || kind === 'earlier' || kind === 'added').map((entry) => entry.byId)
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
 * today; there, not on leave, allowed to see the case, and not involved. Whoever the rung names comes `first` if they hold the role,
 * then the unit's own group manager. Their working pattern is not asked: the wait at the rung is what bounds their silence.
 */
export function whomToAsk(
  role: Role, involved: ReadonlySet<PersonId>, facts: LadderFacts, on: LondonDate, first: LadderStep['person'] = null,
): RungAnswer {
  let hadPart = false
  for (const holder of holdersOf(role, first, facts, on)) {
    const deputies = facts.people.filter((person) => standsFor(person, holder, role, facts, on))
    const there = [...deputies, holder].filter((person) => isThere(person, facts, on))
    const person = involved.has(holder.id) ? undefined : there.find((each) => !involved.has(each.id))
    if (person !== undefined) return { kind: 'ask', person }
    hadPart ||= there.length > 0
  }
  return { kind: hadPart ? 'had-part' : 'nobody-there' }
}

/** Who is there: without a case, whoever works and is not on leave. */
export type WhoIsThere = Pick<LadderFacts, 'leave'> & { readonly history?: LadderFacts['history'] }

/** Whether somebody can be asked on that day: employed, not on leave, and allowed to know of the case. */
export function isThere(person: Person, { leave, history }: WhoIsThere, on: LondonDate): boolean {
  return person.isActive && (history === undefined || caseIsVisibleTo(history.case, person.id))
    && !leave.some((leave) => leave.personId === person.id && leave.from <= on && on <= leave.to)
}

function holdersOf(role: Role, first: LadderStep['person'], facts: LadderFacts, on: LondonDate): readonly Person[] {
  return facts.people
    .filter((person) => standingAs(role, person, facts, on)?.forId === null)
    .toSorted((one, other) => nearness(one, first, facts) - nearness(other, first, facts) || (one.name < other.name ? -1 : 1))
}

/** Whoever is named, then the unit's own manager, then others with a post in this unit, and then whoever holds the role everywhere. */
function nearness(person: Person, first: LadderStep['person'], { unit }: LadderFacts): number {
  if (first !== null && person.email.toLowerCase() === first.toLowerCase()) return -1
  if (person.id === unit.groupManagerId) return 0
  return person.posts.some((post) => post.unitId === unit.id) ? 1 : 2
}

/** Whether the person is the holder's deputy in that role on that day. */
export function standsFor(person: Person, holder: Person, role: Role, facts: StandingFacts, on: LondonDate): boolean {
  return coverHeldBy(person.id, facts.cover, on).some((cover) => cover.holderId === holder.id)
    && standingsOf(person, facts, on).some((standing) => standing.role === role && standing.forId === holder.id)
}
