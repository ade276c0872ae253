import type { LondonDate } from '../calendar/london.ts'
import { londonDateOf } from '../calendar/london.ts'
import { workingDaysBetween } from '../calendar/working-days.ts'
import { dateInWords } from '../calendar/words.ts'
import { askerOf } from '../case/asker-of.ts'
import { tellAudience } from '../case/audience.ts'
import type { CaseEvent, CaseEventKind } from '../case/case-event.ts'
import type { CaseHistory } from '../case/case.ts'
import type { KeptTime } from '../case/keep-time.ts'
import { eventAccepted } from '../case/record-event.ts'
import type { EventFacts } from '../case/record-event.ts'
import { doneEvent } from '../clock/done-event.ts'
import type { Asking, Outcome } from '../outcome.ts'
import { refused } from '../outcome.ts'
import type { Person } from '../unit/person.ts'
import { chainOf, timetableOf } from './chain.ts'
import { redrawTask } from './redraw-task.ts'
import { sayClosed, sayMovedOn } from './say-task.ts'
import { taskRef } from './task.ts'
import type { Task } from './task.ts'
import { whoDid } from './who-did.ts'

/** As for an event; the unit's own work belongs to no case. */
export interface DoneFacts extends Omit<EventFacts, 'history'> {
  readonly history: CaseHistory | null
}

export interface DoneRequest {
  readonly task: Task
  /** The day it happened; null: today. */
  readonly on: LondonDate | null
  /** False: a visit was made and the child was not seen. */
  readonly wasSeen: boolean
  /** The version the card was drawn from; null when it was typed. */
  readonly version: number | null
}

export interface TaskDone extends Pick<KeptTime, 'raised' | 'moved' | 'closed'> {
  /** As it is stored now: met, by its owner, or still open when the child was not seen. */
  readonly task: Task
  /** The event recorded on the case; null for work that no rule asks for. */
  readonly event: CaseEvent | null
  readonly wasSeen: boolean
  /** Done after its limit, by so many working days. */
  readonly isLate: boolean
  readonly lateByWorkingDays: number
  /** Done in time, told after the limit: "met on time, recorded late" (STATUTORY, arithmetic 5). */
  readonly isRecordedLate: boolean
  /** What such a step often leads to and nobody has recorded: a conference that may have made a plan. */
  readonly mayHaveBegun: readonly CaseEventKind[]
}

/**
 * Marks a task as done. What a rule asks for is recorded as what happened on the case, so that the next step is counted from that
 * day; a visit at which the child was not seen is recorded, and the task stays open with its date (STATUTORY, arithmetic 5).
 */
export function markDone(loaded: DoneFacts, request: DoneRequest, asking: Asking): Outcome<TaskDone> {
  const { task, wasSeen, version } = request
  const today = londonDateOf(asking.now)
  const on = request.on ?? today
  const ref = taskRef(task)
  const asker = askerOf(loaded, asking)
  if (asker === null) return refused('not-found', `There is no ${ref} in your unit. Check the number with /due unit.`)
  if (task.state === 'met') return refused('already-done', `${sayClosed(task, loaded.people)} Nothing needed changing.`)
  if (task.state !== 'open') return refused('closed', `${sayClosed(task, loaded.people)} There is nothing left to do.`)
  if (version !== null && version !== task.version) return refused('moved-on', sayMovedOn(task, loaded.people))
  if (on > today) return refused('in-the-future', `${dateInWords(on)} has not come yet. Send /done ${ref} once it is done.`)
  if (!wasSeen && !isVisit(task, loaded)) {
    return refused('not-a-visit', `“Not seen” is for visits, and ${ref} is not one. Send /done ${ref} when it is done.`)
  }

  const did = whoDid(task, asker, loaded, today)
  if (did.kind === 'refused') return did
  const { history } = loaded
  return history === null || (task.basis === null && wasSeen)
    ? ownWorkDone(loaded, task, on, did.person, asking)
    : statutoryDone({ ...loaded, history }, { task, on, wasSeen, doer: did.person }, asking)
}

/** Work that no rule asks for: the task is met, and nothing else moves. */
function ownWorkDone(loaded: DoneFacts, task: Task, on: LondonDate, doer: Person, asking: Asking): Outcome<TaskDone> {
  const row: Task = {
    ...task, ownerId: doer.id, state: 'met', closedReason: null, doneOn: on, closedById: asking.askerId, closedAt: asking.now,
  }
  return {
    kind: 'accepted',
    task: row, event: null, wasSeen: true, raised: [], moved: [], closed: [row], mayHaveBegun: [], ...timeliness(row, on, loaded, asking),
    writes: [{ kind: 'task', row }],
    audit: [{
      event: 'task-done', byId: asking.askerId, at: asking.now, unitId: task.unitId, caseId: task.caseId, subjectId: task.id,
      detail: { doneOn: on, doneBy: doer.id },
    }],
    notices: [...tellDone(row, loaded.history, asking), redrawTask(task, asking.newId)],
  }
}

