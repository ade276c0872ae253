import { describe, expect, it } from 'vitest'
import { readDate, readMoment } from '../../../src/domain/calendar/read-date.ts'

describe('a complete date, as written in files and on the command line', () => {
  it.each([
    ['2026-11-27', '2026-11-27'],
    ['27/11/2026', '2026-11-27'],
    ['3/4/2026', '2026-04-03'],
    ['03.04.2026', '2026-04-03'],
    ['27 nov 2026', '2026-11-27'],
    [' 27  November 2026 ', '2026-11-27'],
    ['Fri 27 Nov 2026', '2026-11-27'],
    ['1st sept 2026', '2026-09-01'],
    ['29 feb 2028', '2028-02-29'],
  ])('reads %s', (text, date) => {
    expect(readDate(text)).toBe(date)
  })

  it.each([
    ['27 nov', 'year'],
    ['27/11', 'year'],
    ['3/4/26', 'year'],
    ['29 feb 2026', 'not a day of the calendar'],
    ['31/04/2026', 'not a day of the calendar'],
    ['2026-13-01', 'not a day of the calendar'],
    ['11/27/2026', 'not a day of the calendar'],
    ['next week', 'not a date'],
    ['27 brumaire 2026', 'not a date'],
    ['', 'not a date'],
  ])('refuses %s, saying why', (text, why) => {
    expect(() => readDate(text)).toThrow(why)
  })
})

describe('a date with or without its time', () => {
  it.each([
    ['2026-03-27', '2026-03-27', null],
    ['2026-03-27T09:00', '2026-03-27', '2026-03-27T09:00:00.000Z'],
    ['2026-03-30T09:00', '2026-03-30', '2026-03-30T08:00:00.000Z'],
    ['30/03/2026 9:00', '2026-03-30', '2026-03-30T08:00:00.000Z'],
    ['30 mar 2026 at 09:00', '2026-03-30', '2026-03-30T08:00:00.000Z'],
    ['2026-07-09T23:30Z', '2026-07-10', '2026-07-09T23:30:00.000Z'],
    ['2026-07-10T00:30+01:00', '2026-07-10', '2026-07-09T23:30:00.000Z'],
    ['2026-07-10T00:30', '2026-07-10', '2026-07-09T23:30:00.000Z'],
  ])('reads %s', (text, on, at) => {
    expect(readMoment(text)).toEqual({ on, at })
  })

  it.each(['2026-03-27T25:00', '2026-03-27T09', '27 nov 09:00', 'soon 09:00', '2026-02-30T09:00Z'])('refuses %s', (text) => {
    expect(() => readMoment(text)).toThrow(RangeError)
  })
})
