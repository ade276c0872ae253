import { roleName } from '../authority/say-authority.ts'
import { isAtLeast } from '../authority/rank.ts'
import type { Standing, StandingFacts } from '../authority/standing.ts'
import { standingAs, standingsOf } from '../authority/standing.ts'
import type { LondonDate } from '../calendar/london.ts'
import { caseIsVisibleTo } from '../case/case.ts'
import type { Case } from '../case/case.ts'
import type { Leave, Person, Role } from '../unit/person.ts'
import { rolesIn } from '../unit/membership.ts'
import type { Unit } from '../unit/unit.ts'
import type { Panel } from './panel-policy.ts'
import type { Paper } from './referral.ts'

/** The standing in which somebody speaks for the panel about this unit's families: its chair, their cover, or whoever stands above. */
export function chairStanding(person: Person, panel: Pick<Panel, 'chair'>, facts: StandingFacts, on: LondonDate): Standing | null {
  return standingsOf(person, facts, on).find(({ role }) => isAtLeast(role, panel.chair, facts.policy)) ?? null
}

/** Whether somebody writes down for the chair what the panel decided. */
export function isCoordinator(person: Person, panel: Pick<Panel, 'coordinator'>, facts: StandingFacts, on: LondonDate): boolean {
  return panel.coordinator !== null && standingAs(panel.coordinator, person, facts, on) !== null
}

/** Whether it is this person who says that a paper is there: they hold the role that prepares it, or cover for whoever does. */
export function mayTick(person: Person, paper: Pick<Paper, 'preparedBy'>, facts: StandingFacts, on: LondonDate): boolean {
  return standingAs(paper.preparedBy, person, facts, on) !== null
}

/** What sittings are judged by: a panel is nobody's unit, so standing counts wherever it is held. */
export interface SittingFacts extends Omit<StandingFacts, 'unit'> {
  readonly units: readonly Unit[]
}

/** The same as `chairStanding`, in whichever unit. */
export function mayChairAnywhere(person: Person, panel: Pick<Panel, 'chair'>, facts: SittingFacts, on: LondonDate): boolean {
  return facts.units.some((unit) => chairStanding(person, panel, { ...facts, unit }, on) !== null)
}

/** Every role somebody may act in on that day, wherever. */
export function rolesHeld(person: Person, facts: SittingFacts, on: LondonDate): ReadonlySet<Role> {
  return new Set(facts.units.flatMap((unit) => standingsOf(person, { ...facts, unit }, on).map(({ role }) => role)))
}

interface HolderFacts {
  readonly unit: Unit
  readonly people: readonly Person[]
  readonly leave: readonly Leave[]
  readonly history: { readonly case: Case }
}

/**
 * Who owes something to a panel: whoever holds the role there, may know of the family and is not away that day, before those who are;
 * the unit's own people before its manager and others, whoever knows the family first. Null when nobody holds it.
 */
export function holderOf(role: Role, facts: HolderFacts, on: LondonDate): Person | null {
  const { unit, people, leave, history } = facts
  const isAway = ({ id }: Person): boolean => leave.some((each) => each.personId === id && each.from <= on && on <= each.to)
  const rank = (person: Person): number => [
    isAway(person), !person.posts.some(({ unitId }) => unitId === unit.id) && person.id !== unit.groupManagerId,
    !history.case.knownBy.includes(person.id),
  ].reduce((sum, isWorse) => sum * 2 + Number(isWorse), 0)
  const holders = people.filter((person) =>
    person.isActive && rolesIn(person, unit, on).includes(role) && caseIsVisibleTo(history.case, person.id))
  return holders.toSorted((one, other) => rank(one) - rank(other) || (one.name < other.name ? -1 : 1))[0] ?? null
}

/** `the principal lawyer`. */
export function theRole(role: Role, facts: Pick<StandingFacts, 'policy'>): string {
  return `the ${roleName(role, facts.policy)}`
}
