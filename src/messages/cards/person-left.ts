import type { Instant } from '../../domain/calendar/london.ts'
import { taskRef } from '../../domain/task/task.ts'
import { counted } from '../counted.ts'
import { datesFrom } from '../date-basis.ts'
import type { Example } from '../example.ts'
import { tasks } from '../example-tasks.ts'
import { now, staff } from '../example-world.ts'
import type { Message } from '../model.ts'
import type { TaskShown } from '../task-shown.ts'
import { whoButton } from '../task-shown.ts'
import { basesOf, taskTable, type TaskLine } from '../task-lines.ts'
import type { Colleague } from '../text.ts'
import { button, buttons, heading, named, paragraph, stated, text } from '../text.ts'

export interface PersonLeft {
  readonly person: Colleague
  /** Tasks that were theirs, are open and that nobody has now. */
  readonly tasks: readonly TaskLine[]
  /** What they were called who managed the unit, `group manager`; null when they did not. */
  readonly managedAs: string | null
  readonly now: Instant
}

/** As many as fit a message beside a press for each of the first; the digest lists them all. */
const MOST = 15
const PRESSES = 3

/** A colleague is not there any more: what nobody has now, for the unit to give to somebody else. */
export function personLeft({ person, tasks: left, managedAs, now: at }: PersonLeft): Message {
  const shown = left.slice(0, MOST)
  const theirs = `${counted(left.length, 'task')} that ${left.length === 1 ? 'was' : 'were'} theirs`
  return {
    summary: left.length === 0 ? 'A colleague has left.' : `A colleague has left, and nobody has ${theirs}.`,
    blocks: [
      heading('A colleague has left'),
      paragraph(text(
        named(person), ' has no account here now. Decisions that waited for them are asked of somebody else, and cover they gave has ended.',
      )),
      ...(managedAs !== null
        ? [stated(`No ${managedAs}`, 'they managed this unit. Ask whoever runs the Co-ordinator to name another.', 'warning')]
        : []),
      ...(left.length === 0 ? [] : [
        stated('Nobody has', `${theirs}. Give each to somebody else.`, 'warning'),
        taskTable('Tasks nobody has', shown, { now: at, columns: ['case'], hidden: left.length - shown.length }),
        ...datesFrom(basesOf(shown)),
      ]),
      buttons(
        ...left.slice(0, PRESSES).map((one) => whoButton(one, `Who should do ${taskRef(one.task)}?`)),
        button('Everything that is due', { kind: 'show-due', scope: 'unit' }),
      ),
    ],
  }
}

const nobodys = (task: TaskShown, daysLate = 0): TaskLine => ({ ...task, owner: null, daysLate })

export const personLeftExamples: readonly Example[] = [
  {
    title: 'A colleague left, with work to give away',
    message: personLeft({ person: staff.jo, tasks: [nobodys(tasks.visit, 2), nobodys(tasks.homeVisit)], managedAs: null, now }),
  },
  { title: 'A colleague left, with nothing open', message: personLeft({ person: staff.sam, tasks: [], managedAs: null, now }) },
  { title: 'The group manager left', message: personLeft({ person: staff.ruth, tasks: [], managedAs: 'group manager', now }) },
]
