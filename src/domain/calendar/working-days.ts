import { dayNumberOf, weekdayOfDay } from './day-number.ts'
import type { HolidayData } from './holidays.ts'
import type { LondonDate } from './london.ts'
import { dateOfDay } from './london.ts'
import { dateInWords } from './words.ts'

/**
 * Working days: not Saturday, not Sunday, not a bank holiday of England and Wales. A council's own Christmas closure days count
 * as working days (STATUTORY, arithmetic 1).
 *
 * Built once from dated data into tables, so that counting is two look-ups whatever the number of days.
 */
export interface WorkingCalendar {
  readonly firstDay: LondonDate
  readonly lastDay: LondonDate
  /** The whole days of `firstDay` and `lastDay`. */
  readonly first: number
  readonly last: number
  /** For each day covered, how many working days there are from `firstDay` through that day. */
  readonly countThrough: Int32Array
  /** Every working day in order, as whole days. */
  readonly workingDays: Int32Array
}

/** The question reaches a day whose bank holidays are not known. The answer would be a guess, so there is none. */
export class BeyondCalendar extends Error {
  override readonly name = 'BeyondCalendar'
}

/** The tables for a stretch of years. Holidays outside the stretch are ignored. */
export function workingCalendar(data: HolidayData): WorkingCalendar {
  const first = dayNumberOf(data.firstDay)
  const last = dayNumberOf(data.lastDay)
  const holidays = new Set(data.holidays.map((holiday) => dayNumberOf(holiday.date)))
  const countThrough = new Int32Array(last - first + 1)
  const workingDays: number[] = []
  for (let day = first; day <= last; day++) {
    if (weekdayOfDay(day) <= 5 && !holidays.has(day)) workingDays.push(day)
    countThrough[day - first] = workingDays.length
  }
  return { firstDay: data.firstDay, lastDay: data.lastDay, first, last, countThrough, workingDays: Int32Array.from(workingDays) }
}

/** Throws `BeyondCalendar` outside the days covered, like every function here. */
export function isWorkingDay(calendar: WorkingCalendar, date: LondonDate): boolean {
  return isWorking(calendar, dayNumberOf(date))
}

/**
 * The n-th working day after the date: the day after it is day 1. Before it, when `count` is negative. Zero is the date itself,
 * working day or not.
 */
export function addWorkingDays(calendar: WorkingCalendar, date: LondonDate, count: number): LondonDate {
  return dateOfDay(workingDaysAfterDay(calendar, dayNumberOf(date), count))
}

/** The same in whole days, for inner loops. */
export function workingDaysAfterDay(calendar: WorkingCalendar, day: number, count: number): number {
  if (count === 0) return day
  const through = count > 0 ? countedThrough(calendar, day) : countedBefore(calendar, day)
  const found = calendar.workingDays[count > 0 ? through + count - 1 : through + count]
  if (found === undefined) throw beyond(calendar, count > 0 ? calendar.last + 1 : calendar.first - 1)
  return found
}

/** How many working days `to` lies after `from`: those after `from`, through `to`. Negative when `to` is earlier. */
export function workingDaysBetween(calendar: WorkingCalendar, from: LondonDate, to: LondonDate): number {
  const start = dayNumberOf(from)
  const end = dayNumberOf(to)
  return end >= start
    ? countedThrough(calendar, end) - countedThrough(calendar, start)
    : countedBefore(calendar, end) - countedBefore(calendar, start)
}

/** The day itself, or the last working day before it: by when to book what falls on a weekend or holiday. */
export function workingDayOnOrBefore(calendar: WorkingCalendar, date: LondonDate): LondonDate {
  const day = dayNumberOf(date)
  return isWorking(calendar, day) ? date : dateOfDay(workingDaysAfterDay(calendar, day, -1))
}

/** The day itself, or the next working day. */
export function workingDayOnOrAfter(calendar: WorkingCalendar, date: LondonDate): LondonDate {
  const day = dayNumberOf(date)
  return isWorking(calendar, day) ? date : dateOfDay(workingDaysAfterDay(calendar, day, 1))
}

function isWorking(calendar: WorkingCalendar, day: number): boolean {
  const through = countedThrough(calendar, day)
  return through > 0 && calendar.workingDays[through - 1] === day
}

/** Working days from the first day covered through that day. */
function countedThrough(calendar: WorkingCalendar, day: number): number {
  const counted = calendar.countThrough[day - calendar.first]
  if (counted === undefined) throw beyond(calendar, day)
  return counted
}

/** Working days from the first day covered to the day before that day: none before the first. */
function countedBefore(calendar: WorkingCalendar, day: number): number {
  return day === calendar.first ? 0 : countedThrough(calendar, day - 1)
}

function beyond(calendar: WorkingCalendar, day: number): BeyondCalendar {
  const known = `Bank holidays are known from ${dateInWords(calendar.firstDay)} to ${dateInWords(calendar.lastDay)} only`
  return new BeyondCalendar(day < calendar.first
    ? `${known}: give a later date.`
    : `${known}: load the newest list from gov.uk/bank-holidays.json, with unitco holidays apply.`)
}
