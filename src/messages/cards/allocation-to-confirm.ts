import type { Instant } from '../../domain/calendar/london.ts'
import { taskRef } from '../../domain/task/task.ts'
import { datesFrom } from '../date-basis.ts'
import type { Example } from '../example.ts'
import { tasks } from '../example-tasks.ts'
import { now, staff } from '../example-world.ts'
import type { Message } from '../model.ts'
import type { TaskShown } from '../task-shown.ts'
import { taskFacts, taskInWords, whoButton } from '../task-shown.ts'
import type { Colleague } from '../text.ts'
import { button, buttons, heading, stated } from '../text.ts'

export interface AllocationToConfirm {
  readonly shown: TaskShown
  readonly to: Colleague
  /** What to know before going on, in plain sentences. Only soft limits come here; hard ones are refused. */
  readonly says: string
  readonly now: Instant
}

/** A soft limit stands in the way: what to know, and the press that goes on anyway. */
export function allocationToConfirm({ shown, to, says, now }: AllocationToConfirm): Message {
  const { task } = shown
  return {
    summary: `${taskInWords(shown)} is not allocated yet: there is something to know first.`,
    blocks: [
      heading(`Before ${taskRef(task)} is allocated`),
      stated('Not allocated yet', says, 'warning'),
      taskFacts(shown, now),
      ...datesFrom([task.basis]),
      buttons(
        button('Allocate anyway', {
          kind: 'allocate-task', task: task.number, to: { kind: 'id', id: to.id }, version: task.version, isConfirmed: true,
        }, 'main'),
        whoButton(shown, 'Who else could do it?'),
      ),
    ],
  }
}

export const allocationToConfirmExamples: readonly Example[] = [
  {
    title: 'Something to know before allocating',
    message: allocationToConfirm({
      shown: { ...tasks.homeVisit, owner: null }, to: staff.dee, now,
      says: 'Before T-27 goes to Dee Lindqvist: does not work by Fri 27 Nov 2026. Confirm to allocate it all the same.',
    }),
  },
]
