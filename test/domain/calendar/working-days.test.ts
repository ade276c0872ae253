import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dateFrom as day, dateOfDay, weekdayOf, type LondonDate } from '../../../src/domain/calendar/london.ts'
import { dayNumberOf } from '../../../src/domain/calendar/day-number.ts'
import {
  addWorkingDays, BeyondCalendar, isWorkingDay, workingCalendar, workingDayOnOrAfter, workingDayOnOrBefore, workingDaysBetween,
} from '../../../src/domain/calendar/working-days.ts'
import { CALENDAR, HOLIDAYS } from '../clock/a-case.ts'

/** The slow way: one day at a time, asking of each whether it is a weekday and not on the list. */
function slowly(date: LondonDate, count: number): LondonDate {
  const listed = new Set(HOLIDAYS.holidays.map((holiday) => holiday.date))
  let [at, left] = [Temporal.PlainDate.from(date), Math.abs(count)]
  while (left > 0) {
    at = at.add({ days: Math.sign(count) })
    if (at.dayOfWeek <= 5 && !listed.has(at.toString() as LondonDate)) left -= 1
  }
  return at.toString() as LondonDate
}

const covered = fc.integer({ min: dayNumberOf('2015-06-01'), max: dayNumberOf('2028-06-30') }).map(dateOfDay)

describe('working days (arithmetic 1 and 2)', () => {
  it.each([
    ['2026-12-11', 15, '2027-01-06'],
    ['2026-12-11', 20, '2027-01-13'],
    ['2026-03-20', 10, '2026-04-07'],
    ['2026-12-24', 1, '2026-12-29'],
    ['2026-12-25', 1, '2026-12-29'],
    ['2026-12-26', 1, '2026-12-29'],
    ['2026-12-18', 5, '2026-12-29'],
    ['2026-12-01', 45, '2027-02-05'],
    ['2020-05-07', 1, '2020-05-11'],
    ['2020-05-01', 1, '2020-05-04'],
    ['2022-09-16', 1, '2022-09-20'],
    ['2022-06-01', 1, '2022-06-06'],
    ['2027-12-24', 1, '2027-12-29'],
    ['2026-04-07', -2, '2026-04-01'],
    ['2026-11-29', 0, '2026-11-29'],
  ])('%s and %i working days is %s', (from, count, to) => {
    expect(addWorkingDays(CALENDAR, day(from), count)).toBe(to)
  })

  it('agrees with counting one day at a time, both ways', () => {
    fc.assert(fc.property(covered, fc.integer({ min: -90, max: 90 }), (date, count) => {
      expect(addWorkingDays(CALENDAR, date, count)).toBe(slowly(date, count))
    }), { numRuns: 400 })
  })

  it('counts between two days what was added', () => {
    fc.assert(fc.property(covered, fc.integer({ min: -90, max: 90 }), (date, count) => {
      expect(workingDaysBetween(CALENDAR, date, addWorkingDays(CALENDAR, date, count))).toBe(count)
    }))
  })

  it('rolls to the working day on or before, and on or after', () => {
    expect(workingDayOnOrBefore(CALENDAR, day('2026-08-31'))).toBe('2026-08-28')
    expect(workingDayOnOrAfter(CALENDAR, day('2026-08-31'))).toBe('2026-09-01')
    fc.assert(fc.property(covered, (date) => {
      const [before, after] = [workingDayOnOrBefore(CALENDAR, date), workingDayOnOrAfter(CALENDAR, date)]
      expect(before <= date && date <= after).toBe(true)
      expect(before === date).toBe(isWorkingDay(CALENDAR, date))
      expect(after === date).toBe(isWorkingDay(CALENDAR, date))
      expect(isWorkingDay(CALENDAR, before) && isWorkingDay(CALENDAR, after)).toBe(true)
    }))
  })

  it('keeps a council’s own Christmas closure as working days', () => {
    expect(['2026-12-29', '2026-12-30', '2026-12-31'].map((date) => isWorkingDay(CALENDAR, day(date)))).toEqual([true, true, true])
  })
})

describe('beyond the known bank holidays', () => {
  it.each([
    ['the first day after', () => isWorkingDay(CALENDAR, day('2029-01-01'))],
    ['a count that runs past the end', () => addWorkingDays(CALENDAR, day('2028-12-20'), 10)],
    ['a count from after the end', () => addWorkingDays(CALENDAR, day('2029-02-01'), -1)],
    ['rolling forward off the end', () => workingDayOnOrAfter(CALENDAR, day('2028-12-30'))],
    ['days between, one end outside', () => workingDaysBetween(CALENDAR, day('2028-12-20'), day('2029-01-05'))],
    ['the day before the first', () => isWorkingDay(CALENDAR, day('2014-12-31'))],
    ['a count back past the start', () => addWorkingDays(CALENDAR, day('2015-01-05'), -2)],
    ['a count from long before the start', () => addWorkingDays(CALENDAR, day('2012-03-01'), 20)],
  ])('%s is an error that says what is known and what to do', (_, ask) => {
    expect(ask).toThrow(BeyondCalendar)
    expect(ask).toThrow(/known from Thu 1 Jan 2015 to Sun 31 Dec 2028 only: (load the newest list|give a later date)/)
  })

  it('answers up to the very last day', () => {
    expect(addWorkingDays(CALENDAR, day('2028-12-28'), 1)).toBe('2028-12-29')
    expect(workingDayOnOrBefore(CALENDAR, day('2028-12-31'))).toBe('2028-12-29')
    expect(addWorkingDays(CALENDAR, day('2015-01-01'), 1)).toBe('2015-01-02')
  })
})

describe('a holiday proclaimed', () => {
  it('is a day off from the next calendar on', () => {
    const proclaimed = workingCalendar({ ...HOLIDAYS, holidays: [...HOLIDAYS.holidays, { date: day('2027-06-14'), title: 'Proclaimed' }] })
    expect(addWorkingDays(CALENDAR, day('2027-06-11'), 1)).toBe('2027-06-14')
    expect(addWorkingDays(proclaimed, day('2027-06-11'), 1)).toBe('2027-06-15')
  })

  it('changes nothing when it falls on a weekend', () => {
    const saturday = day('2027-06-12')
    expect(weekdayOf(saturday)).toBe(6)
    const proclaimed = workingCalendar({ ...HOLIDAYS, holidays: [...HOLIDAYS.holidays, { date: saturday, title: 'Proclaimed' }] })
    expect([...proclaimed.workingDays]).toEqual([...CALENDAR.workingDays])
  })

  it('the tables hold every day once', () => {
    expect(CALENDAR.countThrough).toHaveLength(CALENDAR.last - CALENDAR.first + 1)
    expect(CALENDAR.workingDays).toHaveLength(CALENDAR.countThrough.at(-1) ?? 0)
    expect(addDays(CALENDAR.firstDay, CALENDAR.countThrough.length - 1)).toBe(CALENDAR.lastDay)
  })
})
