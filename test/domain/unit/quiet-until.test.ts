import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Instant, LondonTime } from '../../../src/domain/calendar/london.ts'
import {
  addDays, addMinutes, atLondon, dateFrom, londonDateOf, londonTextOf, londonTimeOf, minutesBetween, timeFrom,
} from '../../../src/domain/calendar/london.ts'
import { quietUntil } from '../../../src/domain/unit/quiet-until.ts'

const quiet = (from: string, to: string) => ({ quietHours: { from: timeFrom(from), to: timeFrom(to) } })
const at = (text: string): Instant => atLondon(dateFrom(text.slice(0, 10)), timeFrom(text.slice(11)))
const ends = (hours: ReturnType<typeof quiet>, now: Instant): string | null => {
  const until = quietUntil(hours, now)
  return until && londonTextOf(until)
}

describe('quiet hours end', () => {
  it.each([
    ['before they begin: not quiet', '19:00', '07:30', '2026-11-24 18:59', null],
    ['from the minute they begin, the next morning', '19:00', '07:30', '2026-11-24 19:00', '2026-11-25T07:30+00:00'],
    ['past midnight, the same morning', '19:00', '07:30', '2026-11-25 00:00', '2026-11-25T07:30+00:00'],
    ['until the minute they end', '19:00', '07:30', '2026-11-25 07:29', '2026-11-25T07:30+00:00'],
    ['then not quiet', '19:00', '07:30', '2026-11-25 07:30', null],
    ['within one day', '12:00', '13:00', '2026-11-24 12:30', '2026-11-24T13:00+00:00'],
    ['within one day, over', '12:00', '13:00', '2026-11-24 13:00', null],
    ['at midnight', '22:00', '00:00', '2026-11-24 23:59', '2026-11-25T00:00+00:00'],
    ['at midnight, and the new day is not quiet', '22:00', '00:00', '2026-11-25 00:00', null],
    ['from midnight on', '00:00', '06:00', '2026-11-25 00:00', '2026-11-25T06:00+00:00'],
    ['on the wall’s clock over the spring change', '19:00', '07:30', '2026-03-28 22:00', '2026-03-29T07:30+01:00'],
    ['on the wall’s clock over the autumn change', '19:00', '07:30', '2026-10-24 22:00', '2026-10-25T07:30+00:00'],
    ['just after the gap, at a time the spring change skips', '19:00', '01:30', '2026-03-28 22:00', '2026-03-29T02:30+01:00'],
    ['the first time it is half past one in the autumn', '19:00', '01:30', '2026-10-24 22:00', '2026-10-25T01:30+01:00'],
  ])('%s', (_, from, to, now, until) => {
    expect(ends(quiet(from, to), at(now))).toBe(until)
  })

  it('never, for somebody who has none', () => {
    expect(quietUntil({ quietHours: null }, at('2026-11-24 03:00'))).toBeNull()
  })
})

describe('at any moment of any day, the days London’s clocks change among them', () => {
  const anyTime = fc.tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 }))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` as LondonTime)
  const someHours = fc.record({ from: anyTime, to: anyTime }).filter(({ from, to }) => from !== to)
  const aroundChange = fc.tuple(fc.constantFrom('2026-03-29', '2026-10-25'), fc.integer({ min: -36 * 60, max: 60 * 60 }))
    .map(([day, minutes]) => addMinutes(at(`${day} 00:00`), minutes))
  const someMoment = fc.oneof(fc.nat({ max: 525_600 }).map((minutes) => addMinutes(at('2026-01-01 00:00'), minutes)), aroundChange)

  it('they end later than now and within a day and an hour, and then it is not quiet', () => {
    fc.assert(fc.property(someHours, someMoment, (quietHours, now) => {
      const until = quietUntil({ quietHours }, now)
      if (until === null) return
      expect(minutesBetween(now, until)).toBeGreaterThan(0)
      expect(minutesBetween(now, until)).toBeLessThanOrEqual(25 * 60)
      expect(quietUntil({ quietHours }, until)).toBeNull()
    }), { numRuns: 1_000 })
  })

  it('is quiet exactly while the clock on the wall stands between the two times, around no change', () => {
    fc.assert(fc.property(someHours, someMoment, (quietHours, now) => {
      const { from, to } = quietHours
      const day = londonDateOf(now)
      fc.pre([-1, 0, 1].every((days) => !['2026-03-29', '2026-10-25'].includes(addDays(day, days))))
      const time = londonTimeOf(now)
      const isBetween = from < to ? from <= time && time < to : from <= time || time < to
      expect(quietUntil({ quietHours }, now) !== null).toBe(isBetween)
    }), { numRuns: 1_000 })
  })
})
