import { workingDaysBetween, type WorkingCalendar } from '../domain/calendar/working-days.ts'
import { chainOf } from '../domain/task/chain.ts'
import type { Task } from '../domain/task/task.ts'
import { counted } from '../messages/counted.ts'

/** The step that follows a task that was done, among these. */
export function nextInChain(task: Task, among: readonly Task[]): Task | null {
  const { basis } = task
  if (basis === null) return null
  return among.find((one) => one.id !== task.id && one.state === 'open' && one.basis !== null && chainOf(one.basis.key) === chainOf(basis.key)) ?? null
}

/** How late a task was met, in words; null when it was in time. */
export function lateBy({ due, doneOn }: Task, calendar: WorkingCalendar): string | null {
  if (due === null || doneOn === null || doneOn <= due) return null
  return counted(Math.max(1, workingDaysBetween(calendar, due, doneOn)), 'working day')
}
