import type { Task } from './task.ts'

/** The timetable and child (or family) a statutory task's key belongs to: its steps follow one another. */
export function chainOf(key: string): string {
  return key.split('/').slice(0, 2).join('/')
}

/** The timetable a statutory task's key belongs to, whichever child it is for. */
export function timetableOf(key: string): string {
  return key.split('/')[0] ?? key
}

/** The open task that follows this one in its chain, the next visit after a visit; null when there is none. */
export function nextInChain(task: Pick<Task, 'id' | 'basis'>, tasks: readonly Task[]): Task | null {
  const { basis } = task
  if (basis === null) return null
  const follows = (each: Task): boolean => each.basis !== null && chainOf(each.basis.key) === chainOf(basis.key)
  return tasks.find((each) => each.id !== task.id && each.state === 'open' && follows(each)) ?? null
}
