import { describe, expect, it } from 'vitest'
import { instantFrom, timeFrom } from '../../../src/domain/calendar/london.ts'
import { personalDigestDue, unitDigestDue } from '../../../src/domain/digest/digest-due.ts'
import { digestOccurrences } from '../../../src/domain/digest/digest-occurrences.ts'
import { aPerson, calendar, hawthorn, jo, kit, leaveOf, lena, otherUnitId, policy, uma } from '../unit/hawthorn.ts'

const half8 = timeFrom('08:30')

describe('the unit’s digest is due', () => {
  it.each([
    ['at its time, in winter', '2026-11-24T08:30:00Z', { on: '2026-11-24', lateByMinutes: 0 }],
    ['at its time, in summer, which is an hour earlier in UTC', '2026-07-10T07:30:00Z', { on: '2026-07-10', lateByMinutes: 0 }],
    ['at its time, the morning after the clocks went forward', '2026-03-30T07:30:00Z', { on: '2026-03-30', lateByMinutes: 0 }],
    ['at its time, the morning after the clocks went back', '2026-10-26T08:30:00Z', { on: '2026-10-26', lateByMinutes: 0 }],
    ['late, and says by how much', '2026-11-24T08:41:00Z', { on: '2026-11-24', lateByMinutes: 11 }],
    ['late until the day ends', '2026-11-24T23:59:00Z', { on: '2026-11-24', lateByMinutes: 929 }],
    ['not a minute early', '2026-11-24T08:29:59Z', null],
    ['not on a Saturday', '2026-11-28T09:00:00Z', null],
    ['not on a Sunday', '2026-11-29T09:00:00Z', null],
    ['not on a bank holiday', '2026-12-28T09:00:00Z', null],
  ])('%s', (_rule, now, due) => {
    expect(unitDigestDue(half8, instantFrom(now), calendar)).toEqual(due)
  })
})

describe('somebody’s own digest is due', () => {
  const weekender = aPerson('wes', 'Wes Gale', 'cp', { weekdays: [6] })
  it.each([
    ['on a day they work', kit, '2026-11-24T08:30:00Z', true],
    ['not on a day they do not', kit, '2026-11-25T08:30:00Z', false],
    ['on a Saturday, when they work Saturdays', weekender, '2026-11-28T08:30:00Z', true],
    ['not while on leave', jo, '2026-12-01T08:30:00Z', false],
    ['not once they have left', { ...jo, isActive: false }, '2026-11-24T08:30:00Z', false],
  ])('%s', (_rule, person, now, isDue) => {
    const facts = { leave: [leaveOf(jo, '2026-12-01', '2026-12-04')], policy, calendar }
    expect(personalDigestDue(person, half8, instantFrom(now), facts) !== null).toBe(isDue)
  })
})

describe('somebody’s own digest in their quiet hours', () => {
  const quiet = (from: string, to: string) => ({ ...jo, quietHours: { from: timeFrom(from), to: timeFrom(to) } })
  const due = (lateByMinutes: number) => ({ on: '2026-11-24', lateByMinutes })
  it.each([
    ['is not due while they last', quiet('19:00', '09:30'), '2026-11-24T09:29:00Z', null],
    ['is due when they end, and not late', quiet('19:00', '09:30'), '2026-11-24T09:30:00Z', due(0)],
    ['is late from their end', quiet('19:00', '09:30'), '2026-11-24T09:45:00Z', due(15)],
    ['is due at its time when they are over by then', quiet('19:00', '07:30'), '2026-11-24T08:30:00Z', due(0)],
    ['comes before them when they end on another day: never the next day', quiet('08:00', '02:00'), '2026-11-24T02:00:00Z', due(0)],
    ['is not due in those of the night before', quiet('08:00', '02:00'), '2026-11-24T01:59:00Z', null],
    ['comes at midnight to somebody who is quiet from the morning to midnight', quiet('08:00', '00:00'), '2026-11-24T00:00:00Z', due(0)],
  ])('%s', (_rule, person, now, expected) => {
    expect(personalDigestDue(person, half8, instantFrom(now), { leave: [], policy, calendar })).toEqual(expected)
  })
})

describe('occurrences', () => {
  const early = { ...hawthorn, id: otherUnitId, digestTime: timeFrom('07:45') }
  const ofBoth = aPerson('kim', 'Kim Lowe', 'clinician', {
    posts: [...kit.posts, { role: 'clinician', unitId: otherUnitId, since: jo.posts[0]!.since, until: null }],
  })
  const at = (now: string) => digestOccurrences(instantFrom(now), {
    units: [hawthorn, early], people: [jo, lena, ofBoth], leave: [], policy, calendar,
  })
  const keys = (now: string) => at(now).map(({ occurrence }) => occurrence)

  it('one for each unit and person, in their own time, and the meeting’s reminder the working day before', () => {
    expect(keys('2026-11-24T07:44:00Z')).toEqual([])
    expect(keys('2026-11-24T07:45:00Z')).toEqual(['unit-digest/unit-rowan/2026-11-24', 'personal-digest/kim/2026-11-24'])
    expect(keys('2026-11-24T08:30:00Z').toSorted()).toEqual([
      'personal-digest/jo/2026-11-24', 'personal-digest/kim/2026-11-24', 'personal-digest/lena/2026-11-24',
      'unit-digest/unit-hawthorn/2026-11-24', 'unit-digest/unit-rowan/2026-11-24',
    ])
    expect(keys('2026-11-24T09:00:00Z')).toContain('meeting-reminder/unit-hawthorn/2026-11-25/day-before')
  })

  it('the same keys however often and however late it is asked that day', () => {
    expect(keys('2026-11-24T15:00:00Z')).toEqual(keys('2026-11-24T09:00:00Z'))
    expect(new Set(keys('2026-11-24T15:00:00Z')).size).toBe(keys('2026-11-24T15:00:00Z').length)
  })

  it('carries how late it is, whom it is for, and the day', () => {
    expect(at('2026-11-24T08:41:00Z')[0]).toEqual({
      occurrence: 'unit-digest/unit-hawthorn/2026-11-24', to: { kind: 'unit', unitId: hawthorn.id },
      about: { kind: 'unit-digest', unitId: hawthorn.id, on: '2026-11-24' }, isUrgent: false, lateByMinutes: 11, subjectId: null,
    })
  })

  it('nobody on a bank holiday', () => {
    const everybody = { units: [hawthorn], people: [jo, uma], leave: [], policy, calendar }
    expect(digestOccurrences(instantFrom('2026-12-28T12:00:00Z'), everybody)).toEqual([])
  })
})
