import { addDays, dateFrom, daysBetween } from '../calendar/london.ts'
import { addMonths } from '../calendar/months.ts'
import type { Interval } from './rule.ts'

/**
 * Whether one interval can ever give more time than another. In the same unit the numbers say it; across units (13 weeks for 3
 * months) it must hold for every starting day, so the longest one can be is compared with the shortest the other can be.
 */
export function canBeLonger(interval: Interval, than: Interval): boolean {
  if (interval.unit === than.unit) {
    const countsLater = interval.counting === 'exclusive' && than.counting === 'inclusive'
    return interval.amount > than.amount || (interval.amount === than.amount && countsLater)
  }
  const [mine, theirs] = [spanOf(interval), spanOf(than)]
  return mine === null || theirs === null || mine.longest > theirs.shortest
}

interface Span {
  readonly shortest: number
  readonly longest: number
}

/** The calendar days an interval can take; null where that cannot be said. */
function spanOf({ amount, unit, counting }: Interval): Span | null {
  const less = counting === 'inclusive' ? 1 : 0
  switch (unit) {
    case 'hours': return { shortest: Math.floor(amount / 24) - less, longest: Math.ceil(amount / 24) - less }
    case 'days': return { shortest: amount - less, longest: amount - less }
    case 'weeks': return { shortest: amount * 7 - less, longest: amount * 7 - less }
    case 'months': return monthSpan(amount, less)
    case 'working-days': return workingDaySpan(amount, less)
    case 'school-terms': case 'moment': return null
    default: return unit satisfies never
  }
}

/** Over every starting day of four years, so of every month length and a leap year. */
function monthSpan(months: number, less: number): Span {
  const first = dateFrom('2026-01-01')
  const days = Array.from({ length: 1_461 }, (_, index) => addDays(first, index))
  const spans = days.map((day) => daysBetween(day, addMonths(day, months)) - less)
  return { shortest: Math.min(...spans), longest: Math.max(...spans) }
}

/** No count of so many working days, forward or back, is longer than this in calendar days. */
export function mostCalendarDays(workingDays: number): number {
  return workingDaySpan(workingDays, 0).longest
}

/** Shortest from a Sunday with no holidays. Longest from a Friday, with Christmas or Easter and one more holiday every five weeks. */
function workingDaySpan(workingDays: number, less: number): Span {
  const withHolidays = workingDays + 4 + Math.ceil(workingDays / 25)
  return {
    shortest: workingDays + 2 * Math.max(0, Math.floor((workingDays - 1) / 5)) - less,
    longest: withHolidays + 2 * Math.ceil(withHolidays / 5),
  }
}
