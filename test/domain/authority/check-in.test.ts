import { describe, expect, it } from 'vitest'
import { checkInsOn, newInPost, nextCheckIn } from '../../../src/domain/authority/check-in.ts'
import type { CheckInFacts } from '../../../src/domain/authority/check-in.ts'
import { addDays, dateFrom } from '../../../src/domain/calendar/london.ts'
import type { Person } from '../../../src/domain/unit/person.ts'
import { aPerson, calendar, gail, hawthorn, jo, leaveOf, mo, otherUnitId, policy } from '../unit/hawthorn.ts'

const since = (day: string): Person =>
  ({ ...mo, posts: [{ role: 'csw', unitId: hawthorn.id, since: dateFrom(day), until: null }] })
const newMo = since('2026-11-04')
const facts = (changes: Partial<CheckInFacts> = {}): CheckInFacts =>
  ({ people: [newMo, jo, gail], leave: [], policy, calendar, ...changes })

/** The days of those weeks on which Mo and Gail check in. */
function days(from: string, to: string, changes: Partial<CheckInFacts> = {}): readonly string[] {
  const found: string[] = []
  for (let day = dateFrom(from); day <= dateFrom(to); day = addDays(day, 1)) {
    found.push(...checkInsOn([hawthorn], facts(changes), day).map(({ on }) => on))
  }
  return found
}

describe('the weekly check-in of somebody new in post', () => {
  it('is on the policy’s day, from the first week, for as long as the first months last', () => {
    expect(days('2026-11-01', '2026-11-20')).toEqual(['2026-11-04', '2026-11-09', '2026-11-16'])
    expect(days('2027-01-25', '2027-02-28')).toEqual(['2027-01-25', '2027-02-01'])
  })

  it('says with whom, and until when', () => {
    expect(checkInsOn([hawthorn], facts(), dateFrom('2026-11-09'))).toEqual([
      { person: newMo, with: gail, on: '2026-11-09', until: '2027-02-03' },
    ])
  })

  it.each<readonly [what: string, changes: Partial<CheckInFacts>, day: string | undefined]>([
    ['a bank holiday moves it to the next day both are there', { people: [since('2026-12-01'), jo, gail] }, '2026-12-29'],
    ['leave of whoever is new', { leave: [leaveOf(mo, '2026-12-28', '2026-12-30')] }, '2026-12-31'],
    ['leave of the group manager', { leave: [leaveOf(gail, '2026-12-29', '2026-12-29')] }, '2026-12-30'],
    ['a week in which the two never meet has none', { leave: [leaveOf(gail, '2026-12-28', '2027-01-03')] }, undefined],
  ])('%s', (_what, changes, day) => {
    expect(days('2026-12-28', '2027-01-03', changes)).toEqual(day === undefined ? [] : [day])
  })

  it('falls on a day that whoever works part of the week is there', () => {
    const partTime = { ...newMo, pattern: { ...mo.pattern, hours: mo.pattern.hours.filter(({ weekday }) => weekday >= 3) } }
    expect(days('2026-11-09', '2026-11-15', { people: [partTime, gail] })).toEqual(['2026-11-11'])
  })

  it.each<readonly [what: string, changes: Partial<CheckInFacts>]>([
    ['of nobody who has been there longer', { people: [mo, gail] }],
    ['of nobody in another unit', { people: [{ ...newMo, posts: newMo.posts.map((post) => ({ ...post, unitId: otherUnitId })) }, gail] }],
    ['of nobody who has left', { people: [{ ...newMo, isActive: false }, gail] }],
    ['without anybody to check in with', { people: [newMo, jo] }],
    ['where the policy has none', { policy: { ...policy, induction: null } }],
  ])('is %s', (_what, changes) => {
    expect(days('2026-11-01', '2026-11-30', changes)).toEqual([])
  })

  it('is with whoever holds the role in the unit when its own manager does not', () => {
    const hana = aPerson('hana', 'Hana Noor', 'gm')
    const facing = facts({ people: [newMo, hana] })
    expect(newInPost({ ...hawthorn, groupManagerId: null }, facing, dateFrom('2026-11-09'))).toMatchObject([{ with: hana }])
  })

  it('next is today’s while it is today, and none after the last', () => {
    const next = (from: string): string | null => nextCheckIn(newMo, hawthorn, facts(), dateFrom(from))
    expect([next('2026-11-09'), next('2026-11-10'), next('2027-02-01'), next('2027-02-02'), next('2027-02-04')])
      .toEqual(['2026-11-09', '2026-11-16', '2027-02-01', null, null])
  })
})
