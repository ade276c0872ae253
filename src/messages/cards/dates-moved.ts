import type { LondonDate } from '../../domain/calendar/london.ts'
import { taskRef } from '../../domain/task/task.ts'
import { counted } from '../counted.ts'
import { datesFrom } from '../date-basis.ts'
import type { Example } from '../example.ts'
import { tasks } from '../example-tasks.ts'
import { day } from '../example-world.ts'
import type { Message } from '../model.ts'
import type { TaskShown } from '../task-shown.ts'
import { limit } from '../task-shown.ts'
import { basesOf, caseAndChild } from '../task-lines.ts'
import { button, buttons, date, heading, paragraph, table, text } from '../text.ts'

/** A task whose limit is not what it was. */
export interface MovedTask {
  readonly shown: TaskShown
  readonly from: LondonDate
}

/** As many as fit a message; the rest are counted. */
const MOST = 20

export interface DatesMoved {
  readonly moved: readonly MovedTask[]
  /** The policy that moved them; null for the bank holidays. */
  readonly policyVersion: string | null
}

/** Another policy is in force, or a bank holiday was proclaimed or withdrawn: to each owner, which of their limits moved. */
export function datesMoved({ moved, policyVersion }: DatesMoved): Message {
  const count = counted(moved.length, 'date')
  const because = policyVersion === null ? 'The bank holidays have changed' : `Policy ${policyVersion} is in force`
  return {
    summary: `${because} and ${count} of yours moved.`,
    blocks: [
      heading(`${count} moved`),
      paragraph(policyVersion === null
        ? 'The published bank holidays have changed, so limits counted in working days are on other days now.'
        : `The authority has changed its policy: ${policyVersion} is in force, and sets these limits otherwise.`),
      movedTable(moved),
      ...datesFrom(basesOf(moved.map(({ shown }) => shown))),
      buttons(button('All my tasks', { kind: 'show-due', scope: 'mine' })),
    ],
  }
}

/** Limits that moved: before and now. */
export function movedTable(moved: readonly MovedTask[]): ReturnType<typeof table> {
  return table('Dates that moved', ['Task', 'What', 'Case', 'Was due', 'Due now', 'Rule'], moved.map(({ shown, from }) => [
    taskRef(shown.task), shown.task.title, caseAndChild(shown), text(date(from)), limit(shown),
    shown.task.basis?.rule ?? 'set by a person',
  ]), MOST)
}

const review = { shown: tasks.review, from: day('2026-12-24') }

export const datesMovedExamples: readonly Example[] = [
  { title: 'A bank holiday was proclaimed', message: datesMoved({ moved: [review], policyVersion: null }) },
  { title: 'Another policy came into force', message: datesMoved({ moved: [review], policyVersion: 'rsw-2' }) },
]
