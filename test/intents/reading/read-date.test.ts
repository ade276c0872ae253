import { describe, expect, it } from 'vitest'
import { dateFrom } from '../../../src/domain/calendar/london.ts'
import { readDate } from '../../../src/intents/reading/read-date.ts'
import { context, on } from '../context.ts'

const read = (text: string, looking: 'ahead' | 'back' | 'birth' = 'ahead', within = context): string => {
  const reading = readDate(text, looking, within)
  return reading.kind === 'read' ? reading.value : reading.says
}

describe('a date that is due, read on Wednesday 25 November 2026', () => {
  it.each([
    ['today', '2026-11-25'], ['tomorrow', '2026-11-26'], ['Tomorrow.', '2026-11-26'],
    ['fri', '2026-11-27'], ['Friday', '2026-11-27'], ['this fri', '2026-11-27'], ['tues', '2026-12-01'], ['mon', '2026-11-30'],
    ['fri week', '2026-12-04'], ['wed week', '2026-12-02'],
    ['27 nov', '2026-11-27'], ['27 November', '2026-11-27'], ['27th nov', '2026-11-27'], ['the 27th of november', '2026-11-27'],
    ['27nov', '2026-11-27'], ['27-nov-2026', '2026-11-27'], ['nov 27', '2026-11-27'], ['25 nov', '2026-11-25'],
    ['27 nov 2026', '2026-11-27'], ['27 november 2026', '2026-11-27'], ['27 nov 26', '2026-11-27'], ['27 nov 27', '2027-11-27'],
    ['27/11', '2026-11-27'], ['27/11/2026', '2026-11-27'], ['27/11/26', '2026-11-27'], ['27.11.2026', '2026-11-27'], ['27-11-2026', '2026-11-27'],
    ['2026-11-27', '2026-11-27'], ['2026/11/27', '2026-11-27'], ['fri 27 nov', '2026-11-27'], ['fri 27/11', '2026-11-27'],
    ['1/2', '2027-02-01'], ['01/02', '2027-02-01'], ['3 mar', '2027-03-03'], ['29 feb 2028', '2028-02-29'],
    ['in 3 wd', '2026-11-30'], ['in 3 working days', '2026-11-30'], ['in 3wd', '2026-11-30'], ['within 3 wd', '2026-11-30'],
    ['in 5 days', '2026-11-30'], ['in 2 weeks', '2026-12-09'], ['in a week', '2026-12-02'], ['in 3 months', '2027-02-25'],
    ['in 22 wd', '2026-12-29'], ['by fri', '2026-11-27'],
  ])('%s is %s', (text, date) => {
    expect(read(text)).toBe(date)
  })

  it('clamps months to their end', () => {
    expect(read('in 3 months', 'ahead', on('2026-11-30'))).toBe('2027-02-28')
  })

  it.each([
    ['next fri', 'That could be Fri 27 Nov 2026 or Fri 4 Dec 2026. Give the date.'],
    ['wed', 'That could be Wed 25 Nov 2026 or Wed 2 Dec 2026. Give the date.'],
    ['this mon', 'That could be Mon 23 Nov 2026 or Mon 30 Nov 2026. Give the date.'],
    ['20 nov', 'That could be Fri 20 Nov 2026 or Sat 20 Nov 2027. Give the year too.'],
    ['31 nov', 'November has 30 days. Check the date.'],
    ['29 feb', 'February 2027 has 28 days. Check the date. Give the year too.'],
    ['29 feb 2027', 'February 2027 has 28 days. Check the date.'],
    ['11/27', 'Write the day first, then the month, like 27/11.'],
    ['0 nov', 'Write the date like fri, 27 nov or 27/11/2026.'],
    ['thu 27 nov', 'Fri 27 Nov 2026 is a Friday, not a Thursday. Give the date you mean.'],
    ['next week', 'Which day? Write the date like fri, 27 nov or 27/11/2026.'],
    ['nov 2026', 'Write the date like fri, 27 nov or 27/11/2026.'],
    ['27', 'Which month? Write the date like fri, 27 nov or 27/11/2026.'],
    ['firday', 'Check the spelling of the day. Write the date like fri, 27 nov or 27/11/2026.'],
    ['27 novmber', 'Check the spelling of the month. Write the date like fri, 27 nov or 27/11/2026.'],
    ['27 nov 1926', 'Check the year, and write it in full.'],
    ['fri lunchtime', 'Give the date alone. Write the date like fri, 27 nov or 27/11/2026.'],
    ['within 15 wd of 3 march', 'Give the date alone. Write the date like fri, 27 nov or 27/11/2026.'],
    ['soon', 'Write the date like fri, 27 nov or 27/11/2026.'],
    ['', 'Write the date like fri, 27 nov or 27/11/2026.'],
  ])('“%s” is asked about', (text, says) => {
    expect(read(text)).toBe(says)
  })

  it('says so when working days reach past the bank holidays that are known', () => {
    expect(read('in 400 wd')).toContain('Bank holidays are known from Thu 1 Jan 2026 to Fri 31 Dec 2027')
  })
})

