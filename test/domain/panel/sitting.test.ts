import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atLondon, dateFrom, timeFrom, weekdayOf } from '../../../src/domain/calendar/london.ts'
import { addWorkingDays, isWorkingDay } from '../../../src/domain/calendar/working-days.ts'
import { nextSitting, papersDue, sittingAfter, sittingFrom, sittingInTime } from '../../../src/domain/panel/sitting.ts'
import { calendar, calendarWith } from '../unit/hawthorn.ts'
import { panelCalled } from './panel-facts.ts'

const resource = panelCalled('resource')
const mondays = { ...resource, sits: { ...resource.sits, weekday: 1 } }
const at = (day: string, time: string) => atLondon(dateFrom(day), timeFrom(time))

/** When a panel sits (004 §3.10: weekly). */
describe('sittings', () => {
  it.each([
    ['on its weekday', resource, '2026-11-24', '2026-11-26', null],
    ['on the day itself', resource, '2026-11-26', '2026-11-26', null],
    ['on the next working day when it is a bank holiday, and says so', mondays, '2026-12-24', '2026-12-29', '2026-12-28'],
    ['moved over several days at Christmas', { ...resource, sits: { ...resource.sits, weekday: 5 } }, '2026-12-22', '2026-12-29', '2026-12-25'],
  ] as const)('are %s', (_, panel, from, on, movedFrom) => {
    expect(sittingFrom(panel, dateFrom(from), calendar)).toMatchObject({ on, movedFrom, time: '10:00' })
  })

  it('are moved when a holiday is proclaimed', () => {
    expect(sittingFrom(resource, dateFrom('2026-11-24'), calendarWith('2026-11-26'))).toMatchObject({ on: '2026-11-27', movedFrom: '2026-11-26' })
  })

  it.each([
    ['2026-11-26', '09:00', '2026-11-26'], ['2026-11-26', '12:59', '2026-11-26'], ['2026-11-26', '13:01', '2026-12-03'],
    ['2026-11-27', '09:00', '2026-12-03'],
  ])('on %s at %s the next is %s: one that goes on is still the next', (day, time, next) => {
    expect(nextSitting(resource, at(day, time), calendar).on).toBe(next)
  })

  it.each([
    ['2026-11-24', '2026-11-26', 'on the last day'], ['2026-11-25', '2026-12-03', 'a day late'], ['2026-12-22', '2026-12-24', 'before Christmas'],
    ['2026-12-23', '2026-12-31', 'with a bank holiday between'],
  ])('papers that are there on %s are in time for %s: %s', (day, on) => {
    expect(sittingInTime(resource, dateFrom(day), calendar).on).toBe(on)
  })

  it('whatever the day: on a working day, in time, and at most three weeks off', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 700 }), (weekday, workingDays, ahead) => {
      const panel = { ...resource, sits: { ...resource.sits, weekday }, papers: { ...resource.papers, workingDays } }
      const today = addWorkingDays(calendar, dateFrom('2026-01-02'), Math.floor(ahead * 5 / 7))
      const sitting = sittingInTime(panel, today, calendar)
      expect(isWorkingDay(calendar, sitting.on)).toBe(true)
      expect(weekdayOf(sitting.movedFrom ?? sitting.on)).toBe(weekday)
      expect(papersDue(panel, sitting, calendar) >= today).toBe(true)
      expect(sitting.on <= addWorkingDays(calendar, today, 15)).toBe(true)
      expect(sittingAfter(panel, sitting, calendar).on > sitting.on).toBe(true)
    }))
  })
})
