import { counts, detailsSay, listed, type Happening } from './happening.ts'
import type { Period, Rule, Timetable } from './rule.ts'
import type { Step } from './step.ts'
import type { Ended } from './stretch.ts'

/**
 * The identity of a step: the timetable, the child and what it counts from. The same facts give the same key on every run; a rule
 * changing under it (a second review that turns out to be the third) moves the task and does not replace it.
 */
export function keyOf(timetable: Timetable, step: Step, period: Period | undefined): string {
  // A later strategy discussion moves the same conference, so the key stays with the first one.
  const from = step.number === 1 ? step.stretch.start : step.anchor
  const toldApart = period?.again === 'each'
  // A move and the placement it led to are one start, whichever of them was recorded first.
  const kind = step.number === 1 ? period?.starts[0]?.event ?? from.kind : from.kind
  const runsByTheClock = timetable.rules.some((rule) => rule.due.some((due) => due.unit === 'hours' || due.unit === 'moment'))
  const moment = runsByTheClock ? from.at ?? from.on : from.on
  return `${timetable.id}/${step.life.subject.childId ?? 'family'}/${kind}@${moment}${toldApart ? `#${from.id ?? ''}` : ''}`
}

/** What met a step: the first thing after it began that counts for it; null while nothing has. */
export function whatMet(timetable: Timetable, rule: Rule, key: string, step: Step, end: Ended | null): Happening | null {
  const { stretch, anchor, life } = step
  if (step.number === 1 && isDoneAlready(timetable, rule, stretch.start)) return stretch.start
  // The first step may be met on the day it began, unless that day also belongs to the placement before.
  const mayBeSameDay = step.number === 1 && !stretch.follows
  const isInTime = ({ on }: Happening): boolean => (mayBeSameDay ? on >= anchor.on : on > anchor.on) && (end === null || on <= end.on)
  // What names this step may have been done before it began, where nothing follows; a chain must go forward.
  const mayName = ({ on }: Happening): boolean => !repeats(timetable) || on > anchor.on || (step.number === 1 && on === anchor.on)
  return life.subject.happenings.find((happening) => happening !== anchor && counts(happening) && (
    isTheOne(happening, key, rule, stretch.start) ? mayName(happening)
      : isInTime(happening) && (meets(happening, timetable) || isDone(happening, timetable, rule)))) ?? null
}

/** Names this very step, by its key, or a court's direction by its title: it may have been done before its date. */
function isTheOne({ kind, detail }: Happening, key: string, rule: Rule, start: Happening): boolean {
  const named = start.detail['title']
  return detail['key'] === key || (kind === 'done' && detail['rule'] === rule.id && named !== undefined && detail['title'] === named)
}

/** Whether the timetable goes on after its first step. */
export function repeats(timetable: Timetable): boolean {
  return timetable.rules.some((rule) => rule.steps.to === null || rule.steps.to > 1)
}

function meets(happening: Happening, timetable: Timetable): boolean {
  const of = happening.detail['of']
  return (of === undefined || of === timetable.period) &&
    timetable.metBy.some((each) => each.event === happening.kind && detailsSay(happening.detail, each.when))
}

/** Marked as done by the rule's id. Where several timetables share an id, the event says which, by `timetable` or by `key`. */
function isDone({ kind, detail }: Happening, timetable: Timetable, rule: Rule): boolean {
  return kind === 'done' && detail['key'] === undefined && detail['title'] === undefined && detail['rule'] === rule.id &&
    [undefined, timetable.id].includes(detail['timetable'])
}

/** What was done before or as it began: an imported placement may say `done=LAC-1 LAC-3`. */
function isDoneAlready(timetable: Timetable, rule: Rule, start: Happening): boolean {
  return !repeats(timetable) && listed(start.detail['done'] ?? '').includes(rule.id)
}
