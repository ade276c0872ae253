import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantFrom, londonTimeOf, timeFrom } from '../../../src/domain/calendar/london.ts'
import { BeyondCalendar, isWorkingDay } from '../../../src/domain/calendar/working-days.ts'
import { londonDateOf } from '../../../src/domain/calendar/london.ts'
import { afterWait } from '../../../src/domain/escalation/step-time.ts'
import { calendar } from '../unit/hawthorn.ts'

const time = { hours: { from: timeFrom('09:00'), to: timeFrom('17:00') }, calendar }
const working = (minutes: number) => ({ minutes, counting: 'working' }) as const
const elapsed = (minutes: number) => ({ minutes, counting: 'elapsed' }) as const

describe('working minutes run in working hours on working days, London time', () => {
  it.each<readonly [what: string, from: string, minutes: number, until: string]>([
    ['inside one morning', '2026-11-24T10:00:00Z', 60, '2026-11-24T11:00:00.000Z'],
    ['a working day, to the same hour of the next', '2026-11-24T10:00:00Z', 480, '2026-11-25T10:00:00.000Z'],
    ['a whole day from opening ends at the next opening, never at closing', '2026-11-24T09:00:00Z', 480, '2026-11-25T09:00:00.000Z'],
    ['to the minute of closing: the next opening', '2026-11-24T16:00:00Z', 60, '2026-11-25T09:00:00.000Z'],
    ['from before opening', '2026-11-24T06:30:00Z', 30, '2026-11-24T09:30:00.000Z'],
    ['from the evening', '2026-11-24T22:00:00Z', 30, '2026-11-25T09:30:00.000Z'],
    ['over a weekend', '2026-11-27T16:30:00Z', 60, '2026-11-30T09:30:00.000Z'],
    ['over Christmas and its substitute days', '2026-12-24T16:30:00Z', 60, '2026-12-29T09:30:00.000Z'],
    ['into summer time: nine in London is eight in UTC', '2026-03-27T16:30:00Z', 60, '2026-03-30T08:30:00.000Z'],
    ['out of summer time', '2026-10-23T15:30:00Z', 60, '2026-10-26T09:30:00.000Z'],
    ['several days', '2026-11-24T10:00:00Z', 1440, '2026-11-27T10:00:00.000Z'],
    ['seconds are kept', '2026-11-24T10:00:30Z', 60, '2026-11-24T11:00:30.000Z'],
  ])('%s', (_what, from, minutes, until) => {
    expect(afterWait(instantFrom(from), working(minutes), time)).toBe(until)
  })

  it('always end in working hours, later than they began, and longer waits never end sooner', () => {
    const moments = fc.date({ min: new Date('2025-01-02'), max: new Date('2028-10-01'), noInvalidDate: true })
      .map((date) => instantFrom(date.toISOString()))
    fc.assert(fc.property(moments, fc.integer({ min: 1, max: 3000 }), (from, minutes) => {
      const until = afterWait(from, working(minutes), time)
      expect(isWorkingDay(calendar, londonDateOf(until))).toBe(true)
      expect(londonTimeOf(until) >= '09:00' && londonTimeOf(until) < '17:00').toBe(true)
      expect(until > from).toBe(true)
      expect(afterWait(from, working(minutes + 1), time) > until).toBe(true)
    }))
  })

  it('beyond the known bank holidays is an error, never a guess', () => {
    expect(() => afterWait(instantFrom('2028-12-29T16:30:00Z'), working(60), time)).toThrow(BeyondCalendar)
  })
})

describe('elapsed minutes run day and night', () => {
  it.each([
    ['on a Sunday night', '2026-11-29T23:55:00Z', 15, '2026-11-30T00:10:00.000Z'],
    ['over the clocks going back', '2026-10-25T00:30:00Z', 60, '2026-10-25T01:30:00.000Z'],
    ['beyond the known bank holidays', '2029-01-01T10:00:00Z', 15, '2029-01-01T10:15:00.000Z'],
  ])('%s', (_what, from, minutes, until) => {
    expect(afterWait(instantFrom(from), elapsed(minutes), time)).toBe(until)
  })
})
