import { dayNumberOf, daysInMonth, isoDateOf, weekdayOfDay } from './day-number.ts'

/**
 * London calendar dates and instants: two different types, never mixed.
 *
 * Both are strings in one fixed form, so they compare with `<`, survive JSON and PostgreSQL unchanged, and can be table keys.
 * Arithmetic goes through the functions of this folder, never through `Date`.
 */

/** A calendar date as people in London read it, `2026-11-27`. */
export type LondonDate = string & { readonly kind: 'LondonDate' }

/** A moment, in UTC with milliseconds, `2026-11-27T08:30:00.000Z`. */
export type Instant = string & { readonly kind: 'Instant' }

/** A wall-clock time in London, `08:30`. */
export type LondonTime = string & { readonly kind: 'LondonTime' }

export const LONDON = 'Europe/London'

/** Since then summer time has been one hour and winter time none. */
const ONE_HOUR_AT_MOST = '1972'

/** Reads `2026-11-27`. Throws `RangeError` for anything that is not a real date in that form. */
export function dateFrom(text: string): LondonDate {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (parts === null) throw new RangeError(`${JSON.stringify(text)} is not a date like 2026-11-27`)
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) throw new RangeError(`${text} is not a day of any calendar`)
  return text as LondonDate
}

/** The date a whole day since 1 January 1970 stands for: back out of the form the inner loops count in. */
export function dateOfDay(dayNumber: number): LondonDate {
  return isoDateOf(dayNumber) as LondonDate
}

/** Reads any ISO 8601 instant with an offset or `Z`. Throws `RangeError` for anything else. */
export function instantFrom(text: string): Instant {
  return Temporal.Instant.from(text).round('millisecond').toString({ fractionalSecondDigits: 3 }) as Instant
}

/** Reads `8:30` or `08:30`. Throws `RangeError` for anything that is not a time of day. */
export function timeFrom(text: string): LondonTime {
  if (!/^\d{1,2}:\d{2}$/.test(text)) throw new RangeError(`${JSON.stringify(text)} is not a time like 08:30`)
  return Temporal.PlainTime.from(text.padStart(5, '0'), { overflow: 'reject' }).toString({ smallestUnit: 'minute' }) as LondonTime
}

/** The date on London's calendars at that moment: 00:30 on 10 July in London is 10 July, though 9 July in UTC. */
export function londonDateOf(at: Instant): LondonDate {
  // London's clocks show UTC or an hour more, so the dates can differ in UTC's last hour only. Anywhere else the text will do, and
  // costs a twentieth.
  if (at >= ONE_HOUR_AT_MOST && at.slice(11, 13) !== '23') return at.slice(0, 10) as LondonDate
  return zoned(at).toPlainDate().toString() as LondonDate
}

/** The time on London's clocks at that moment, to the minute. */
export function londonTimeOf(at: Instant): LondonTime {
  return zoned(at).toPlainTime().toString({ smallestUnit: 'minute', roundingMode: 'floor' }) as LondonTime
}

/**
 * The moment London's clocks show this date and time. A time the spring change skips is read as the moment just after the gap
 * (01:30 becomes 02:30); a time the autumn change repeats is its first occurrence.
 */
export function atLondon(date: LondonDate, time: LondonTime): Instant {
  const moment = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: LONDON, plainTime: time }).toInstant()
  return moment.toString({ fractionalSecondDigits: 3 }) as Instant
}

/** Calendar days later (or earlier, when negative). */
export function addDays(date: LondonDate, days: number): LondonDate {
  return dateOfDay(dayNumberOf(date) + days)
}

/** Calendar days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: LondonDate, to: LondonDate): number {
  return dayNumberOf(to) - dayNumberOf(from)
}

/** Monday is 1, Sunday is 7. */
export function weekdayOf(date: LondonDate): number {
  return weekdayOfDay(dayNumberOf(date))
}

/** `2026-03-30T10:00+01:00`: a moment as London's clocks show it, with their distance from UTC, to the minute. */
export function londonTextOf(at: Instant): string {
  return zoned(at).toString({ smallestUnit: 'minute', roundingMode: 'floor', timeZoneName: 'never' })
}

/** Elapsed minutes later, whatever London's clocks do in between. */
export function addMinutes(at: Instant, minutes: number): Instant {
  return Temporal.Instant.from(at).add({ minutes }).toString({ fractionalSecondDigits: 3 }) as Instant
}

/** Elapsed seconds later. */
export function addSeconds(at: Instant, seconds: number): Instant {
  return Temporal.Instant.from(at).add({ seconds }).toString({ fractionalSecondDigits: 3 }) as Instant
}

/** Whole elapsed minutes from one moment to another; negative when `to` is earlier. */
export function minutesBetween(from: Instant, to: Instant): number {
  return Math.floor(Temporal.Instant.from(from).until(to).total('minutes'))
}

function zoned(at: Instant): Temporal.ZonedDateTime {
  return Temporal.Instant.from(at).toZonedDateTimeISO(LONDON)
}
