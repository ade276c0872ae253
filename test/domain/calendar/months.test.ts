import { describe, expect, it } from 'vitest'
import { dateFrom as day } from '../../../src/domain/calendar/london.ts'
import { addMonths, ageOn, birthday } from '../../../src/domain/calendar/months.ts'

describe('calendar months (arithmetic 3)', () => {
  it.each([
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-05-31', 3, '2026-08-31'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(addMonths(day(from), months)).toBe(to)
  })

  it('a chain does not remember day 30', () => {
    const february = addMonths(day('2026-11-30'), 3)
    expect(addMonths(february, 6)).toBe('2027-08-28')
  })
})

describe('ages (arithmetic 8)', () => {
  it.each([
    ['2008-02-29', 18, '2026-03-01'],
    ['2008-02-29', 16, '2024-02-29'],
    ['2008-02-29', 5, '2013-03-01'],
    ['2008-03-01', 18, '2026-03-01'],
    ['2008-12-31', 18, '2026-12-31'],
  ])('a child born on %s turns %i on %s', (born, age, on) => {
    expect(birthday(day(born), age)).toBe(on)
  })

  it.each([
    ['2021-06-10', '2026-06-09', 4],
    ['2021-06-10', '2026-06-10', 5],
    ['2020-02-29', '2026-02-28', 5],
    ['2020-02-29', '2026-03-01', 6],
    ['2026-06-10', '2026-06-10', 0],
    ['2026-06-10', '2026-06-09', -1],
  ])('a child born on %s is, on %s, %i', (born, on, age) => {
    expect(ageOn(day(born), day(on))).toBe(age)
  })
})
