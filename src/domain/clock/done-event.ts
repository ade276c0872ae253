import type { CaseEventKind } from '../case/case-event.ts'
import type { StatutoryBasis } from '../task/task.ts'
import { repeats } from './met.ts'
import type { RulePack } from './rule.ts'

/** What to record, beside whom it concerns and when. */
export interface DoneEvent {
  readonly kind: CaseEventKind
  readonly detail: Readonly<Record<string, string>>
}

/**
 * The event to record when somebody says a statutory task is done: the one that moves its chain on (a visit, a review), or that
 * the rule's work is done. The clock then meets the task and counts the next one from that day, whoever recorded it and however.
 * `key` ties it to this task, so that a first visit on the very day of a move counts for the new placement.
 */
export function doneEvent(basis: StatutoryBasis, pack: RulePack): DoneEvent {
  const timetable = pack.timetables.find((each) => basis.key.startsWith(`${each.id}/`))
  const kind = timetable === undefined ? null : timetable.doneAs ?? (repeats(timetable) ? timetable.metBy[0]?.event ?? null : null)
  return kind === null ? { kind: 'done', detail: { rule: basis.rule, key: basis.key } } : { kind, detail: { key: basis.key } }
}
