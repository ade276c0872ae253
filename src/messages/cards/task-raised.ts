import type { Instant } from '../../domain/calendar/london.ts'
import { taskRef } from '../../domain/task/task.ts'
import { datesFrom } from '../date-basis.ts'
import type { Example } from '../example.ts'
import { tasks } from '../example-tasks.ts'
import { now, staff } from '../example-world.ts'
import type { Message } from '../model.ts'
import type { TaskShown } from '../task-shown.ts'
import { dueInWords, taskFacts, taskInWords, whoButton } from '../task-shown.ts'
import { buttons, heading } from '../text.ts'
import { taskClosed } from './task-closed.ts'

export interface TaskRaised {
  readonly shown: TaskShown
  readonly now: Instant
}

/** A task has come up: from the clock, or because somebody asked for it without saying who. */
export function taskRaised({ shown, now }: TaskRaised): Message {
  const { task, owner } = shown
  if (task.state !== 'open') return taskClosed(shown)
  const news = owner === null ? 'needs an owner' : 'is new'
  return {
    summary: `${taskInWords(shown)} ${news}${dueInWords(shown)}.`,
    blocks: [
      heading(`${taskRef(task)} ${news}`),
      taskFacts(shown, now),
      ...datesFrom([task.basis]),
      buttons(whoButton(shown, owner === null ? 'Who should do it?' : 'Give it to somebody else')),
    ],
  }
}

export const taskRaisedExamples: readonly Example[] = [
  { title: 'A task without an owner', message: taskRaised({ shown: tasks.review, now }) },
  { title: 'A new task that has its owner', message: taskRaised({ shown: { ...tasks.conference, owner: staff.priya }, now }) },
]
