import { workingDaysBetween, type WorkingCalendar } from '../domain/calendar/working-days.ts'
import type { Task } from '../domain/task/task.ts'
import { counted } from '../messages/counted.ts'

/** How late a task was met, in words; null when it was in time. */
export function lateBy({ due, doneOn }: Task, calendar: WorkingCalendar): string | null {
  if (due === null || doneOn === null || doneOn <= due) return null
  return counted(Math.max(1, workingDaysBetween(calendar, due, doneOn)), 'working day')
}
