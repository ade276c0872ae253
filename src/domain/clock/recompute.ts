import { dayNumberOf } from '../calendar/day-number.ts'
import { dateOfDay, type LondonDate } from '../calendar/london.ts'
import { monthsAfterDay } from '../calendar/months.ts'
import { addWorkingDays, workingDaysAfterDay, type WorkingCalendar } from '../calendar/working-days.ts'
import type { Interval } from './rule.ts'

/**
 * The dates of a whole authority at once: when a bank holiday is proclaimed or a number changes, which of thousands or millions of
 * open tasks move, and what each unit then faces, without loading a single case history. Whole days in columns; nothing else.
 */

/** Open tasks as columns, one entry a task. */
export interface TaskColumns {
  /** The day each count starts, as a whole day. */
  readonly from: Int32Array
  /** Which of the intervals given beside. */
  readonly interval: Uint8Array
  /** Which unit's task it is, from 0. */
  readonly unit: Uint16Array
}

/** Each task's limit, and for each unit how many are overdue, due today, and due in the working days ahead. */
export interface Recomputed {
  readonly due: Int32Array
  readonly overdue: Int32Array
  readonly today: Int32Array
  readonly ahead: Int32Array
}

export interface Recomputing {
  readonly intervals: readonly Interval[]
  readonly calendar: WorkingCalendar
  readonly today: LondonDate
  /** How many working days "ahead" reaches. */
  readonly aheadWorkingDays: number
  readonly units: number
}

/** A date that cannot be known; no real day number comes near it. */
const UNKNOWN = -0x8000_0000

/**
 * Recomputes every limit. Each interval is worked out once for every day the calendar covers, and a task is then one look-up.
 * Throws `BeyondCalendar` for a task whose working days run past the known bank holidays, and `RangeError` for an interval that is
 * not in days (hours, school terms, a court's moment: those are few, and are worked out case by case).
 */
export function recompute(columns: TaskColumns, { intervals, calendar, today, aheadWorkingDays, units }: Recomputing): Recomputed {
  const { from, interval, unit } = columns
  const { first } = calendar
  const days = calendar.countThrough.length
  const table = tableOf(intervals, calendar)
  const due = new Int32Array(from.length)
  const counts = { overdue: new Int32Array(units), today: new Int32Array(units), ahead: new Int32Array(units) }
  const now = dayNumberOf(today)
  const horizon = dayNumberOf(addWorkingDays(calendar, today, aheadWorkingDays))
  for (let task = 0; task < from.length; task++) {
    const offset = from[task]! - first
    let limit = offset >= 0 && offset < days ? table[interval[task]! * days + offset]! : UNKNOWN
    if (limit === UNKNOWN) limit = countedAlone(from[task]!, intervals[interval[task]!], calendar)
    due[task] = limit
    if (limit <= horizon) {
      const counted = limit < now ? counts.overdue : limit === now ? counts.today : counts.ahead
      counted[unit[task]!]! += 1
    }
  }
  return { due, ...counts }
}

/** For each interval, the limit from every day the calendar covers. */
function tableOf(intervals: readonly Interval[], calendar: WorkingCalendar): Int32Array {
  const days = calendar.countThrough.length
  const table = new Int32Array(intervals.length * days).fill(UNKNOWN)
  intervals.forEach((interval, index) => {
    for (let offset = 0; offset < days; offset++) {
      const day = calendar.first + offset
      if (isKnown(day, interval, calendar)) table[index * days + offset] = dayAfter(day, interval, calendar)
    }
  })
  return table
}

function isKnown(day: number, { unit, amount, counting }: Interval, calendar: WorkingCalendar): boolean {
  if (unit !== 'working-days') return true
  const start = counting === 'inclusive' ? day - 1 : day
  return start >= calendar.first && calendar.countThrough[start - calendar.first]! + amount <= calendar.workingDays.length
}

/** One task outside the table: exact, or the error that says why not. */
function countedAlone(day: number, interval: Interval | undefined, calendar: WorkingCalendar): number {
  if (interval === undefined) throw new RangeError(`The task counted from ${dateOfDay(day)} names an interval that was not given`)
  return dayAfter(day, interval, calendar)
}

function dayAfter(day: number, { unit, amount, counting }: Interval, calendar: WorkingCalendar): number {
  const less = counting === 'inclusive' ? 1 : 0
  switch (unit) {
    case 'days': return day + amount - less
    case 'weeks': return day + amount * 7 - less
    case 'months': return monthsAfterDay(day, amount) - less
    case 'working-days': return workingDaysAfterDay(calendar, day - less, amount)
    case 'hours': case 'school-terms': case 'moment': throw new RangeError(`An interval in ${unit} cannot be counted in whole days`)
    default: return unit satisfies never
  }
}
