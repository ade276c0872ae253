import type { CaseId, CaseRef, ChildId, OrganisationId, PersonId, UnitId } from '../ids.ts'
import type { LondonDate } from '../calendar/london.ts'
import type { CaseEvent } from './case-event.ts'

/** A child of a family, known by a reference. The birth date is for the clock alone and is never shown in a message. */
export interface Child {
  readonly id: ChildId
  readonly ref: string
  readonly dateOfBirth: LondonDate | null
}

/** A family the unit works with. Only references: the case management system holds everything else. */
export interface Case {
  readonly id: CaseId
  readonly organisationId: OrganisationId
  readonly ref: CaseRef
  readonly unitId: UnitId
  readonly children: readonly Child[]
  /** People who know the family, from the import or from work done (004 §4.3: allocated by "knowledge of and relationship to the family"). */
  readonly knownBy: readonly PersonId[]
  /** When not null, the case exists only for these people. */
  readonly restrictedTo: readonly PersonId[] | null
  readonly version: number
}

/** A case with all that has happened, as the statutory clock reads it. */
export interface CaseHistory {
  readonly case: Case
  readonly events: readonly CaseEvent[]
}

/** Whether this person may know that the case exists. "Not yours" must read the same as "not there". */
export function caseIsVisibleTo(theCase: Pick<Case, 'restrictedTo'>, person: PersonId): boolean {
  return theCase.restrictedTo === null || theCase.restrictedTo.includes(person)
}
