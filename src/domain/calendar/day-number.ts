/**
 * Dates as whole days since 1 January 1970: the form the inner loops count in. Pure integer arithmetic on the Gregorian
 * calendar, the same answers as `Temporal.PlainDate` for the years 0 to 9999 (tested over every day) at a hundredth of the cost.
 */

/** 0000-01-01 and 9999-12-31: what a ten-character date can say. */
export const FIRST_DAY_NUMBER = -719_528
export const LAST_DAY_NUMBER = 2_932_896

const DAYS_BEFORE_MONTH = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
const DAYS_IN_MONTH = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The dates people meet, written once: looking one up costs less than writing it again. */
const FIRST_KEPT = 7_305
const kept: string[] = Array.from({ length: 40_177 }, (_, index) => writtenOut(FIRST_KEPT + index))

/** The whole day a real date in the form `2026-11-27` stands for. The text is trusted: `dateFrom` has read it. */
export function dayNumberOf(date: string): number {
  const year = digits(date, 0) * 100 + digits(date, 2)
  return dayNumberFrom(year, digits(date, 5), digits(date, 8))
}

/** The whole day of a year, month (1 to 12) and day of the month. */
export function dayNumberFrom(year: number, month: number, day: number): number {
  const before = year - 1
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400)
  const leapDayThisYear = month > 2 && isLeapYear(year) ? 1 : 0
  return before * 365 + leapDays + DAYS_BEFORE_MONTH[month]! + leapDayThisYear + day - 719_163
}

/** The date in the form `2026-11-27`. Throws `RangeError` before the year 0 or after 9999. */
export function isoDateOf(dayNumber: number): string {
  return kept[dayNumber - FIRST_KEPT] ?? writtenOut(dayNumber)
}

/** Year, month (1 to 12) and day of the month, for arithmetic in months. */
export function partsOf(dayNumber: number): { readonly year: number; readonly month: number; readonly day: number } {
  // Counting years from 1 March puts the leap day last, where it disturbs no month before it (Howard Hinnant's civil calendar).
  const shifted = dayNumber + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

/** Monday is 1, Sunday is 7. */
export function weekdayOfDay(dayNumber: number): number {
  // 1 January 1970 was a Thursday; the second remainder keeps days before it from going negative.
  return ((dayNumber + 3) % 7 + 7) % 7 + 1
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : DAYS_IN_MONTH[month]!
}

function digits(text: string, at: number): number {
  return text.charCodeAt(at) * 10 + text.charCodeAt(at + 1) - 528
}

function writtenOut(dayNumber: number): string {
  if (dayNumber < FIRST_DAY_NUMBER || dayNumber > LAST_DAY_NUMBER) throw new RangeError('A date must lie between the years 0 and 9999')
  const { year, month, day } = partsOf(dayNumber)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
