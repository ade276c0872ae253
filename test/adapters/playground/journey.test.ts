import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endOf, momentsOf } from '../../../adapters/playground/journey.ts'
import { addMinutes, instantFrom, londonTimeOf, minutesBetween } from '../../../src/domain/calendar/london.ts'
import { calendar } from './serve-hawthorn.ts'

const at = instantFrom

describe('where a leap of the clock ends', () => {
  it.each([
    ['the same morning before 08:30', 'morning', '2026-11-24T07:15:00Z', '2026-11-24T08:30:00Z'],
    ['the next morning from 08:30 on', 'morning', '2026-11-24T08:30:00Z', '2026-11-25T08:30:00Z'],
    ['Monday from a Friday afternoon', 'morning', '2026-11-27T15:00:00Z', '2026-11-30T08:30:00Z'],
    ['the first working morning after Christmas', 'morning', '2026-12-24T15:00:00Z', '2026-12-29T08:30:00Z'],
    ['08:30 on London’s clocks in summer', 'morning', '2026-07-06T12:00:00Z', '2026-07-07T07:30:00Z'],
    ['an hour later', 'hour', '2026-11-24T07:15:00Z', '2026-11-24T08:15:00Z'],
    ['the same time a day later, across the spring change', 'day', '2026-03-28T09:00:00Z', '2026-03-29T08:00:00Z'],
    ['the same time a week later, across the autumn change', 'week', '2026-10-20T08:00:00Z', '2026-10-27T09:00:00Z'],
  ] as const)('%s', (_name, leap, from, to) => {
    expect(endOf(leap, at(from), calendar)).toBe(at(to))
  })

  it('is not guessed beyond the bank holidays that are known', () => {
    expect(() => endOf('morning', at('2027-12-31T12:00:00Z'), calendar)).toThrow('Bank holidays are known')
  })
})

describe('the way the clock goes', () => {
  it('passes every five minutes by day and every hour by night', () => {
    const moments = momentsOf(at('2026-11-24T19:52:10Z'), at('2026-11-25T06:12:00Z')).map(londonTimeOf)
    expect(moments.slice(0, 5)).toEqual(['19:55', '20:00', '21:00', '22:00', '23:00'])
    expect(moments.slice(-5)).toEqual(['05:00', '06:00', '06:05', '06:10', '06:12'])
  })

  it('does not go back, and does not move to where it is', () => {
    expect(momentsOf(at('2026-11-24T09:00:00Z'), at('2026-11-24T09:00:00Z'))).toEqual([])
    expect(momentsOf(at('2026-11-24T09:00:00Z'), at('2026-11-23T09:00:00Z'))).toEqual([])
  })

  it('only goes forward, in steps of an hour at most, and ends exactly where it should', () => {
    const anyMoment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-01'), noInvalidDate: true })
      .map((date) => at(date.toISOString()))
    fc.assert(fc.property(anyMoment, fc.integer({ min: 1, max: 4 * 24 * 60 }), (from, minutes) => {
      const moments = [from, ...momentsOf(from, addMinutes(from, minutes))]
      expect(moments.at(-1)).toBe(addMinutes(from, minutes))
      for (const [index, moment] of moments.slice(1).entries()) {
        const before = moments[index] ?? moment
        expect(moment > before && minutesBetween(before, moment) <= 60).toBe(true)
      }
    }), { numRuns: 50 })
  })
})
