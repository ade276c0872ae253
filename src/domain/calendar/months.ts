import { dayNumberFrom, dayNumberOf, daysInMonth, partsOf } from './day-number.ts'
import type { LondonDate } from './london.ts'
import { dateOfDay } from './london.ts'

/**
 * Calendar months later (or earlier), stopping at the month's end: 31 August and 6 months is 28 February. A chain does not
 * remember day 31: the next interval runs from the date this one gave (STATUTORY, arithmetic 3).
 */
export function addMonths(date: LondonDate, months: number): LondonDate {
  return dateOfDay(monthsAfterDay(dayNumberOf(date), months))
}

/** The same in whole days, for inner loops. */
export function monthsAfterDay(dayNumber: number, months: number): number {
  const { year, month, day } = partsOf(dayNumber)
  const monthsFromZero = year * 12 + month - 1 + months
  const toYear = Math.floor(monthsFromZero / 12)
  const toMonth = monthsFromZero - toYear * 12 + 1
  return dayNumberFrom(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)))
}

/**
 * The day an age is attained: the birthday. A birthday on 29 February is attained on 1 March in other years (policy, made
 * explicit in STATUTORY, arithmetic 8), which is why this is not `addMonths`.
 */
export function birthday(dateOfBirth: LondonDate, age: number): LondonDate {
  const { year, month, day } = partsOf(dayNumberOf(dateOfBirth))
  const inYear = year + age
  // One past the end of February runs over into 1 March by itself.
  return dateOfDay(dayNumberFrom(inYear, month, 1) + day - 1)
}

/** Whole years lived on that day; negative before birth. */
export function ageOn(dateOfBirth: LondonDate, on: LondonDate): number {
  const years = partsOf(dayNumberOf(on)).year - partsOf(dayNumberOf(dateOfBirth)).year
  return birthday(dateOfBirth, years) <= on ? years : years - 1
}
