import type { LondonDate } from '../calendar/london.ts'
import { addWorkingDays, workingDaysBetween } from '../calendar/working-days.ts'
import type { WorkingCalendar } from '../calendar/working-days.ts'
import type { Task } from './task.ts'

/**
 * Which reminder of the policy's (10, 5, 2 and 0 working days before the limit; STATUTORY, arithmetic 11) falls on this day: the
 * nearest one reached since the owner last had a digest, so that nobody misses theirs by being away. Null when none does, and
 * once the limit has passed: what is overdue is said every day.
 *
 * A limit on a weekend or bank holiday has its last reminder, 0, on the working day before.
 */
export function nudgeDue(
  task: Pick<Task, 'due' | 'state'>, today: LondonDate, calendar: WorkingCalendar, nudges: readonly number[],
  lastDigest: LondonDate = addWorkingDays(calendar, today, -1),
): number | null {
  if (task.state !== 'open' || task.due === null || task.due < today) return null
  // Counting to a date years away may leave the calendar's end behind, and no reminder is due yet.
  if (task.due > addWorkingDays(calendar, today, Math.max(0, ...nudges) + 5)) return null
  const left = workingDaysBetween(calendar, today, task.due)
  const leftThen = workingDaysBetween(calendar, lastDigest, task.due)
  return nudges.filter((nudge) => left <= nudge && nudge < leftThen).toSorted((one, other) => one - other)[0] ?? null
}