interface Doing {
  readonly task: Task
  readonly on: LondonDate
  readonly wasSeen: boolean
  readonly doer: Person
}

function statutoryDone(loaded: EventFacts, doing: Doing, asking: Asking): Outcome<TaskDone> {
  const { task, on, wasSeen, doer } = doing
  const { kind, detail } = task.basis === null ? { kind: 'visit' as const, detail: {} } : doneEvent(task.basis, loaded.rules)
  const event: CaseEvent = {
    id: asking.newId('event'), childId: task.childId, kind, on, at: kind === 'done' && on === londonDateOf(asking.now) ? asking.now : null,
    detail: wasSeen ? detail : { ...detail, seen: 'false' }, recordedAt: asking.now, recordedBy: asking.askerId,
  }
  const recorded = eventAccepted(loaded, event, asking, wasSeen && kind === 'visit' ? doer.id : null)
  if (recorded.kind === 'refused') return recorded
  const met = recorded.closed.find((each) => each.id === task.id && each.state === 'met')
  if (wasSeen && met === undefined) {
    const says = `That would not complete ${taskRef(task)}: its count began later than ${dateInWords(on)}. `
      + 'Check the date, or record what happened with /case.'
    return refused('too-early', says)
  }
  if (met === undefined) {
    return { ...recorded, task, wasSeen, isLate: false, lateByWorkingDays: 0, isRecordedLate: false, mayHaveBegun: [] }
  }

  const row: Task = { ...met, ownerId: doer.id }
  const isThis = (each: Task): boolean => each.id === task.id
  return {
    ...recorded,
    task: row, wasSeen,
    closed: recorded.closed.map((each) => (isThis(each) ? row : each)),
    mayHaveBegun: kind === 'done' ? mayHaveBegun(task, loaded) : [],
    ...timeliness(row, on, loaded, asking),
    writes: recorded.writes.map((write) => (write.kind === 'task' && isThis(write.row) ? { kind: 'task', row } : write)),
    audit: recorded.audit.map((entry) =>
      entry.subjectId === task.id ? { ...entry, event: 'task-done', detail: { ...entry.detail, doneBy: doer.id } } : entry),
    notices: [...(isOneStep(recorded, row) ? tellDone(row, loaded.history, asking) : recorded.notices), redrawTask(task, asking.newId)],
  }
}

/** The events that would also have met the task and begin something: recorded apart, because nobody said which it was. */
function mayHaveBegun({ basis }: Task, { rules }: EventFacts): readonly CaseEventKind[] {
  const timetable = rules.timetables.find((each) => basis !== null && each.id === timetableOf(basis.key))
  const begins = new Set(Object.values(rules.periods).flatMap((period) => period.starts.map((start) => start.event)))
  return (timetable?.metBy ?? []).map((each) => each.event).filter((event) => begins.has(event))
}

/** Whether the task and its successor are all that changed: then the short card says it. */
function isOneStep({ raised, moved, closed }: Pick<KeptTime, 'raised' | 'moved' | 'closed'>, done: Task): boolean {
  const follows = (task: Task): boolean => task.basis !== null && done.basis !== null && chainOf(task.basis.key) === chainOf(done.basis.key)
  return moved.length === 0 && closed.length === 1 && raised.length <= 1 && raised.every(follows)
}

function tellDone(task: Task, history: CaseHistory | null, asking: Asking): ReturnType<typeof tellAudience> {
  return tellAudience({
    case: history?.case ?? null, unitId: task.unitId, occurrence: `task-done/${task.id}/${task.version + 1}`,
    about: { kind: 'task-done', taskId: task.id, byId: asking.askerId }, subjectId: task.id,
  }, asking.newId)
}

function timeliness(
  task: Task, on: LondonDate, { calendar }: Pick<DoneFacts, 'calendar'>, asking: Asking,
): Pick<TaskDone, 'isLate' | 'lateByWorkingDays' | 'isRecordedLate'> {
  const { due, dueAt } = task
  if (due === null) return { isLate: false, lateByWorkingDays: 0, isRecordedLate: false }
  const today = londonDateOf(asking.now)
  const isPastMoment = dueAt !== null && on === due && on === today && asking.now > dueAt
  const isLate = on > due || isPastMoment
  return { isLate, lateByWorkingDays: on > due ? workingDaysBetween(calendar, due, on) : 0, isRecordedLate: !isLate && today > due }
}

function isVisit(task: Task, loaded: DoneFacts): boolean {
  if (task.basis !== null) return doneEvent(task.basis, loaded.rules).kind === 'visit'
  return loaded.history !== null && VISITS.has(task.taskClass) && /\b(?:visit|see)/i.test(task.title)
}

const VISITS: ReadonlySet<Task['taskClass']> = new Set(['protection', 'looked-after-visit', 'child-in-need-visit'])

