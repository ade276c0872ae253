import { describe, expect, it } from 'vitest'
import { dateFrom } from '../../../src/domain/calendar/london.ts'
import { openCase } from '../../../src/domain/case/open-case.ts'
import type { OpenCaseFacts, OpenCaseRequest } from '../../../src/domain/case/open-case.ts'
import type { Case } from '../../../src/domain/case/case.ts'
import type { CaseRef } from '../../../src/domain/ids.ts'
import { caseFacts, happened, rules } from './family.ts'
import { asking, child, facts, family, gail, hawthorn, jo, mo, otherUnitId, people, ray, uma } from '../unit/hawthorn.ts'

const born = dateFrom('2020-05-12')

function loaded(existing: Case | null = null): OpenCaseFacts {
  return { ...facts({ people: [...people, ray] }), rules, tasks: [], history: existing === null ? null : { case: existing, events: [] } }
}
function request(changes: Partial<OpenCaseRequest> = {}): OpenCaseRequest {
  return { ref: 'C-1050' as CaseRef, childRef: null, dateOfBirth: null, ...changes }
}

describe('opens', () => {
  it.each([
    ['without a child yet', request(), []],
    ['with a child, by birth date', request({ dateOfBirth: born }), [{ id: 'child-1', ref: 'C-1050-A', dateOfBirth: born }]],
    ['with a child by reference', request({ childRef: 'P-77', dateOfBirth: born }), [{ id: 'child-1', ref: 'P-77', dateOfBirth: born }]],
    ['with a child not yet born', request({ childRef: 'A' }), [{ id: 'child-1', ref: 'A', dateOfBirth: null }]],
  ])('a case %s', (_rule, asked, children) => {
    const outcome = openCase(loaded(), asked, asking(uma))
    const row = {
      organisationId: hawthorn.organisationId, ref: 'C-1050', unitId: hawthorn.id, children, knownBy: [], restrictedTo: null, version: 0,
    }
    expect(outcome).toMatchObject({
      kind: 'accepted', isNew: true, case: row, writes: [{ kind: 'case', row }],
      audit: [{ event: 'case-opened', byId: uma.id, unitId: hawthorn.id, detail: { children: children.length } }], notices: [],
    })
  })

  it.each([['the lead', mo], ['the group manager', gail]])('when %s asks', (_who, asker) => {
    expect(openCase(loaded(), request(), asking(asker)).kind).toBe('accepted')
  })

  it('no second case of a reference: a new child is added to it', () => {
    expect(openCase(loaded(family), request({ ref: family.ref, childRef: 'B', dateOfBirth: born }), asking(uma))).toMatchObject({
      kind: 'accepted', isNew: false,
      case: { id: family.id, version: family.version, children: [child, { ref: 'B', dateOfBirth: born }] },
      audit: [{ event: 'child-added' }],
    })
  })

  it('no second child: a birth date is recorded once it is known', () => {
    const unborn = { ...family, children: [{ ...child, dateOfBirth: null }] }
    expect(openCase(loaded(unborn), request({ ref: family.ref, childRef: 'a', dateOfBirth: born }), asking(uma))).toMatchObject({
      kind: 'accepted', isNew: false, case: { children: [{ id: child.id, ref: 'A', dateOfBirth: born }] },
      audit: [{ event: 'birth-date-recorded' }],
    })
  })
})

describe('works the dates out again', () => {
  const forAll = happened('protection-plan', '2026-11-13', { childId: null })

  it('for a child added to a family that something happened to as a whole, keeping its visitor', () => {
    const before = caseFacts([forAll])
    const tasks = before.tasks.map((task) => ({ ...task, ownerId: task.basis?.rule === 'CP-3' ? jo.id : task.ownerId }))
    const outcome = openCase({ ...before, tasks }, request({ ref: family.ref, childRef: 'B', dateOfBirth: born }), asking(uma))
    expect(outcome).toMatchObject({
      kind: 'accepted',
      notices: [{ occurrence: 'case-changed/case-1042/3', about: { kind: 'case-changed', headline: 'Child B added', moved: [], closed: [] } }],
    })
    const raised = outcome.kind === 'accepted' ? outcome.writes.flatMap((write) => (write.kind === 'task' ? [write.row] : [])) : []
    expect(raised).toHaveLength(before.tasks.length)
    expect(raised.find((task) => task.basis?.rule === 'CP-3')?.ownerId).toBe(jo.id)
  })

  it('and says nothing to the unit when none changes', () => {
    expect(openCase({ ...caseFacts([]) }, request({ ref: family.ref, childRef: 'B' }), asking(uma))).toMatchObject({
      kind: 'accepted', notices: [],
    })
  })
})

describe('refuses', () => {
  it.each([
    ['a member who does not manage the unit', request(), jo, 'not-yours'],
    ['somebody of another unit', request(), ray, 'not-found'],
    ['a name for a reference', request({ childRef: 'Tyler' }), uma, 'not-a-reference'],
    ['a birth date to come', request({ dateOfBirth: dateFrom('2026-12-01') }), uma, 'in-the-future'],
  ])('%s', (_rule, asked, asker, reason) => {
    expect(openCase(loaded(), asked, asking(asker))).toMatchObject({ kind: 'refused', refusal: { reason } })
  })

  it.each([
    ['another unit’s case', { ...family, unitId: otherUnitId }],
    ['a restricted case', { ...family, restrictedTo: [mo.id] }],
  ])('%s, in words that give nothing away', (_rule, existing) => {
    expect(openCase(loaded(existing), request({ ref: family.ref }), asking(uma))).toEqual({
      kind: 'refused',
      refusal: { reason: 'not-available', says: 'That reference cannot be opened here. Check it, or ask whoever manages the unit.' },
    })
  })

  it('another birth date than the one known', () => {
    expect(openCase(loaded(family), request({ ref: family.ref, dateOfBirth: born }), asking(uma))).toMatchObject({
      refusal: { reason: 'already-known' },
    })
  })
})

describe('stays quiet', () => {
  it.each([
    ['by its reference', request({ ref: family.ref })],
    ['by child', request({ ref: family.ref, childRef: 'A' })],
    ['by child and birth date', request({ ref: family.ref, childRef: 'A', dateOfBirth: child.dateOfBirth })],
  ])('when the case is open already, asked for %s', (_rule, asked) => {
    expect(openCase(loaded(family), asked, asking(uma))).toEqual({
      kind: 'refused', refusal: { reason: 'already-open', says: 'C-1042 is open in Hawthorn already. Nothing needed changing.' },
    })
  })
})
