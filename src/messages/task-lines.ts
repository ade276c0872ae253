import type { Instant } from '../domain/calendar/london.ts'
import { taskRef } from '../domain/task/task.ts'
import { counted } from './counted.ts'
import type { DateBasis } from './date-basis.ts'
import type { Block, Text } from './model.ts'
import type { TaskShown } from './task-shown.ts'
import { limit, limitAndStanding } from './task-shown.ts'
import type { Colleague } from './text.ts'
import { named, strong, table, text } from './text.ts'

/** A task in a list. `daysLate` is in working days; 0 while it is on time, and for a limit in hours that passed today. */
export interface TaskLine extends TaskShown {
  readonly daysLate: number
}

/** `child` is for the tables of one case with several children, where the case itself goes without saying. */
export type TaskColumn = 'case' | 'child' | 'owner'

/** How a table of tasks is to look. */
interface TaskTable {
  readonly now: Instant
  readonly columns: readonly TaskColumn[]
  /** How many more there are than the lines given. */
  readonly hidden: number
}

/**
 * Open tasks as a table. Every limit stands beside its rule; the rules' sources go in small print under the last table of the
 * message (`datesFrom`, with `basesOf`).
 */
export function taskTable(caption: string, lines: readonly TaskLine[], { now, columns, hidden }: TaskTable): Block {
  const has = (column: TaskColumn): boolean => columns.includes(column)
  const titles = [
    'Task', 'What', ...(has('case') ? ['Case'] : []), ...(has('child') ? ['Child'] : []), 'Due', ...(has('owner') ? ['Owner'] : []), 'Rule',
  ]
  const rows = lines.map((line) => [
    text(taskRef(line.task)),
    text(line.task.title),
    ...(has('case') ? [text(caseAndChild(line))] : []),
    ...(has('child') ? [text(childOf(line))] : []),
    [...limitAndStanding(line, now), ...text(late(line))],
    ...(has('owner') ? [owner(line)] : []),
    text(ruleOf(line)),
  ])
  return { ...table(caption, titles, rows), hidden }
}

/** A task in a line under a heading that says how it stands: `T-12 on C-1042-A: Looked-after visit, Fri 20 Nov 2026 (LAC-8)`. */
export function taskLine(line: TaskLine): Text {
  const on = line.caseRef === null ? '' : ` on ${caseAndChild(line)}`
  return text(`${taskRef(line.task)}${on}: ${line.task.title}`, ...whenAndWhy(line))
}

/** The same under the case's own reference: `T-12, Looked-after visit (C-1042-A), Fri 20 Nov 2026 (LAC-8)`. */
export function taskLineInCase(line: TaskLine): Text {
  return text(`${taskRef(line.task)}, ${line.task.title}${line.childRef === null ? '' : ` (${line.childRef})`}`, ...whenAndWhy(line))
}

function whenAndWhy(line: TaskLine): Text {
  return line.task.due === null ? [] : text(', ', ...limit(line), late(line), ` (${ruleOf(line)})`)
}

/** Work of somebody the reader covers for is said to be that: `, for Mo Iqbal`. */
export function forWhom({ owner }: Pick<TaskLine, 'owner'>, reader: Pick<Colleague, 'id'>): Text {
  return owner === null || owner.id === reader.id ? [] : text(`, for ${owner.name}`)
}

export function basesOf(lines: readonly TaskShown[]): readonly (DateBasis | null)[] {
  return lines.map((line) => line.task.basis)
}

/** Whose it is: the child's reference alone where it says the case's, `C-1042-A`; else both, `C-1042 (P-1234)`. */
export function caseAndChild({ caseRef, childRef }: TaskShown): string {
  if (caseRef === null) return 'the unit’s own work'
  if (childRef === null) return caseRef
  return childRef.startsWith(caseRef) ? childRef : `${caseRef} (${childRef})`
}

/** The child a task is for; of some there is only one for the whole family. */
export function childOf({ childRef }: TaskShown): string {
  return childRef ?? 'the family'
}

function ruleOf({ task }: TaskShown): string {
  return task.basis?.rule ?? (task.due === null ? 'no limit' : 'set by a person')
}

function owner({ owner }: TaskShown): Text {
  return owner === null ? text(strong('Nobody yet')) : text(named(owner))
}

function late({ daysLate }: TaskLine): string {
  return daysLate === 0 ? '' : `, ${counted(daysLate, 'working day')} late`
}
