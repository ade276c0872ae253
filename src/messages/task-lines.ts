import type { Instant } from '../domain/calendar/london.ts'
import { taskRef } from '../domain/task/task.ts'
import type { Block, Text } from './model.ts'
import type { TaskShown } from './task-shown.ts'
import { limit, standing } from './task-shown.ts'
import { named, strong, table, text } from './text.ts'

/** A task in a list. `late` is how late it is in words, `3 working days late`, or how soon, `in 2 working days`; null says nothing. */
export interface TaskLine {
  readonly shown: TaskShown
  readonly late: string | null
}

type Column = 'case' | 'owner'

/** Open tasks as a table: the limit always with its rule; the small print with the sources goes under the last table (`datesFrom`). */
export function taskTable(caption: string, lines: readonly TaskLine[], about: { readonly now: Instant; readonly columns: readonly Column[]; readonly hidden?: number }): Block {
  const { now, columns, hidden = 0 } = about
  const rows = lines.map(({ shown, late }) => [
    text(taskRef(shown.task)),
    text(shown.task.title),
    ...(columns.includes('case') ? [whose(shown)] : []),
    due(shown, late, now),
    ...(columns.includes('owner') ? [owner(shown)] : []),
    text(shown.task.basis?.rule ?? 'Set by a person'),
  ])
  const titles = ['Task', 'What', ...(columns.includes('case') ? ['Case'] : []), 'Due', ...(columns.includes('owner') ? ['Owner'] : []), 'Rule']
  return { ...table(caption, titles, rows), hidden }
}

/** A task in one line: `T-12, C-1042: Visit. *Overdue*, Fri 20 Nov 2026, 2 working days late (LAC-8)`. */
export function taskLine({ shown, late }: TaskLine, now: Instant): Text {
  const { task } = shown
  const rule = task.basis === null ? '' : ` (${task.basis.rule})`
  return text(`${taskRef(task)}, `, ...whose(shown), `: ${task.title}. `, ...due(shown, late, now), rule)
}

function whose({ caseRef, childRef }: TaskShown): Text {
  return text(childRef ?? caseRef ?? 'the unit')
}

function owner({ owner }: TaskShown): Text {
  return owner === null ? text(strong('Nobody yet')) : text(named(owner))
}

function due(shown: TaskShown, late: string | null, now: Instant): Text {
  const word = standing(shown, now)
  const after = late === null ? [] : text(`, ${late}`)
  return word === null ? [...limit(shown), ...after] : [strong(word), ...text(', '), ...limit(shown), ...after]
}
