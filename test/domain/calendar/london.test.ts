import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addMinutes, atLondon, dateFrom, instantFrom, londonDateOf, londonTextOf, londonTimeOf, minutesBetween, timeFrom,
} from '../../../src/domain/calendar/london.ts'

describe('London’s dates and the world’s moments (arithmetic 6)', () => {
  it('00:30 on 10 July in London is 10 July, though 9 July in UTC', () => {
    const at = instantFrom('2026-07-09T23:30:00Z')
    expect(londonDateOf(at)).toBe('2026-07-10')
    expect(londonTimeOf(at)).toBe('00:30')
    expect(atLondon(dateFrom('2026-07-10'), timeFrom('0:30'))).toBe('2026-07-09T23:30:00.000Z')
  })

  it('the date is Temporal’s, at any moment', () => {
    const anyMoment = fc.integer({ min: Date.UTC(1969, 0, 1), max: Date.UTC(2060, 0, 1) })
      .map((ms) => instantFrom(new Date(ms).toISOString()))
    const aroundMidnight = fc.tuple(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: -125, max: 125 }))
      .map(([days, minutes]) => instantFrom(new Date(days * 86_400_000 + minutes * 60_000).toISOString()))
    fc.assert(fc.property(fc.oneof(anyMoment, aroundMidnight), (at) => {
      expect(londonDateOf(at)).toBe(Temporal.Instant.from(at).toZonedDateTimeISO('Europe/London').toPlainDate().toString())
    }), { numRuns: 600 })
  })

  it.each([
    ['the spring change', '2026-03-27', '2026-03-30T10:00+01:00'],
    ['the autumn change', '2026-10-23', '2026-10-26T08:00+00:00'],
    ['no change', '2026-06-05', '2026-06-08T09:00+01:00'],
  ])('72 hours from 09:00 over %s is elapsed time', (_, from, to) => {
    const start = atLondon(dateFrom(from), timeFrom('09:00'))
    expect(londonTextOf(addMinutes(start, 72 * 60))).toBe(to)
    expect(minutesBetween(start, addMinutes(start, 72 * 60))).toBe(72 * 60)
  })

  it('a time that does not exist is just after the gap, one that comes twice is the first', () => {
    expect(londonTextOf(atLondon(dateFrom('2026-03-29'), timeFrom('01:30')))).toBe('2026-03-29T02:30+01:00')
    expect(londonTextOf(atLondon(dateFrom('2026-10-25'), timeFrom('01:30')))).toBe('2026-10-25T01:30+01:00')
  })
})
