import type { Instant } from '../../domain/calendar/london.ts'
import { taskRef } from '../../domain/task/task.ts'
import { datesFrom } from '../date-basis.ts'
import type { Example } from '../example.ts'
import { tasks } from '../example-tasks.ts'
import { now, staff } from '../example-world.ts'
import type { Message } from '../model.ts'
import type { TaskShown } from '../task-shown.ts'
import { doneButtons, dueInWords, taskFacts, taskInWords } from '../task-shown.ts'
import type { Colleague } from '../text.ts'
import { buttons, heading, paragraph, stated, text, named } from '../text.ts'

export interface TaskNotSeen {
  readonly shown: TaskShown
  readonly by: Colleague
  readonly now: Instant
}

/** A visit was made and the child was not seen: recorded, and it does not reset the clock (STATUTORY, Arithmetic 5). */
export function taskNotSeen({ shown, by, now }: TaskNotSeen): Message {
  return {
    summary: `The child was not seen, so ${taskInWords(shown)} is still open${dueInWords(shown)}.`,
    blocks: [
      heading(`${taskRef(shown.task)}: child not seen`),
      stated('Still open', 'the visit is recorded, but without seeing the child it does not count. The date does not move.', 'warning'),
      taskFacts(shown, now),
      paragraph(text('Recorded by ', named(by), '.')),
      ...datesFrom([shown.task.basis]),
      buttons(...doneButtons(shown)),
    ],
  }
}

export const taskNotSeenExamples: readonly Example[] = [
  { title: 'A visit at which the child was not seen', message: taskNotSeen({ shown: tasks.visit, by: staff.jo, now }) },
]
