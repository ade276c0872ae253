import type { CaseRef, NewId } from '../ids.ts'
import type { Unit } from '../unit/unit.ts'
import type { Case } from './case.ts'

/** No reference that anybody can type or import begins like this: theirs have no spaces. */
const BEGINS = 'no case yet'

/**
 * How the place is called in which a unit keeps what was recorded to protect a child before it is known which case it belongs to: the
 * reference was mistyped or missing, or names a case that is not for whoever gave it. One answer for all of these (invariant 9).
 */
export function unfiledRef(unit: Pick<Unit, 'code'>): CaseRef {
  return `${BEGINS} (${unit.code})` as CaseRef
}

/** Whether it is that place, and no family. */
export function isUnfiled(theCase: Pick<Case, 'ref'>): boolean {
  return theCase.ref.startsWith(BEGINS)
}

/** The unit's place, before it is first needed. */
export function unfiledCase(unit: Pick<Unit, 'id' | 'organisationId' | 'code'>, newId: NewId): Case {
  return {
    id: newId('case'), organisationId: unit.organisationId, ref: unfiledRef(unit), unitId: unit.id, children: [], knownBy: [],
    restrictedTo: null, version: 0,
  }
}
