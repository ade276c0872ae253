import { londonDateOf } from '../calendar/london.ts'
import type { LondonDate } from '../calendar/london.ts'
import { dateInWords } from '../calendar/words.ts'
import { isWorkingDay, workingDayOnOrBefore } from '../calendar/working-days.ts'
import type { WorkingCalendar } from '../calendar/working-days.ts'
import { askerOf } from '../case/asker-of.ts'
import type { CaseHistory } from '../case/case.ts'
import { identifyingRefusal } from '../decision/identifying-text.ts'
import type { Asking, Outcome, Refusal } from '../outcome.ts'
import { refused } from '../outcome.ts'
import { taskRef } from '../task/task.ts'
import type { Task, TaskClass } from '../task/task.ts'
import { nameOf } from '../task/say-task.ts'
import type { Person } from '../unit/person.ts'
import { knowDue, objectionTo } from './allocate-task.ts'
import type { AllocationFacts } from './fitness.ts'
import { guessClass } from './guess-class.ts'
import { sameTitle, statutoryTasksMeant } from './match-tasks.ts'
import { permissionOf } from './permission.ts'
import { suggestOwners } from './suggest-owners.ts'
import type { Suggestions } from './suggest-owners.ts'
import { tellAllocated } from './task-allocated.ts'

export interface AllocateNewRequest {
  /** What is to be done, in the asker's words. */
  readonly title: string
  /** Null: raised for the unit, and people are suggested. */
  readonly to: Person | null
  readonly due: LondonDate | null
  /** The chat message it was made from. */
  readonly link: string | null
  /** The asker has seen what there is to know, or the task that seems to be meant, and wants a new one all the same. */
  readonly isConfirmed: boolean
}

export interface AllocatedNew {
  readonly task: Task
  /** Who could take it, when nobody was named. */
  readonly suggestions: Suggestions | null
}

const LONGEST_TITLE = 120

/**
 * Raises a task that the clock did not and gives it to somebody. A statutory task that seems to be meant is offered instead, so
 * that a visit is not done twice in the books; the same task again is recognised.
 */
export function allocateNew(loaded: AllocationFacts, request: AllocateNewRequest, asking: Asking): Outcome<AllocatedNew> {
  const { to, due, link, isConfirmed } = request
  const { history } = loaded
  const today = londonDateOf(asking.now)
  const asker = askerOf(loaded, asking)
  if (asker === null || history === null) return refused('not-found', 'That case was not found in your unit. Check its reference.')

  const title = request.title.trim().replace(/\s+/g, ' ')
  if (title === '') return refused('no-title', 'Say in a few words what is to be done.')
  if (title.length > LONGEST_TITLE) return refused('too-long', `Use at most ${LONGEST_TITLE} letters to say what is to be done.`)
  const identifying = identifyingRefusal(title, loaded)
  if (identifying !== null) return identifying
  if (due !== null && due > loaded.calendar.lastDay) {
    return refused('too-far-ahead', `Bank holidays are known until ${dateInWords(loaded.calendar.lastDay)}. Give a date up to then.`)
  }

  const existing = existingTask(title, request, loaded)
  if (existing !== null) return { kind: 'refused', refusal: existing }

  const task = taskFor({ title: title.charAt(0).toUpperCase() + title.slice(1), to, due, link, history, loaded, asking })
  const alsoKnow = knowDue(due, today)
  const objection = to === null
    ? pastDue(alsoKnow, isConfirmed)
    : objectionTo(to, task, loaded, { today, isConfirmed, what: 'it', alsoKnow })
  if (objection !== null) return { kind: 'refused', refusal: objection }

  const entry = { byId: asker.id, at: asking.now, unitId: task.unitId, caseId: task.caseId, subjectId: task.id }
  return {
    kind: 'accepted',
    task,
    suggestions: to === null ? suggestOwners(loaded, task, today) : null,
    writes: [{ kind: 'task', row: task }],
    audit: [
      { ...entry, event: 'task-raised', detail: { due, taskClass: task.taskClass } },
      ...(to === null ? [] : [{ ...entry, event: 'task-allocated', detail: { from: null, to: to.id, isConfirmed } }]),
    ],
    notices: tellAllocated(task, 1, to, loaded, asking),
  }
}

function existingTask(title: string, { to, due, isConfirmed }: AllocateNewRequest, loaded: AllocationFacts): Refusal | null {
  const same = loaded.tasks.filter((task) => task.state === 'open' && task.basis === null && sameTitle(task.title, title))
  const repeated = same.find((task) => task.ownerId === (to?.id ?? null) && (due === null || task.due === due))
  if (repeated !== undefined) {
    const says = `That is ${describe(repeated, loaded.people)} already. Nothing needed changing.`
    return { reason: 'already-allocated', says, tasks: [repeated.id] }
  }
  if (isConfirmed) return null
  const meant = [...same, ...statutoryTasksMeant(title, due, loaded.tasks)]
  if (meant.length === 0) return null
  const listed = meant.slice(0, 3).map((task) => describe(task, loaded.people)).join('; ')
  const more = meant.length > 3 ? `; and ${meant.length - 3} more` : ''
  const which = meant.length === 1 ? 'that one' : 'one of those'
  return {
    reason: 'matches-existing',
    says: `The family already has ${listed}${more}. Allocate ${which}, or confirm to add another task.`,
    tasks: meant.map((task) => task.id),
  }
}

function describe(task: Task, people: readonly Person[]): string {
  const due = task.due === null ? '' : `, due ${dateInWords(task.due)}`
  return `${taskRef(task)} (${task.title}${due}, ${nameOf(task.ownerId, people) ?? 'nobody yet'})`
}

function pastDue(toKnow: readonly string[], isConfirmed: boolean): Refusal | null {
  if (toKnow.length === 0 || isConfirmed) return null
  return { reason: 'needs-confirmation', says: `Before it is added: ${toKnow.join('; ')}. Confirm to add it all the same.` }
}

function taskFor(made: {
  readonly title: string; readonly to: Person | null; readonly due: LondonDate | null; readonly link: string | null
  readonly history: CaseHistory; readonly loaded: AllocationFacts; readonly asking: Asking
}): Task {
  const { title, to, due, link, history, loaded, asking } = made
  const today = londonDateOf(asking.now)
  return {
    id: asking.newId('task'), organisationId: loaded.unit.organisationId, unitId: history.case.unitId, caseId: history.case.id,
    childId: null, number: 0, title, taskClass: guessClass(title, history, today) ?? classOfOtherWork(to, loaded, today), due, dueAt: null,
    bookBy: bookBy(due, loaded.calendar), basis: null, ownerId: to?.id ?? null, state: 'open', closedReason: null, doneOn: null,
    closedById: null, closedAt: null, fromDecisionId: null, link, raisedAt: asking.now, raisedBy: asking.askerId, version: 0,
  }
}

/** Words that name no class put no limit on anybody: it is direct work, or arranging when given to somebody who only arranges. */
function classOfOtherWork(to: Person | null, loaded: AllocationFacts, today: LondonDate): TaskClass {
  return to === null || permissionOf(to, 'direct-work', loaded, today) !== 'no' ? 'direct-work' : 'arranging'
}

/** The working day before a date that is none; null when nothing needs saying. */
function bookBy(due: LondonDate | null, calendar: WorkingCalendar): LondonDate | null {
  return due === null || due < calendar.firstDay || isWorkingDay(calendar, due) ? null : workingDayOnOrBefore(calendar, due)
}
