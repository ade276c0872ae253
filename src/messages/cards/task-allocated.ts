import type { Instant } from '../../domain/calendar/london.ts'
import { taskRef } from '../../domain/task/task.ts'
import { datesFrom } from '../date-basis.ts'
import type { Example } from '../example.ts'
import { tasks } from '../example-tasks.ts'
import { day, messageUrl, now, staff } from '../example-world.ts'
import type { Message, Text } from '../model.ts'
import type { TaskShown } from '../task-shown.ts'
import { doneButtons, dueInWords, taskFacts, taskInWords, whoButton } from '../task-shown.ts'
import type { Colleague } from '../text.ts'
import { buttons, heading, mention, named, paragraph, stated, text } from '../text.ts'
import { taskClosed } from './task-closed.ts'
import { taskRaised } from './task-raised.ts'

export interface TaskAllocated {
  readonly shown: TaskShown
  readonly by: Colleague
  readonly now: Instant
  /** What the unit should know of it though it did not stand in the way: `Jo is away until Mon 30 Nov.` One sentence each. */
  readonly warnings: readonly string[]
}

/** Somebody has the task now. The owner is notified, unless they took it themselves. */
export function taskAllocated({ shown, by, now, warnings }: TaskAllocated): Message {
  const { task, owner } = shown
  if (task.state !== 'open') return taskClosed(shown)
  if (owner === null) return taskRaised({ shown, now })
  return {
    summary: `${taskInWords(shown)} is allocated${dueInWords(shown)}.`,
    blocks: [
      heading(`${taskRef(task)} is allocated`),
      paragraph(owner.id === by.id ? text(named(by), ' has taken this.') : given(owner, by)),
      taskFacts(shown, now),
      ...warnings.map((warning) => stated('Note', warning, 'warning')),
      ...datesFrom([task.basis]),
      buttons(...doneButtons(shown), whoButton(shown, 'Give it to somebody else')),
    ],
  }
}

function given(owner: Colleague, by: Colleague): Text {
  return text(mention(owner), ', this is yours. Given by ', named(by), '.')
}

const visitInTime: TaskShown = { ...tasks.visit, task: { ...tasks.visit.task, due: day('2026-11-27') } }

export const taskAllocatedExamples: readonly Example[] = [
  { title: 'A visit given to somebody', message: taskAllocated({ shown: visitInTime, by: staff.priya, now, warnings: [] }) },
  { title: 'A task somebody took themselves', message: taskAllocated({ shown: tasks.homeVisit, by: staff.jo, now, warnings: [] }) },
  {
    title: 'An overdue task given to somebody with a lot on',
    message: taskAllocated({ shown: tasks.visit, by: staff.amara, now, warnings: ['Jo Harlow has 26 open tasks; a full load is 25.'] }),
  },
  {
    title: 'A task made from a chat message',
    message: taskAllocated({
      shown: { ...tasks.homeVisit, task: { ...tasks.homeVisit.task, link: messageUrl } }, by: staff.priya, now, warnings: [],
    }),
  },
  { title: 'A court direction', message: taskAllocated({ shown: tasks.direction, by: staff.priya, now, warnings: [] }) },
]