describe('a date in the past, read on Wednesday 25 November 2026', () => {
  it.each([
    ['fri', '2026-11-20'], ['last fri', '2026-11-20'], ['mon', '2026-11-23'], ['this mon', '2026-11-23'], ['yesterday', '2026-11-24'],
    ['24 nov', '2026-11-24'], ['25 nov', '2026-11-25'], ['3 mar', '2026-03-03'], ['27 dec', '2025-12-27'], ['3 days ago', '2026-11-22'],
    ['2 weeks ago', '2026-11-11'], ['1/2', '2026-02-01'], ['3 working days ago', '2026-11-20'],
  ])('%s is %s', (text, date) => {
    expect(read(text, 'back')).toBe(date)
  })

  it.each([
    ['wed', 'That could be Wed 18 Nov 2026 or Wed 25 Nov 2026. Give the date.'],
    ['1 dec', 'That could be Mon 1 Dec 2025 or Tue 1 Dec 2026. Give the year too.'],
    ['this fri', 'That could be Fri 20 Nov 2026 or Fri 27 Nov 2026. Give the date.'],
  ])('“%s” is asked about', (text, says) => {
    expect(read(text, 'back')).toBe(says)
  })
})

describe('a birth date', () => {
  it.each([['12 may 2023', '2023-05-12'], ['12/05/09', '2009-05-12'], ['yesterday', '2026-11-24']])('%s is %s', (text, date) => {
    expect(read(text, 'birth')).toBe(date)
  })

  it.each([
    ['12 may', 'Write the birth date with its year, like 12 may 2023.'],
    ['fri', 'Write the birth date with its year, like 12 may 2023.'],
    ['12 may 2027', 'That birth date is still to come. Check the year.'],
  ])('“%s” is asked about', (text, says) => {
    expect(read(text, 'birth')).toBe(says)
  })
})

describe('a date sought from another day than today', () => {
  it('is the next or the latest from there, and asks nothing about this year', () => {
    const from = dateFrom('2026-03-03')
    expect(readDate('1 sep', 'ahead', context, from)).toMatchObject({ value: '2026-09-01' })
    expect(readDate('20 nov', 'ahead', context, from)).toMatchObject({ value: '2026-11-20' })
    expect(readDate('fri', 'ahead', context, from)).toMatchObject({ value: '2026-03-06' })
    expect(readDate('28 dec', 'back', context, dateFrom('2027-01-04'))).toMatchObject({ value: '2026-12-28' })
  })
})

describe('around the turn of the year', () => {
  it('still knows that a day has just passed, or is about to come', () => {
    expect(read('20 dec', 'ahead', on('2027-01-05'))).toBe('That could be Sun 20 Dec 2026 or Mon 20 Dec 2027. Give the year too.')
    expect(read('5 jan', 'back', on('2026-12-20'))).toBe('That could be Mon 5 Jan 2026 or Tue 5 Jan 2027. Give the year too.')
    expect(read('5 jan', 'ahead', on('2026-12-20'))).toBe('2027-01-05')
  })
})
