import type { Instant, LondonDate } from '../calendar/london.ts'
import { workingDaysBetween } from '../calendar/working-days.ts'
import type { WorkingCalendar } from '../calendar/working-days.ts'
import type { Child } from '../case/case.ts'
import type { Decision } from '../decision/decision.ts'
import type { Drift } from '../drift/drift.ts'
import type { Escalation } from '../escalation/escalation.ts'
import type { CaseRef } from '../ids.ts'
import type { Task } from '../task/task.ts'
import type { Person } from '../unit/person.ts'

/** Somebody's name beside a task or decision. */
export type Named = Pick<Person, 'id' | 'name'>

/** An open task with the words needed to list it: what the store gives. */
export interface OpenTask {
  readonly task: Task
  readonly caseRef: CaseRef | null
  readonly childRef: string | null
  readonly owner: Named | null
}

/** A decision that waits for somebody. */
export interface WaitingDecision {
  readonly decision: Decision
  readonly caseRef: CaseRef
  readonly escalation: Escalation | null
  /** Who it waits for. */
  readonly asked: Named | null
}

/** A case on which nothing has happened for too long. */
export interface DriftLine {
  readonly drift: Drift
  readonly caseRef: CaseRef
  readonly children: readonly Pick<Child, 'id' | 'ref'>[]
}

/** A task as a digest or an agenda lists it. */
export interface TaskLine extends OpenTask {
  /** Working days since its limit; 0 while it is on time, and for a limit in hours that passed today. */
  readonly daysLate: number
}

/** Whether the limit has passed: the moment for limits in hours, else the end of the day. */
export function isOverdue(task: Pick<Task, 'due' | 'dueAt'>, today: LondonDate, now: Instant): boolean {
  return task.dueAt !== null ? task.dueAt <= now : task.due !== null && task.due < today
}

export function toLine(open: OpenTask, today: LondonDate, calendar: WorkingCalendar): TaskLine {
  const { due } = open.task
  return { ...open, daysLate: due !== null && due < today ? workingDaysBetween(calendar, due, today) : 0 }
}

/** Earliest limit first, those without one last, then by number: the order people work in. */
export function byLimit(one: OpenTask, other: OpenTask): number {
  return compare(limitOf(one.task), limitOf(other.task)) || one.task.number - other.task.number
}

function limitOf(task: Task): string {
  return task.dueAt ?? task.due ?? '9999'
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** One person's lines together. */
export interface PersonLines {
  /** Null for what nobody has yet. */
  readonly person: Named | null
  readonly lines: readonly TaskLine[]
}

/** By person, whoever has the most pressing line first and what nobody has before everybody; the lines keep their order. */
export function groupedByPerson(lines: readonly TaskLine[]): readonly PersonLines[] {
  const groups = Map.groupBy(lines, (line) => line.owner?.id ?? null)
  return [...groups.values()]
    .map((group): PersonLines => ({ person: group[0]?.owner ?? null, lines: group }))
    .toSorted((one, other) => Number(one.person !== null) - Number(other.person !== null))
}

/** Part of a list: what is shown, and how many more there are. */
export interface Shown<Item> {
  readonly items: readonly Item[]
  readonly hidden: number
}

/** Lines every section gets before the most pressing takes the rest: a long list of what is late must not hide what is due today. */
const LEAST = 4

/**
 * How many lines each section of a digest may have, given how many it wants, most pressing first: a few for each, then the rest in
 * order, at most `maximum` in all (PEERS 13: "at most N lines and 12 more").
 */
export function shareLines(maximum: number, wanted: readonly number[]): readonly number[] {
  let left = maximum
  const hand = (want: number): number => {
    const given = Math.max(0, Math.min(want, left))
    left -= given
    return given
  }
  const first = wanted.map((want) => hand(Math.min(want, LEAST)))
  return first.map((given, index) => given + hand((wanted[index] ?? 0) - given))
}

/** The first so many of a list, and how many more there are. */
export function shownOf<Item>(items: readonly Item[], lines = 0): Shown<Item> {
  return { items: items.slice(0, lines), hidden: Math.max(0, items.length - lines) }
}
