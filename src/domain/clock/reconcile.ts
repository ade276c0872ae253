import type { Instant, LondonDate } from '../calendar/london.ts'
import type { PersonId } from '../ids.ts'
import type { StatutoryBasis, Task } from '../task/task.ts'
import type { EndReason, Obligation } from './obligation.ts'

/** What must change for the tasks of a case to be what its obligations say. */
export type TaskChange =
  /** There is no task for it yet. */
  | { readonly kind: 'raise'; readonly obligation: Obligation }
  /** The date, or the rule behind it, is another one now. */
  | { readonly kind: 'move'; readonly task: Task; readonly obligation: Obligation }
  /** It happened. */
  | { readonly kind: 'meet'; readonly task: Task; readonly on: LondonDate }
  /** It is no longer needed. */
  | { readonly kind: 'end'; readonly task: Task; readonly reason: EndReason; readonly on: LondonDate }
  /** What had ended it turned out otherwise. */
  | { readonly kind: 'reopen'; readonly task: Task; readonly obligation: Obligation }

/**
 * The difference between a case's obligations and its tasks. Running it again on the result finds nothing. What a person set, the
 * owner above all, is never part of a change; a task that was met, or that a person withdrew, stays so; a person's own task (no
 * basis) is none of its business.
 *
 * `tasks` are all the case's tasks, open and closed, that the clock ever raised for what is still in force: one left out is raised
 * again.
 */
export function reconcile(obligations: readonly Obligation[], tasks: readonly Task[], today: LondonDate): readonly TaskChange[] {
  const byKey = new Map<string, Task>()
  const repeats: Task[] = []
  for (const task of [...tasks].sort(openFirst)) {
    if (task.basis === null) continue
    if (byKey.has(task.basis.key)) repeats.push(task)
    else byKey.set(task.basis.key, task)
  }
  const wanted = new Set(obligations.map((obligation) => obligation.key))
  const unwanted = [...byKey].filter(([key]) => !wanted.has(key)).map(([, task]) => task)
  return [
    ...obligations.flatMap((obligation) => changeFor(obligation, byKey.get(obligation.key))),
    ...[...unwanted, ...repeats].filter((task) => task.state === 'open')
      .map((task): TaskChange => ({ kind: 'end', task, reason: 'no-longer-required', on: today })),
  ]
}

function changeFor(obligation: Obligation, task: Task | undefined): readonly TaskChange[] {
  const { state } = obligation
  if (task === undefined) return state.kind === 'open' ? [{ kind: 'raise', obligation }] : []
  if (task.state === 'ended' && state.kind === 'open') return [{ kind: 'reopen', task, obligation }]
  if (task.state !== 'open') return []
  if (state.kind === 'met') return [{ kind: 'meet', task, on: state.on }]
  if (state.kind === 'ended') return [{ kind: 'end', task, reason: state.reason, on: state.on }]
  return saysOtherwise(task, obligation) ? [{ kind: 'move', task, obligation }] : []
}

function saysOtherwise(task: Task, obligation: Obligation): boolean {
  return task.due !== obligation.due || task.dueAt !== obligation.dueAt || task.bookBy !== obligation.bookBy ||
    task.basis?.rule !== obligation.rule
}

/** Where two tasks have one key, the open one stands, then the older. */
function openFirst(one: Task, other: Task): number {
  const rank = (task: Task): number => (task.state === 'open' ? 0 : 1)
  return rank(one) - rank(other) || one.number - other.number
}

/** The basis a task keeps: the rule as it was when the date was worked out. */
export function basisOf(obligation: Obligation): StatutoryBasis {
  const { key, rule, packVersion, source, confidence, anchor } = obligation
  return { key, rule, packVersion, source, confidence, anchorEventId: anchor.eventId }
}

/** Who caused a change and when; `byId` is null when the clock did it by itself. */
export interface Caused {
  readonly at: Instant
  readonly byId: PersonId | null
}

/** A new task but for its id, unit, case and owner, which the caller adds. */
export type RaisedTask = Omit<Task, 'id' | 'organisationId' | 'unitId' | 'caseId' | 'ownerId'>

/** The fields of a new task that the obligation settles. */
export function raisedFrom(obligation: Obligation, caused: Caused): RaisedTask {
  const { childId, title, taskClass, due, dueAt, bookBy } = obligation
  return {
    childId, number: 0, title, taskClass, due, dueAt, bookBy, basis: basisOf(obligation),
    state: 'open', closedReason: null, doneOn: null, closedById: null, closedAt: null, fromDecisionId: null, link: null,
    raisedAt: caused.at, raisedBy: caused.byId, version: 0,
  }
}

/** The task after a change to it. The version is left for the commit to raise. */
export function changed(change: Exclude<TaskChange, { kind: 'raise' }>, caused: Caused): Task {
  const { task } = change
  const closed = { closedById: caused.byId, closedAt: caused.at }
  switch (change.kind) {
    case 'meet': return { ...task, state: 'met', doneOn: change.on, closedReason: null, ...closed }
    case 'end': return { ...task, state: 'ended', doneOn: null, closedReason: change.reason, ...closed }
    case 'move': return moved(task, change.obligation)
    case 'reopen': return { ...moved(task, change.obligation), ...REOPENED }
    default: return change satisfies never
  }
}

const REOPENED = { state: 'open', closedReason: null, doneOn: null, closedById: null, closedAt: null } as const

function moved(task: Task, obligation: Obligation): Task {
  const { due, dueAt, bookBy, title, taskClass, rule } = obligation
  // The words belong to the rule: they change with it, and otherwise stay as somebody may have put them.
  const words = task.basis?.rule === rule ? {} : { title, taskClass }
  return { ...task, ...words, due, dueAt, bookBy, basis: basisOf(obligation) }
}
