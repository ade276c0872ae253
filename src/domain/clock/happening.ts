import type { Case, Child } from '../case/case.ts'
import { CASE_EVENTS, type CaseEvent } from '../case/case-event.ts'
import type { ChildId, EventId } from '../ids.ts'
import type { LondonDate } from '../calendar/london.ts'
import type { DetailCondition } from './rule.ts'

/** A recorded event, or one the clock worked out from a birth date, which has no id. */
export type Happening = Omit<CaseEvent, 'id'> & { readonly id: EventId | null }

/** Whom a timetable runs for: a child, or the family (null), with what happened to them, in order (`inOrder`). */
export interface Subject {
  readonly childId: ChildId | null
  readonly dateOfBirth: LondonDate | null
  readonly happenings: readonly Happening[]
  /** Whether an event may start something for this subject, beyond being known to it. */
  readonly mayStart: (happening: Happening) => boolean
}

/**
 * In the order things happened, whatever order they were recorded in: by day, then time, then kind. What is equal in all that is
 * ordered by id, so that the same events always give the same answer.
 */
export function inOrder<Each extends Happening>(happenings: readonly Each[]): readonly Each[] {
  return happenings
    .map((happening) => ({ happening, rank: rankOf(happening) }))
    .sort((one, other) => (one.rank < other.rank ? -1 : one.rank > other.rank ? 1 : 0))
    .map(({ happening }) => happening)
}

function rankOf({ on, at, kind, id }: Happening): string {
  return `${on} ${at ?? ''} ${String(PLACE.get(kind)).padStart(3, '0')} ${id ?? ''}`
}

const PLACE: ReadonlyMap<string, number> = new Map(CASE_EVENTS.map((kind, place) => [kind, place]))

/**
 * Whether an event concerns a child. One recorded for the family concerns every child of the case, unless its details name those
 * it did (`covered`) or did not (`not-covered`) cover, by their references (STATUTORY, arithmetic 10: completing a family meeting
 * names each child and allows "not covered").
 */
export function concerns(event: CaseEvent, child: Child): boolean {
  if (event.childId !== null) return event.childId === child.id
  const { covered } = event.detail
  if (covered !== undefined && !listed(covered).includes(child.ref)) return false
  return !listed(event.detail['not-covered'] ?? '').includes(child.ref)
}

/** The words of a detail that holds several: `A B`, `A,B` or `A+B`. (`;` separates details from one another.) */
export function listed(text: string): readonly string[] {
  return text.split(/[\s,+]+/).filter((word) => word !== '')
}

/**
 * Whether it took place and counts: a visit at which the child was not seen does not (arithmetic 5), nor does what was cancelled
 * or adjourned (arithmetic 4).
 */
export function counts(happening: Pick<Happening, 'detail'>): boolean {
  return happening.detail['seen'] !== 'false' && happening.detail['cancelled'] !== 'true' && happening.detail['adjourned'] !== 'true'
}

/** Which one of its chain it was, where the record says so (`number=7` on a review of a child long in care); else 0. */
export function numberOf({ detail }: Pick<Happening, 'detail'>): number {
  const number = detail['number'] ?? ''
  return /^[1-9]\d*$/.test(number) ? Number(number) : 0
}

/** Whether an event's own details satisfy all the conditions. */
export function detailsSay(details: Readonly<Record<string, string>>, conditions: readonly DetailCondition[]): boolean {
  return conditions.every((condition) => detailSays(details[condition.detail], condition))
}

/** Whether one detail's value, or its absence, satisfies a condition. */
export function detailSays(value: string | undefined, condition: DetailCondition): boolean {
  return 'is' in condition ? value !== undefined && condition.is.includes(value) : value === undefined || !condition.isNot.includes(value)
}

/** Each child of the case; or, for a case whose children are not recorded yet, the family, so that nothing due is lost. */
export function childSubjects(theCase: Case, events: readonly CaseEvent[]): readonly Subject[] {
  if (theCase.children.length === 0) return [{ childId: null, dateOfBirth: null, happenings: events, mayStart: () => true }]
  return theCase.children.map((child) => ({
    childId: child.id, dateOfBirth: child.dateOfBirth, happenings: events.filter((event) => concerns(event, child)), mayStart: () => true,
  }))
}

/** The family as one: everything that happened to anybody in it, but closing one child's case does not close the family's. */
export function familySubject(theCase: Case, events: readonly CaseEvent[]): Subject {
  const isWhole = (event: CaseEvent): boolean => event.childId === null || theCase.children.length <= 1
  const happenings = events.filter((event) => event.kind !== 'closed' || isWhole(event))
  return { childId: null, dateOfBirth: null, happenings, mayStart: () => true }
}

/**
 * Whomever events were recorded for: the family for those recorded for the family, a child for those recorded for that child. For
 * court work, where one application may concern one child or all.
 */
export function namedSubjects(theCase: Case, events: readonly CaseEvent[]): readonly Subject[] {
  const family: Subject = {
    childId: null,
    dateOfBirth: null,
    happenings: events.filter((event) => event.childId === null || theCase.children.length <= 1),
    mayStart: (happening) => happening.childId === null,
  }
  const children = childSubjects(theCase, events).filter((subject) => subject.childId !== null)
    .map((subject): Subject => ({ ...subject, mayStart: (happening) => happening.childId === subject.childId }))
  return [family, ...children]
}
