import { describe, expect, it } from 'vitest'
import { addDays, dateFrom, instantFrom, timeFrom } from '../../../src/domain/calendar/london.ts'
import { digestsOn } from '../../../src/domain/digest/digest-occurrences.ts'
import { daysToExplain, silencesOf } from '../../../src/domain/watch/silences.ts'
import { calendar, hawthorn, jo, kit, leaveOf, policy, uma } from '../unit/hawthorn.ts'

const now = instantFrom('2026-11-24T09:00:00Z')
const beatAt = (text: string) => ({ at: instantFrom(text), since: instantFrom(text), before: null, wholeAt: instantFrom(text) })

describe('the days whose digests are accounted for', () => {
  it('are today, while the product runs', () => {
    expect(daysToExplain(null, now)).toEqual(['2026-11-24'])
    expect(daysToExplain(beatAt('2026-11-24T08:59:00Z'), now)).toEqual(['2026-11-24'])
  })

  it('are every day since it last ran, which may not have been over', () => {
    expect(daysToExplain(beatAt('2026-11-21T23:59:00Z'), now)).toEqual(['2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24'])
  })

  it('are those since it last ran wholly, should it have failed in part', () => {
    expect(daysToExplain({ ...beatAt('2026-11-24T08:59:00Z'), wholeAt: instantFrom('2026-11-23T12:00:00Z') }, now)).toEqual(['2026-11-23', '2026-11-24'])
  })

  it('are a month at most', () => {
    const days = daysToExplain(beatAt('2025-01-01T08:00:00Z'), now)
    expect([days.length, days[0]]).toEqual([32, addDays(dateFrom('2026-11-24'), -31)])
  })
})

describe('a digest that does not come has its reason', () => {
  const of = (day: string, at: string, promised: readonly string[] = []) => {
    const on = dateFrom(day)
    const people = [jo, kit, uma, { ...jo, isActive: false }]
    const leave = [leaveOf(jo, '2026-12-01', '2026-12-04')]
    const digests = digestsOn(on, { units: [hawthorn], people, leave, policy, calendar })
    return silencesOf(on, digests, new Set(promised), instantFrom(at)).map(({ occurrence, because }) => `${occurrence} ${because}`)
  }
  it.each([
    ['on a weekend', '2026-11-28', '2026-11-28T09:00:00Z', ['unit-digest/unit-hawthorn/2026-11-28 weekend', 'personal-digest/jo/2026-11-28 not-their-day']],
    ['on a bank holiday', '2026-12-28', '2026-12-28T09:00:00Z', ['unit-digest/unit-hawthorn/2026-12-28 bank-holiday', 'personal-digest/jo/2026-12-28 bank-holiday']],
    ['on leave', '2026-12-01', '2026-12-01T09:00:00Z', ['personal-digest/jo/2026-12-01 leave']],
    ['on a day somebody does not work', '2026-11-25', '2026-11-25T09:00:00Z', ['personal-digest/kit/2026-11-25 not-their-day']],
  ])('%s', (_rule, day, at, expected) => {
    expect(of(day, at)).toEqual(expect.arrayContaining([...expected]))
  })

  it('but not before its time, and nobody who has left has any', () => {
    expect(of('2026-11-28', '2026-11-28T08:29:00Z')).toEqual([])
    expect(of('2026-11-28', '2026-11-28T08:30:00Z').filter((line) => line.includes('/jo/'))).toHaveLength(1)
  })

  it('and none today when it comes; once the day is over, one that never came was missed', () => {
    expect(of('2026-11-24', '2026-11-24T18:00:00Z')).toEqual([])
    const over = of('2026-11-24', '2026-11-25T00:01:00Z', ['unit-digest/unit-hawthorn/2026-11-24'])
    expect(over).toContain('personal-digest/jo/2026-11-24 missed')
    expect(over.join()).not.toContain('unit-hawthorn')
  })

  it('in quiet hours it is when they end that its time is past', () => {
    const quiet = { ...jo, quietHours: { from: timeFrom('19:00'), to: timeFrom('11:00') } }
    const digests = digestsOn(dateFrom('2026-11-24'), { units: [], people: [quiet], leave: [], policy, calendar })
    expect(digests[0]?.digest).toEqual({ kind: 'comes', at: '2026-11-24T11:00:00.000Z' })
  })
})
