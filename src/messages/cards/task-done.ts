import type { CaseEventKind } from '../../domain/case/case-event.ts'
import { eventName } from '../../domain/case/event-headline.ts'
import { taskRef } from '../../domain/task/task.ts'
import { datesFrom } from '../date-basis.ts'
import type { Example } from '../example.ts'
import { tasks } from '../example-tasks.ts'
import { at, day, staff } from '../example-world.ts'
import type { Block, Message } from '../model.ts'
import type { TaskShown } from '../task-shown.ts'
import { limit, taskInWords } from '../task-shown.ts'
import type { Colleague } from '../text.ts'
import { button, buttons, facts, heading, named, stated, text } from '../text.ts'
import { howItWasMet } from './task-closed.ts'

export interface TaskDone {
  readonly shown: TaskShown
  /** Who said so; null when an event recorded elsewhere met it. */
  readonly by: Colleague | null
  /** How late it was, in words, `2 working days`; null when it was on time or nobody counted. */
  readonly lateBy: string | null
  /** What it may have led to and nobody has recorded: a plan made at the conference. */
  readonly mayHaveBegun: readonly CaseEventKind[]
  /** What the clock raised in its place, if anything. */
  readonly next: TaskShown | null
}

/** A task is done: on time, late, or on time and told late; and what comes next. */
export function taskDone({ shown, by, lateBy, mayHaveBegun, next }: TaskDone): Message {
  const { task, caseRef, childRef } = shown
  const about: (readonly [string, string | ReturnType<typeof text>])[] = [['Task', task.title]]
  if (caseRef !== null) about.push(['Case', caseRef])
  if (childRef !== null) about.push(['Child', childRef])
  if (by !== null) about.push(['Recorded by', text(named(by))])
  if (next !== null) about.push(['Next', text(`${taskRef(next.task)}, ${next.task.title}, due `, ...limit(next))])
  return {
    summary: `${taskInWords(shown)} is done.`,
    blocks: [
      heading(`${taskRef(task)} is done`),
      howItWasMet(shown, lateBy),
      facts(...about),
      ...leadsTo(shown, mayHaveBegun),
      ...datesFrom(next === null ? [task.basis] : [task.basis, next.task.basis]),
    ],
  }
}

/** What only a person can say: whether it led to something whose dates run from now. */
function leadsTo({ caseRef }: TaskShown, mayHaveBegun: TaskDone['mayHaveBegun']): readonly Block[] {
  if (caseRef === null || mayHaveBegun.length === 0) return []
  return [
    stated('Please check', `if it led to ${mayHaveBegun.map((event) => eventName(event).toLowerCase()).join(' or ')}, record that too: no dates run until you do.`, 'warning'),
    buttons(...mayHaveBegun.map((event) => button(`Record: ${eventName(event)}`, { kind: 'open-form', form: 'case-event', values: { case: caseRef, event } }))),
  ]
}

const met = (shown: TaskShown, doneOn: string, closedAt: string): TaskShown => ({
  ...shown, task: { ...shown.task, state: 'met', doneOn: day(doneOn), closedAt: at(closedAt, '16:10') },
})
const nextVisit: TaskShown = { ...tasks.visit, task: { ...tasks.visit.task, number: 44, due: day('2027-01-05') } }

export const taskDoneExamples: readonly Example[] = [
  {
    title: 'Done on time',
    message: taskDone({ shown: met(tasks.homeVisit, '2026-11-24', '2026-11-24'), by: staff.jo, lateBy: null, mayHaveBegun: [], next: null }),
  },
  {
    title: 'Done late, and the next visit',
    message: taskDone({ shown: met(tasks.visit, '2026-11-24', '2026-11-24'), by: staff.jo, lateBy: '2 working days', mayHaveBegun: [], next: nextVisit }),
  },
  {
    title: 'Done on time, recorded late',
    message: taskDone({ shown: met(tasks.visit, '2026-11-19', '2026-11-24'), by: staff.priya, lateBy: null, mayHaveBegun: [], next: null }),
  },
  {
    title: 'A task without a limit done',
    message: taskDone({ shown: met(tasks.errand, '2026-11-24', '2026-11-24'), by: staff.priya, lateBy: null, mayHaveBegun: [], next: null }),
  },
  {
    title: 'An initial conference done, and what it may have led to',
    message: taskDone({
      shown: met(tasks.conference, '2026-11-24', '2026-11-24'), by: staff.priya, lateBy: null,
      mayHaveBegun: ['protection-plan'], next: null,
    }),
  },
]
