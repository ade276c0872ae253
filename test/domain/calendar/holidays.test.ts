import DateHolidays from 'date-holidays'
import { describe, expect, it } from 'vitest'
import { dateFrom as day, weekdayOf } from '../../../src/domain/calendar/london.ts'
import { HOLIDAYS } from '../clock/a-case.ts'

/**
 * The published dates against a library's. Only the published ones count; a difference would be for a person to look at. Today
 * (date-holidays 3.37) there is none on any weekday of 2015 to 2028, the moved and the single holidays included.
 */

/** Weekday bank holidays of England by the library, in one year. */
function libraryDates(year: number): readonly string[] {
  const library = new DateHolidays('GB', 'ENG')
  const found = library.getHolidays(year).filter((holiday) => holiday.type === 'bank' || holiday.type === 'public')
    .map((holiday) => holiday.date.slice(0, 10))
  return [...new Set(found)].filter((date) => weekdayOf(day(date)) <= 5).sort()
}

function publishedDates(year: number): readonly string[] {
  return HOLIDAYS.holidays.map((holiday) => holiday.date).filter((date) => date.startsWith(`${year}-`))
}

const YEARS = Array.from({ length: 14 }, (_, index) => 2015 + index)

describe('the shipped bank holidays', () => {
  it.each(YEARS)('of %i are those of a library', (year) => {
    expect(publishedDates(year).length).toBeGreaterThanOrEqual(8)
    expect(publishedDates(year)).toEqual(libraryDates(year))
  })

  it.each([
    ['2020-05-08', 'moved to VE day'],
    ['2022-06-02', 'moved for the Platinum Jubilee'],
    ['2022-06-03', 'the Platinum Jubilee'],
    ['2022-09-19', 'the Queen’s funeral'],
    ['2023-05-08', 'the coronation'],
    ['2022-12-27', 'Christmas Day’s substitute'],
    ['2027-12-28', 'Boxing Day’s substitute'],
  ])('have %s, %s', (date) => {
    expect(publishedDates(Number(date.slice(0, 4)))).toContain(date)
  })

  it.each(['2020-05-04', '2022-05-30', '2026-12-29', '2026-04-07'])('do not have %s', (date) => {
    expect(publishedDates(Number(date.slice(0, 4)))).not.toContain(date)
  })

  it('are all on weekdays', () => {
    expect(HOLIDAYS.holidays.filter((holiday) => weekdayOf(holiday.date) > 5)).toEqual([])
  })
})
