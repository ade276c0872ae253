import { describe, expect, it } from 'vitest'
import {
  dayNumberFrom, dayNumberOf, daysInMonth, FIRST_DAY_NUMBER, isLeapYear, isoDateOf, LAST_DAY_NUMBER, partsOf, weekdayOfDay,
} from '../../../src/domain/calendar/day-number.ts'
import { addDays, dateFrom, daysBetween, weekdayOf } from '../../../src/domain/calendar/london.ts'
import { addMonths, monthsAfterDay } from '../../../src/domain/calendar/months.ts'

/** Compares our integers with Temporal on every day from the first of one year to the first of another. */
function everyDay(from: number, to: number, check: (date: Temporal.PlainDate, day: number) => string | null): string[] {
  const wrong: string[] = []
  const last = Temporal.PlainDate.from({ year: to, month: 1, day: 1 })
  let date = Temporal.PlainDate.from({ year: from, month: 1, day: 1 })
  let day = Temporal.PlainDate.from('1970-01-01').until(date).days
  while (Temporal.PlainDate.compare(date, last) < 0) {
    const problem = check(date, day)
    if (problem !== null) wrong.push(problem)
    date = date.add({ days: 1 })
    day += 1
  }
  return wrong
}

describe('whole days agree with Temporal', () => {
  it.each([[1990, 2100], [1895, 1905], [1, 30], [9970, 9999]])('on every day from %i to %i', (from, to) => {
    expect(everyDay(from, to, (date, day) => {
      const text = date.toString()
      const parts = partsOf(day)
      const isRight = dayNumberOf(text) === day && isoDateOf(day) === text && weekdayOfDay(day) === date.dayOfWeek &&
        parts.year === date.year && parts.month === date.month && parts.day === date.day &&
        dayNumberFrom(date.year, date.month, date.day) === day
      return isRight ? null : text
    })).toEqual([])
  })

  it('in every month’s length, century years included', () => {
    for (const year of [1900, 2000, 2026, 2027, 2028, 2100]) {
      expect(isLeapYear(year)).toBe(Temporal.PlainDate.from({ year, month: 1, day: 1 }).inLeapYear)
      for (let month = 1; month <= 12; month++) {
        expect(daysInMonth(year, month)).toBe(Temporal.PlainDate.from({ year, month, day: 1 }).daysInMonth)
      }
    }
  })

  it('in months added and taken away, from every day of nine years', () => {
    const months = [-25, -12, -1, 0, 1, 3, 6, 12, 15, 21, 216]
    expect(everyDay(2023, 2032, (date, day) => {
      const off = months.find((count) => isoDateOf(monthsAfterDay(day, count)) !== date.add({ months: count }).toString())
      return off === undefined ? null : `${date.toString()} + ${off} months`
    })).toEqual([])
  })
})

describe('the functions over London dates', () => {
  it('add and count days, and know weekdays', () => {
    expect(addDays(dateFrom('2026-12-31'), 1)).toBe('2027-01-01')
    expect(addDays(dateFrom('2028-03-01'), -1)).toBe('2028-02-29')
    expect(daysBetween(dateFrom('2026-03-01'), dateFrom('2026-02-01'))).toBe(-28)
    expect(weekdayOf(dateFrom('2026-11-29'))).toBe(7)
    expect(addMonths(dateFrom('2026-08-31'), 6)).toBe('2027-02-28')
  })

  it('stay within four-figure years', () => {
    expect(isoDateOf(FIRST_DAY_NUMBER)).toBe('0000-01-01')
    expect(isoDateOf(LAST_DAY_NUMBER)).toBe('9999-12-31')
    expect(() => isoDateOf(LAST_DAY_NUMBER + 1)).toThrow(RangeError)
    expect(() => isoDateOf(FIRST_DAY_NUMBER - 1)).toThrow(RangeError)
  })

  it.each([
    '2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-1-1', '26-01-01', '2026-01-01T00:00', ' 2026-01-01', '',
  ])('refuse %j as a date', (text) => {
    expect(() => dateFrom(text)).toThrow(RangeError)
  })
})
