import { londonDateOf } from '../calendar/london.ts'
import type { LondonDate } from '../calendar/london.ts'
import type { CaseRef } from '../ids.ts'
import type { Asking, Outcome } from '../outcome.ts'
import { refused } from '../outcome.ts'
import { actorFor, mayManageUnit } from '../unit/membership.ts'
import type { UnitFacts } from '../unit/membership.ts'
import type { Case } from './case.ts'
import { caseIsVisibleTo } from './case.ts'

export interface OpenCaseRequest {
  readonly ref: CaseRef
  /** How the case management system tells the family's children apart; null when there is one child, or none is recorded yet. */
  readonly childRef: string | null
  readonly dateOfBirth: LondonDate | null
}

export interface OpenCaseFacts extends UnitFacts {
  /** The case of that reference, wherever in the organisation it is; null when there is none. */
  readonly existing: Case | null
}

/** One letter, or something with a figure in it, so that no name passes for a reference. */
const CHILD_REF = /^(?:[A-Z]|(?=.*\d)[A-Z\d][A-Z\d/-]{0,23})$/i

/**
 * Puts a family on the unit's list, by reference only. The same reference again adds the child named, when it is a new one; it is
 * recognised otherwise. Who may: whoever manages the unit.
 */
export function openCase(loaded: OpenCaseFacts, request: OpenCaseRequest, asking: Asking): Outcome<{ readonly case: Case; readonly isNew: boolean }> {
  const { unit, existing } = loaded
  const { ref, dateOfBirth } = request
  const today = londonDateOf(asking.now)
  const asker = actorFor(asking.askerId, loaded, today)
  if (asker === null) return refused('not-found', 'That unit was not found.')
  if (!mayManageUnit(asker, loaded, today)) return refused('not-yours', `Cases are opened by whoever manages ${unit.name}. Ask them to open it.`)
  if (request.childRef !== null && !CHILD_REF.test(request.childRef)) {
    return refused('not-a-reference', 'Give the child’s reference, one letter or something like P-1234, never a name.')
  }
  if (dateOfBirth !== null && dateOfBirth > today) return refused('in-the-future', 'That date of birth is in the future. Leave it out for a child not yet born.')
  if (existing !== null) return openAgain(loaded, existing, request, asking)

  const child = { id: asking.newId('child'), ref: request.childRef ?? `${ref}-A`, dateOfBirth }
  const opened: Case = {
    id: asking.newId('case'), organisationId: unit.organisationId, ref, unitId: unit.id,
    children: request.childRef === null && dateOfBirth === null ? [] : [child], knownBy: [], restrictedTo: null, version: 0,
  }
  return accepted(opened, 'case-opened', true, asking)
}

function openAgain(loaded: OpenCaseFacts, existing: Case, request: OpenCaseRequest, asking: Asking): ReturnType<typeof openCase> {
  const { childRef, dateOfBirth } = request
  // Another unit's case and one the asker may not know of read the same, and give nothing away.
  if (existing.unitId !== loaded.unit.id || !caseIsVisibleTo(existing, asking.askerId)) {
    return refused('not-available', 'That reference cannot be opened here. Check it, or ask your group manager.')
  }
  const known = existing.children.find((child) => childRef === null || child.ref.toLowerCase() === childRef.toLowerCase())
  if (known === undefined && (childRef !== null || dateOfBirth !== null)) {
    const child = { id: asking.newId('child'), ref: childRef ?? `${existing.ref}-A`, dateOfBirth }
    return accepted({ ...existing, children: [...existing.children, child] }, 'child-added', false, asking)
  }
  const saysBirthDate = known !== undefined && known.dateOfBirth === null && dateOfBirth !== null && (childRef !== null || existing.children.length === 1)
  if (saysBirthDate) {
    const children = existing.children.map((child) => (child === known ? { ...child, dateOfBirth } : child))
    return accepted({ ...existing, children }, 'birth-date-recorded', false, asking)
  }
  if (dateOfBirth !== null && known?.dateOfBirth !== dateOfBirth) {
    return refused('already-known', `${existing.ref} is open already, with another date of birth. Correct it in the case management system and import it again.`)
  }
  return refused('already-open', `${existing.ref} is open in ${loaded.unit.name} already. Nothing needed changing.`)
}

function accepted(row: Case, event: string, isNew: boolean, asking: Asking): ReturnType<typeof openCase> {
  return {
    kind: 'accepted', case: row, isNew,
    writes: [{ kind: 'case', row }],
    audit: [{ event, byId: asking.askerId, at: asking.now, unitId: row.unitId, caseId: row.id, subjectId: row.id, detail: { children: row.children.length } }],
    notices: [],
  }
}
