import type { Instant, LondonDate } from '../calendar/london.ts'
import type { CaseId, ChildId, DriftId, OrganisationId, PersonId, UnitId } from '../ids.ts'
import type { LastMove } from './last-move.ts'

/** One thing that is challenged about a case: a child for whom nothing has happened, or a plan that goes on and on. */
export type Finding =
  | {
      readonly kind: 'still'
      /** Null for a family whose children are not recorded yet. */
      readonly childId: ChildId | null
      /** The last day on which something happened, and what that was. */
      readonly since: LondonDate
      readonly last: LastMove
      /** The policy's weeks, those for a child under two where they hold. */
      readonly weeks: number
      /** The first day of drift: so many weeks after. */
      readonly from: LondonDate
    }
  | {
      readonly kind: 'plan'
      readonly childId: ChildId | null
      /** The day the child protection plan began. */
      readonly since: LondonDate
      readonly months: number
      /** The weeks for which an answer holds, as for stillness. */
      readonly weeks: number
      /** The day it had gone on for so many months. */
      readonly from: LondonDate
    }

/** Whether two findings are the same one, found again on another day. */
export function isSameFinding(one: Finding, other: Finding): boolean {
  return one.childId === other.childId && one.since === other.since
    && (one.kind === 'plan' ? other.kind === 'plan' && one.months === other.months : other.kind === 'still')
}

/** `lead`: whoever leads the unit was told; `manager`: whoever stands above them. */
export type DriftLevel = 'lead' | 'manager'

export interface Told {
  readonly level: DriftLevel
  /** One person; of a restricted case that nobody on the ladder may know of, everybody on its list. */
  readonly personIds: readonly PersonId[]
  readonly at: Instant
}

/**
 * A case that was challenged: one matter with one card, however many children it is about. `moved` when something happened; `accepted`
 * when somebody who may said that it is right as it is.
 */
export interface Drift {
  readonly id: DriftId
  readonly organisationId: OrganisationId
  readonly unitId: UnitId
  readonly caseId: CaseId
  readonly findings: readonly Finding[]
  readonly told: readonly Told[]
  /** From this working day the manager hears of it, unless it moved or was answered. */
  readonly managerOn: LondonDate
  readonly state: 'open' | 'moved' | 'accepted'
  readonly raisedAt: Instant
  /** Null while it is open, and when it moved by itself. */
  readonly closedById: PersonId | null
  readonly closedAt: Instant | null
  /** Why it is right as it is, in the words of whoever said so; for those who may see the case. */
  readonly reason: string | null
  readonly version: number
}
