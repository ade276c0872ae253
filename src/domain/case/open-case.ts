import { londonDateOf } from '../calendar/london.ts'
import type { LondonDate } from '../calendar/london.ts'
import type { CaseRef } from '../ids.ts'
import type { Asking, AuditEntry, Outcome, Refusal } from '../outcome.ts'
import { refused } from '../outcome.ts'
import { actorFor, mayManageUnit } from '../unit/membership.ts'
import type { UnitFacts } from '../unit/membership.ts'
import { caseChanged, tellAudience } from './audience.ts'
import type { Case, CaseHistory } from './case.ts'
import { caseIsVisibleTo } from './case.ts'
import { keepTime } from './keep-time.ts'
import type { TimeFacts } from './keep-time.ts'

export interface OpenCaseRequest {
  readonly ref: CaseRef
  /** How the case management system tells the family's children apart; null when there is one child, or none is recorded yet. */
  readonly childRef: string | null
  readonly dateOfBirth: LondonDate | null
}

export interface OpenCaseFacts extends UnitFacts, Omit<TimeFacts, 'history' | 'people' | 'policy'> {
  /** The case of that reference, when there is one that the asker may know of. */
  readonly history: CaseHistory | null
}

export interface OpenedCase {
  readonly case: Case
  readonly isNew: boolean
}

/** What is answered about another unit's case, one the asker may not know of, and a reference that is taken for either reason. */
export const NOT_AVAILABLE: Refusal = {
  reason: 'not-available', says: 'That reference cannot be opened here. Check it, or ask whoever manages the unit.',
}

/** One letter, or something with a figure in it, so that no name passes for a reference. */
const CHILD_REF = /^(?:[A-Z]|(?=.*\d)[A-Z\d][A-Z\d/-]{0,23})$/i

/** Whether text can be how the case management system tells a child from the others: a reference, never a name. */
export function isChildRef(text: string): boolean {
  return CHILD_REF.test(text)
}

/**
 * Puts a family on the unit's list, by reference only. The same reference again adds the child named, when it is a new one; it is
 * recognised otherwise. A child or a birth date that was missing changes what is due, at once. Who may: whoever manages the unit.
 */
export function openCase(loaded: OpenCaseFacts, request: OpenCaseRequest, asking: Asking): Outcome<OpenedCase> {
  const { unit, history } = loaded
  const { ref, dateOfBirth } = request
  const today = londonDateOf(asking.now)
  const asker = actorFor(asking.askerId, loaded, today)
  if (asker === null) return history === null ? refused('not-found', 'That unit was not found.') : { kind: 'refused', refusal: NOT_AVAILABLE }
  if (!mayManageUnit(asker, loaded, today)) {
    return refused('not-yours', `Cases are opened by whoever manages ${unit.name}. Ask them to open it.`)
  }
  if (request.childRef !== null && !isChildRef(request.childRef)) {
    return refused('not-a-reference', 'Give the child’s reference, one letter or something like P-1234, never a name.')
  }
  if (dateOfBirth !== null && dateOfBirth > today) {
    return refused('in-the-future', 'That date of birth is in the future. Leave it out for a child not yet born.')
  }
  if (history !== null) return openAgain(loaded, history, request, asking)

  const child = { id: asking.newId('child'), ref: request.childRef ?? `${ref}-A`, dateOfBirth }
  const opened: Case = {
    id: asking.newId('case'), organisationId: unit.organisationId, ref, unitId: unit.id,
    children: request.childRef === null && dateOfBirth === null ? [] : [child], knownBy: [], restrictedTo: null, version: 0,
  }
  return {
    kind: 'accepted', case: opened, isNew: true,
    writes: [{ kind: 'case', row: opened }], audit: [entryOf('case-opened', opened, asking)], notices: [],
  }
}

function openAgain(loaded: OpenCaseFacts, history: CaseHistory, request: OpenCaseRequest, asking: Asking): Outcome<OpenedCase> {
  const existing = history.case
  const { childRef, dateOfBirth } = request
  // Another unit's case and one the asker may not know of read the same, and give nothing away.
  if (existing.unitId !== loaded.unit.id || !caseIsVisibleTo(existing, asking.askerId)) {
    return { kind: 'refused', refusal: NOT_AVAILABLE }
  }
  const known = existing.children.find((child) => childRef === null || child.ref.toLowerCase() === childRef.toLowerCase())
  if (known === undefined && (childRef !== null || dateOfBirth !== null)) {
    const child = { id: asking.newId('child'), ref: childRef ?? `${existing.ref}-A`, dateOfBirth }
    const row = { ...existing, children: [...existing.children, child] }
    return grown(loaded, history, row, { event: 'child-added', headline: `Child ${child.ref} added` }, asking)
  }
  const isOneChild = childRef !== null || existing.children.length === 1
  if (known !== undefined && known.dateOfBirth === null && dateOfBirth !== null && isOneChild) {
    const row = { ...existing, children: existing.children.map((child) => (child === known ? { ...child, dateOfBirth } : child)) }
    return grown(loaded, history, row, { event: 'birth-date-recorded', headline: `Birth date of ${known.ref} recorded` }, asking)
  }
  if (dateOfBirth !== null && known?.dateOfBirth !== dateOfBirth) {
    const says = `${existing.ref} is open already, with another date of birth. Correct it in the case management system, then import it.`
    return refused('already-known', says)
  }
  return refused('already-open', `${existing.ref} is open in ${loaded.unit.name} already. Nothing needed changing.`)
}

/** The case as it is now, with the dates that follow from it; the unit hears when any changed. */
function grown(
  loaded: OpenCaseFacts, history: CaseHistory, row: Case, said: { event: string; headline: string }, asking: Asking,
): Outcome<OpenedCase> {
  const kept = keepTime({ ...loaded, history: { ...history, case: row } }, { now: asking.now, byId: asking.askerId, newId: asking.newId })
  const { writes, audit } = kept
  const notices = writes.length === 0 ? [] : tellAudience({
    case: row, unitId: row.unitId, occurrence: `case-changed/${row.id}/${row.version + 1}`, subjectId: null,
    about: caseChanged(row, kept, asking.askerId, said.headline),
  }, asking.newId)
  return {
    kind: 'accepted', case: row, isNew: false,
    writes: [{ kind: 'case', row }, ...writes], audit: [entryOf(said.event, row, asking), ...audit], notices,
  }
}

function entryOf(event: string, row: Case, asking: Asking): AuditEntry {
  return {
    event, byId: asking.askerId, at: asking.now, unitId: row.unitId, caseId: row.id, subjectId: row.id,
    detail: { children: row.children.length },
  }
}
