import { classToAllocate } from '../allocation/permission.ts'
import type { Instant, LondonDate } from '../calendar/london.ts'
import { londonDateOf } from '../calendar/london.ts'
import type { WorkingCalendar } from '../calendar/working-days.ts'
import type { Obligation } from '../clock/obligation.ts'
import { obligations } from '../clock/obligations.ts'
import { changed, raisedFrom, reconcile } from '../clock/reconcile.ts'
import type { Caused, TaskChange } from '../clock/reconcile.ts'
import type { RulePack } from '../clock/rule.ts'
import type { NewId, PersonId } from '../ids.ts'
import type { AuditEntry, Write } from '../outcome.ts'
import type { Policy } from '../policy.ts'
import { chainOf, timetableOf } from '../task/chain.ts'
import type { Task } from '../task/task.ts'
import { isMember, rolesIn } from '../unit/membership.ts'
import type { Person } from '../unit/person.ts'
import type { CaseHistory } from './case.ts'
import { caseIsVisibleTo } from './case.ts'

/** What a case's dates are worked out from. */
export interface TimeFacts {
  readonly history: CaseHistory
  /** The case's tasks: every open one, and those closed while what they belong to is still running. */
  readonly tasks: readonly Task[]
  readonly rules: RulePack
  readonly calendar: WorkingCalendar
  /** At least the people of the case's unit, for who takes on what is raised. */
  readonly people: readonly Person[]
  readonly policy: Pick<Policy, 'roles' | 'taskClasses'>
}

/** What the clock changed, with everything to be written. No tasks at all means that the dates were right already. */
export interface KeptTime {
  /** New, or needed again. */
  readonly raised: readonly Task[]
  /** Due on another day now. */
  readonly moved: readonly { readonly task: Task; readonly from: LondonDate | null }[]
  /** Met, or no longer needed. */
  readonly closed: readonly Task[]
  readonly writes: readonly Write[]
  readonly audit: readonly AuditEntry[]
  /** Plain sentences about the new dates that somebody should read. */
  readonly warnings: readonly string[]
}

/** Who causes the changes and when: null for the clock by itself, on a birthday or when a rule or a bank holiday changes. */
export interface Keeping {
  readonly now: Instant
  readonly byId: PersonId | null
  readonly newId: NewId
}

/**
 * Brings a case's tasks to what the rules say of its history. Running it again on the result changes nothing. Throws
 * `BeyondCalendar` when a date runs past the known bank holidays: never a guess.
 */
export function keepTime(facts: TimeFacts, keeping: Keeping): KeptTime {
  const { history, tasks, rules, calendar } = facts
  const today = londonDateOf(keeping.now)
  const caused: Caused = { at: keeping.now, byId: keeping.byId }
  const changes = reconcile(obligations(history, rules, calendar, today), tasks, today)
    .map((change) => ({ change, row: change.kind === 'raise' ? raised(change.obligation, facts, keeping) : changed(change, caused) }))

  const rowsOf = (...kinds: readonly TaskChange['kind'][]): readonly Task[] =>
    changes.filter(({ change }) => kinds.includes(change.kind)).map(({ row }) => row)
  const isMoved = (task: Task, row: Task): boolean => task.due !== row.due || task.dueAt !== row.dueAt
  return {
    raised: rowsOf('raise', 'reopen'),
    moved: changes.flatMap(({ change, row }) =>
      change.kind === 'move' && isMoved(change.task, row) ? [{ task: row, from: change.task.due }] : []),
    closed: rowsOf('meet', 'end'),
    writes: changes.map(({ row }) => ({ kind: 'task', row })),
    audit: changes.map(({ change, row }) => entryOf(change, row, history, keeping)),
    warnings: [...new Set(changes.flatMap(({ change }) => ('obligation' in change ? change.obligation.warnings : [])))],
  }
}

function raised(obligation: Obligation, facts: TimeFacts, keeping: Keeping): Task {
  const theCase = facts.history.case
  return {
    ...raisedFrom(obligation, { at: keeping.now, byId: keeping.byId }),
    id: keeping.newId('task'), organisationId: theCase.organisationId, unitId: theCase.unitId, caseId: theCase.id,
    ownerId: ownerFor(obligation, facts, londonDateOf(keeping.now)),
  }
}

/**
 * Who has it until the unit says otherwise: whoever had the step before, or a sibling's, so that a family keeps its visitor from
 * one visit to the next (004 §3.2: "reducing changes of social worker"); else the one person the policy says such work falls to;
 * else nobody. Nobody is given what they may not know of.
 */
function ownerFor(obligation: Obligation, { tasks, people, policy, history }: TimeFacts, today: LondonDate): PersonId | null {
  const unit = { id: history.case.unitId }
  const inUnit = people.filter((person) => isMember(person, { unit, policy }, today) && caseIsVisibleTo(history.case, person.id))
  const before = lastOwned(tasks, (key) => chainOf(key) === chainOf(obligation.key))
    ?? lastOwned(tasks, (key) => timetableOf(key) === obligation.timetable)
  if (before !== undefined && inUnit.some((person) => person.id === before.ownerId)) return before.ownerId
  const { fallsTo } = policy.taskClasses[classToAllocate(obligation.taskClass)]
  const holders = fallsTo === null ? [] : inUnit.filter((person) => rolesIn(person, unit, today).includes(fallsTo))
  return holders.length === 1 && holders[0] !== undefined ? holders[0].id : null
}

function lastOwned(tasks: readonly Task[], isOf: (key: string) => boolean): Task | undefined {
  return tasks
    .filter((task) => task.basis !== null && task.ownerId !== null && isOf(task.basis.key))
    .toSorted((one, other) => other.number - one.number)[0]
}

const EVENTS: Readonly<Record<TaskChange['kind'], string>> = {
  raise: 'task-raised', move: 'task-moved', meet: 'task-met', end: 'task-ended', reopen: 'task-reopened',
}

function entryOf(change: TaskChange, row: Task, history: CaseHistory, keeping: Keeping): AuditEntry {
  const from = change.kind === 'raise' ? null : change.task.due
  const { key = null, rule = null } = row.basis ?? {}
  const { id: caseId, unitId } = history.case
  return {
    event: EVENTS[change.kind], byId: keeping.byId, at: keeping.now, unitId, caseId, subjectId: row.id,
    detail: { rule, key, due: row.due, ...(from === row.due ? {} : { from }), ...closing(row) },
  }
}

function closing({ state, doneOn, closedReason }: Task): Readonly<Record<string, string | null>> {
  return state === 'met' ? { doneOn } : state === 'ended' ? { reason: closedReason } : {}
}
