/**
 * Dates as whole days since 1 January 1970: the form the inner loops count in. Pure integer arithmetic on the Gregorian
 * calendar, the same answers as `Temporal.PlainDate` for the years 0 to 9999 (tested over every day) at a hundredth of the cost.
 */

/** 0000-01-01 and 9999-12-31: what a ten-character date can say. */
export const FIRST_DAY_NUMBER = -719_528
export const LAST_DAY_NUMBER = 2_932_896

const DAYS_BEFORE_MONTH = [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
const DAYS_IN_MONTH = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** The years people meet, 1990 to 2099: for these a look-up takes the place of the arithmetic. */
const FIRST_YEAR = 1_990
const YEARS = 110
const FIRST_KEPT = dayNumberFrom(FIRST_YEAR, 1, 1)

/** The day before each month begins, thirteen places a year so that a month needs no taking away. */
const BEFORE_MONTH = Int32Array.from({ length: YEARS * 13 }, (_, place) =>
  dayNumberFrom(FIRST_YEAR + Math.floor(place / 13), place % 13 || 1, 0))

/** Each date written out the first time it is asked for. */
const kept = Array.from({ length: dayNumberFrom(FIRST_YEAR + YEARS, 1, 1) - FIRST_KEPT }, () => '')

/** The whole day a real date in the form `2026-11-27` stands for. The text is trusted: `dateFrom` has read it. */
export function dayNumberOf(date: string): number {
  const year = digits(date, 0) * 100 + digits(date, 2)
  const month = digits(date, 5)
  const before = BEFORE_MONTH[(year - FIRST_YEAR) * 13 + month]
  return before === undefined ? dayNumberFrom(year, month, digits(date, 8)) : before + digits(date, 8)
}

/** The whole day of a year (0 or later), month (1 to 12) and day of the month. */
export function dayNumberFrom(year: number, month: number, day: number): number {
  // Counted from four centuries earlier, so that whole division (`| 0`) never meets a negative number.
  const before = year + 399
  const leapDays = (before >> 2) - ((before / 100) | 0) + ((before / 400) | 0)
  const leapDayThisYear = month > 2 && isLeapYear(year) ? 1 : 0
  return before * 365 + leapDays + DAYS_BEFORE_MONTH[month]! + leapDayThisYear + day - 865_260
}

/** The date in the form `2026-11-27`. Throws `RangeError` before the year 0 or after 9999. */
export function isoDateOf(dayNumber: number): string {
  const written = kept[dayNumber - FIRST_KEPT]
  if (written === undefined) return writtenOut(dayNumber)
  return written === '' ? (kept[dayNumber - FIRST_KEPT] = writtenOut(dayNumber)) : written
}

/** Year, month (1 to 12) and day of the month, for arithmetic in months. */
export function partsOf(dayNumber: number): { readonly year: number; readonly month: number; readonly day: number } {
  // Counting years from 1 March puts the leap day last, where it disturbs no month before it (Howard Hinnant's civil calendar).
  const shifted = dayNumber + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const leapDays = Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365)
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
  return (year & 3) === 0 && (year % 100 !== 0 || year % 400 === 0)
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
