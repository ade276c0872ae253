import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumberOf } from '../../../src/domain/calendar/day-number.ts'
import { dateOfDay } from '../../../src/domain/calendar/london.ts'
import { BeyondCalendar, workingCalendar } from '../../../src/domain/calendar/working-days.ts'
import { countFrom } from '../../../src/domain/clock/count.ts'
import { recompute } from '../../../src/domain/clock/recompute.ts'
import type { Interval } from '../../../src/domain/clock/rule.ts'
import { CALENDAR, day, ENGLAND, HOLIDAYS } from './a-case.ts'

const INTERVALS: readonly Interval[] = [
  { amount: 1, unit: 'working-days', counting: 'exclusive' }, { amount: 45, unit: 'working-days', counting: 'exclusive' },
  { amount: 5, unit: 'working-days', counting: 'inclusive' }, { amount: 6, unit: 'weeks', counting: 'exclusive' },
  { amount: 26, unit: 'weeks', counting: 'inclusive' }, { amount: 3, unit: 'months', counting: 'exclusive' },
  { amount: 8, unit: 'days', counting: 'exclusive' },
]

function columnsOf(tasks: readonly (readonly [from: string, interval: number, unit: number])[]) {
  return {
    from: Int32Array.from(tasks, ([from]) => dayNumberOf(from)), interval: Uint8Array.from(tasks, ([, interval]) => interval),
    unit: Uint16Array.from(tasks, ([, , unit]) => unit),
  }
}

const how = { intervals: INTERVALS, calendar: CALENDAR, today: day('2026-11-27'), aheadWorkingDays: 5, units: 3 }

describe('an authority’s dates at once', () => {
  it('are those the clock counts for each', () => {
    const someDay = fc.integer({ min: dayNumberOf('2015-01-05'), max: dayNumberOf('2028-09-30') }).map(dateOfDay)
    const someTask = fc.tuple(someDay, fc.nat(INTERVALS.length - 1), fc.nat(2))
    fc.assert(fc.property(fc.array(someTask, { minLength: 1, maxLength: 40 }), (tasks) => {
      const { due } = recompute(columnsOf(tasks), how)
      expect([...due].map(dateOfDay)).toEqual(tasks.map(([on, interval]) =>
        countFrom({ on, at: null }, INTERVALS[interval]!, CALENDAR, ENGLAND).due))
    }), { numRuns: 25 })
  })

  it('are counted for each unit: overdue, today, and ahead', () => {
    const found = recompute(columnsOf([
      ['2026-11-25', 0, 0], ['2026-11-26', 0, 0], ['2026-11-26', 0, 2], ['2026-11-27', 0, 1], ['2026-11-26', 6, 1], ['2026-11-27', 6, 1],
    ]), how)
    expect([[...found.overdue], [...found.today], [...found.ahead]]).toEqual([[1, 0, 0], [1, 0, 1], [0, 2, 0]])
  })

  it('show which move when a holiday is proclaimed', () => {
    const columns = columnsOf([['2026-11-27', 0, 0], ['2026-11-30', 0, 0], ['2026-11-20', 3, 0]])
    const proclaimed = workingCalendar({ ...HOLIDAYS, holidays: [...HOLIDAYS.holidays, { date: day('2026-11-30'), title: 'Proclaimed' }] })
    const [before, after] = [recompute(columns, how), recompute(columns, { ...how, calendar: proclaimed })]
    expect([...before.due].map((limit, task) => limit !== after.due[task])).toEqual([true, false, false])
  })

  it('count from before the known holidays where no working days are meant', () => {
    expect(dateOfDay(recompute(columnsOf([['2012-02-29', 5, 0]]), how).due[0]!)).toBe('2012-05-29')
  })

  it.each([['2028-12-28', 1], ['2012-03-01', 0]])('are an error where they cannot be known: %s', (from, interval) => {
    expect(() => recompute(columnsOf([[from, interval, 0]]), how)).toThrow(BeyondCalendar)
  })

  it('are not for what runs in hours', () => {
    expect(() => recompute(columnsOf([['2026-11-27', 0, 0]]),
      { ...how, intervals: [{ amount: 72, unit: 'hours', counting: 'exclusive' }] })).toThrow(RangeError)
  })
})
