import { describe, expect, it } from 'vitest'
import { lackingForQuorum } from '../../../src/domain/panel/quorum.ts'
import { recordAttendance, type AttendanceFacts } from '../../../src/domain/panel/record-attendance.ts'
import { dateFrom } from '../../../src/domain/calendar/london.ts'
import type { Person } from '../../../src/domain/unit/person.ts'
import { ada, ines, owen, pia, staff } from '../authority/hackney.ts'
import { accepted, refusal } from '../escalation/raised.ts'
import { asking, calendar, coverOf, gail, hawthorn, lena, mo, organisationId, policy, sam } from '../unit/hawthorn.ts'
import { panelCalled } from './panel-facts.ts'

const on = dateFrom('2026-11-26')
const facts = (changes: Partial<AttendanceFacts> = {}): AttendanceFacts => ({
  organisationId, policy, units: [hawthorn], people: staff, cover: [], calendar, sitting: null, ...changes,
})

/** How many have to be there, and who among them, for a panel to decide (004 §3.10: the collective wisdom of a range of people). */
describe('a quorum', () => {
  it.each([
    ['the chair, the head of service and the lawyer', [ines, owen, lena], []],
    ['and a consultant', [ines, owen, lena, mo], []],
    ['without the lawyer', [ines, owen, mo], ['the principal lawyer']],
    ['without the head of service', [ines, lena, mo], ['the head of service']],
    ['two of them', [ines, owen], ['one more person', 'the principal lawyer']],
    ['the chair alone', [ines], ['2 more people', 'the head of service', 'the principal lawyer']],
  ] as const)('%s: lacks %3$s', (_, present, lacking) => {
    expect(lackingForQuorum(panelCalled('resource'), present, facts(), on)).toEqual(lacking)
  })

  it('counts somebody who covers for a role that has to be there', () => {
    const cover = [coverOf(owen, gail, '2026-11-26', '2026-11-26')]
    expect(lackingForQuorum(panelCalled('resource'), [ines, gail, lena], facts({ cover }), on)).toEqual([])
  })
})

describe('who sat', () => {
  const record = (by: Person, request: { readonly chair?: Person; readonly present?: readonly Person[]; readonly on?: string } = {}, changes: Partial<AttendanceFacts> = {}) =>
    recordAttendance(facts(changes), {
      panel: 'resource', on: dateFrom(request.on ?? '2026-11-26'), chair: request.chair ?? ines, present: request.present ?? [owen, lena],
    }, asking(by, on))

  it('is recorded by the chair or the panel’s co-ordinator, and the chair counts once', () => {
    for (const by of [ines, ada]) {
      const { sitting, lacking } = accepted(record(by, { present: [ines, owen, lena, lena] }))
      expect([sitting.isQuorate, sitting.presentIds, sitting.chairedById, sitting.recordedById, lacking]).toEqual([true, ['ines', 'owen', 'lena'], 'ines', by.id, []])
    }
  })

  it.each([
    ['a consultant social worker', mo, {}, 'not-yours'], ['a children’s practitioner', sam, {}, 'not-yours'], ['the principal social worker', pia, {}, 'not-yours'],
    ['ahead of the day', ines, { on: '2026-12-03' }, 'in-the-future'], ['for a day without a sitting', ines, { on: '2026-11-25' }, 'no-sitting'],
    ['chaired by somebody below the chair', ines, { chair: owen }, 'not-a-chair'],
  ] as const)('is not recorded by or as %s', (_, by, request, reason) => {
    expect(refusal(record(by, request)).reason).toBe(reason)
  })

  it('is put right while there was no quorum, and stands once there was', () => {
    const { sitting: short } = accepted(record(ines, { present: [owen] }))
    const stored = { ...short, version: 1 }
    expect(accepted(record(ines, {}, { sitting: stored })).sitting).toMatchObject({ id: short.id, version: 1, isQuorate: true })
    expect(refusal(record(ines, {}, { sitting: { ...stored, isQuorate: true } })).reason).toBe('moved-on')
  })
})
