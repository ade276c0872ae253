import type { CaseId, ChildId, DecisionId, EventId, OrganisationId, PersonId, TaskId, UnitId } from '../ids.ts'
import type { Instant, LondonDate } from '../calendar/london.ts'

/** Which people may do a task; the policy says who may do which class (STATUTORY: "Who may do what"). */
export const TASK_CLASSES = [
  'protection', 'assessment-lead', 'looked-after-visit', 'child-in-need-visit', 'direct-work', 'outside-unit', 'arranging',
] as const
export type TaskClass = (typeof TASK_CLASSES)[number]

/** How sure we are of a rule: statute read, national guidance, common council practice, or to be checked. */
export type Confidence = 'S' | 'N' | 'C' | '?'

/** Why a date is what it is: shown wherever a computed date is shown (invariant 7). */
export interface StatutoryBasis {
  /** Stable identity of this step of this chain; reconciliation matches on it. Unique within the case. */
  readonly key: string
  readonly rule: string
  readonly packVersion: string
  readonly source: string
  readonly confidence: Confidence
  /** The event the count runs from. */
  readonly anchorEventId: EventId | null
}

/** `met` was done (late or not); `ended` stopped being needed, for the reason in `closedReason`; `cancelled` was withdrawn by a person. */
export type TaskState = 'open' | 'met' | 'ended' | 'cancelled'

/** A piece of work with one owner. Either the clock raised it (`basis`) or a person did (`basis` is null). */
export interface Task {
  readonly id: TaskId
  readonly organisationId: OrganisationId
  readonly unitId: UnitId
  /** Null for the unit's own work that belongs to no family. */
  readonly caseId: CaseId | null
  readonly childId: ChildId | null
  /** People say `T-12`. */
  readonly number: number
  readonly title: string
  readonly taskClass: TaskClass
  /** The last day it is on time. Null: no limit was set. */
  readonly due: LondonDate | null
  /** The moment, for limits in hours and for court directions; `due` is then its London date. */
  readonly dueAt: Instant | null
  /** The working day to book it by, when the limit falls on a weekend or bank holiday. */
  readonly bookBy: LondonDate | null
  readonly basis: StatutoryBasis | null
  readonly ownerId: PersonId | null
  readonly state: TaskState
  readonly closedReason: string | null
  /** The day it happened, which may be before the day we were told. */
  readonly doneOn: LondonDate | null
  /** Who said so, and when we were told; null while it is open, and `closedById` also when the clock ended it by itself. */
  readonly closedById: PersonId | null
  readonly closedAt: Instant | null
  readonly fromDecisionId: DecisionId | null
  /** The chat message it was made from, for people of the unit to open; never its words. */
  readonly link: string | null
  readonly raisedAt: Instant
  readonly raisedBy: PersonId | null
  readonly version: number
}

/** `T-12`. */
export function taskRef(task: Pick<Task, 'number'>): string {
  return `T-${task.number}`
}
