import type { Instant } from '../domain/calendar/london.ts'
import { londonDateOf } from '../domain/calendar/london.ts'
import { dateInWords, momentInWords } from '../domain/calendar/words.ts'
import type { CaseRef } from '../domain/ids.ts'
import type { Task, TaskClass } from '../domain/task/task.ts'
import { taskRef } from '../domain/task/task.ts'
import type { DateBasis } from './date-basis.ts'
import type { Block, Button, Text } from './model.ts'
import type { Colleague } from './text.ts'
import { button, date, messageLink, moment, named, strong, text } from './text.ts'

/** A task with the words needed to show it. What the store lists has this shape. */
export interface TaskShown {
  readonly task: Pick<Task, 'number' | 'version' | 'title' | 'taskClass' | 'due' | 'dueAt' | 'bookBy' | 'link'>
    & { readonly basis: DateBasis | null }
    & Pick<Task, 'state' | 'closedReason' | 'doneOn' | 'closedAt'>
  readonly caseRef: CaseRef | null
  readonly childRef: string | null
  readonly owner: Colleague | null
}

/** Classes of task whose visits are for seeing a child; `protection` holds reports and enquiries too. */
const SEEING: ReadonlySet<TaskClass> = new Set<TaskClass>(['protection', 'looked-after-visit', 'child-in-need-visit'])

/** `T-12 on C-1042`; the number alone for the unit's own work. */
export function taskInWords({ task, caseRef }: Pick<TaskShown, 'task' | 'caseRef'>): string {
  return caseRef === null ? taskRef(task) : `${taskRef(task)} on ${caseRef}`
}

/** How an open task stands against its limit, as a word that needs no colour; null while there is time, or no limit. */
export function standing({ task }: Pick<TaskShown, 'task'>, now: Instant): 'Overdue' | 'Due today' | null {
  if (task.due === null) return null
  const today = londonDateOf(now)
  if (task.due < today || (task.dueAt !== null && task.dueAt < now)) return 'Overdue'
  return task.due === today ? 'Due today' : null
}

/** The limit: a day, a moment for limits in hours and court directions, or that there is none. */
export function limit({ task }: Pick<TaskShown, 'task'>): Text {
  if (task.dueAt !== null) return text(moment(task.dueAt))
  return task.due === null ? text('No date set') : text(date(task.due))
}

/** The limit, with its standing as a word before it when there is one: `*Overdue*: Fri 20 Nov 2026`. */
export function limitAndStanding(shown: Pick<TaskShown, 'task'>, now: Instant): Text {
  const word = shown.task.state === 'open' ? standing(shown, now) : null
  return word === null ? limit(shown) : [strong(word), ...text(': '), ...limit(shown)]
}

/** The limit for a summary sentence: `, due Fri 27 Nov 2026`, or nothing. */
export function dueInWords({ task }: Pick<TaskShown, 'task'>): string {
  if (task.dueAt !== null) return `, due ${momentInWords(task.dueAt)}`
  return task.due === null ? '' : `, due ${dateInWords(task.due)}`
}

/** What one needs to know of a task: the work, the case and child by reference, the limit and how it stands, the owner. */
export function taskFacts(shown: TaskShown, now: Instant): Block {
  const { task, caseRef, childRef, owner } = shown
  const facts: { label: string; value: Text }[] = [{ label: 'Task', value: text(task.title) }]
  if (caseRef !== null) facts.push({ label: 'Case', value: text(caseRef) })
  if (childRef !== null) facts.push({ label: 'Child', value: text(childRef) })
  facts.push({ label: 'Due', value: limitAndStanding(shown, now) })
  if (task.bookBy !== null && task.bookBy !== task.due) {
    facts.push({ label: 'Book by', value: text(date(task.bookBy), ', the last working day before') })
  }
  facts.push({ label: 'Owner', value: owner === null ? text(strong('Nobody yet')) : text(named(owner)) })
  if (task.link !== null) facts.push({ label: 'From', value: messageLink(task.link) })
  return { kind: 'facts', facts }
}

/** The presses that finish a task. They carry the version drawn, so that the second of two presses is told about the first. */
export function doneButtons({ task }: Pick<TaskShown, 'task'>): readonly Button[] {
  const done = { kind: 'done', task: task.number, on: null, version: task.version } as const
  const values = { task: taskRef(task), version: String(task.version) }
  const another = button('Done on another day', { kind: 'open-form', form: 'done', values })
  if (!isForSeeing(task)) return [button('Done', { ...done, wasSeen: true }, 'main'), another]
  return [
    button('Done, child seen', { ...done, wasSeen: true }, 'main'),
    button('Not seen', { ...done, wasSeen: false }),
    another,
  ]
}

/** Whether "done" has to say if the child was seen. Only a press hangs on it: what counts as a visit is settled by the rule. */
function isForSeeing({ taskClass, title }: Pick<Task, 'taskClass' | 'title'>): boolean {
  return SEEING.has(taskClass) && /\b(?:visit|see)/i.test(title)
}

/** The press that asks who should do it. */
export function whoButton({ task }: Pick<TaskShown, 'task'>, label = 'Who should do it?'): Button {
  return { label, tone: 'normal', intent: { kind: 'suggest-owner', task: task.number } }
}
