import { taskRef } from '../../domain/task/task.ts'
import { datesFrom } from '../date-basis.ts'
import type { Example } from '../example.ts'
import { tasks } from '../example-tasks.ts'
import { at, day, staff } from '../example-world.ts'
import type { Message } from '../model.ts'
import type { TaskShown } from '../task-shown.ts'
import { limit, taskInWords } from '../task-shown.ts'
import type { Colleague } from '../text.ts'
import { facts, heading, named, text } from '../text.ts'
import { howItWasMet } from './task-closed.ts'

export interface TaskDone {
  readonly shown: TaskShown
  /** Who said so; null when an event recorded elsewhere met it. */
  readonly by: Colleague | null
  /** How late it was, in words, `2 working days`; null when it was on time or nobody counted. */
  readonly lateBy: string | null
  /** What the clock raised in its place, if anything. */
  readonly next: TaskShown | null
}

/** A task is done: on time, late, or on time and told late; and what comes next. */
export function taskDone({ shown, by, lateBy, next }: TaskDone): Message {
  const { task, caseRef } = shown
  const about: (readonly [string, string | ReturnType<typeof text>])[] = [['Task', task.title]]
  if (caseRef !== null) about.push(['Case', caseRef])
  if (by !== null) about.push(['Recorded by', text(named(by))])
  if (next !== null) about.push(['Next', text(`${taskRef(next.task)}, ${next.task.title}, due `, ...limit(next))])
  return {
    summary: `${taskInWords(shown)} is done.`,
    blocks: [
      heading(`${taskRef(task)} is done`),
      howItWasMet(shown, lateBy),
      facts(...about),
      ...datesFrom(next === null ? [task.basis] : [task.basis, next.task.basis]),
    ],
  }
}

const met = (shown: TaskShown, doneOn: string, closedAt: string): TaskShown => ({
  ...shown, task: { ...shown.task, state: 'met', doneOn: day(doneOn), closedAt: at(closedAt, '16:10') },
})
const nextVisit: TaskShown = { ...tasks.visit, task: { ...tasks.visit.task, number: 44, due: day('2027-01-05') } }

export const taskDoneExamples: readonly Example[] = [
  {
    title: 'Done on time',
    message: taskDone({ shown: met(tasks.homeVisit, '2026-11-24', '2026-11-24'), by: staff.jo, lateBy: null, next: null }),
  },
  {
    title: 'Done late, and the next visit',
    message: taskDone({ shown: met(tasks.visit, '2026-11-24', '2026-11-24'), by: staff.jo, lateBy: '2 working days', next: nextVisit }),
  },
  {
    title: 'Done on time, recorded late',
    message: taskDone({ shown: met(tasks.visit, '2026-11-19', '2026-11-24'), by: staff.priya, lateBy: null, next: null }),
  },
  {
    title: 'A task without a limit done',
    message: taskDone({ shown: met(tasks.errand, '2026-11-24', '2026-11-24'), by: staff.priya, lateBy: null, next: null }),
  },
]
