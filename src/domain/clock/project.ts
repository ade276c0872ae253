import type { Instant, LondonDate } from '../calendar/london.ts'
import { addMonths } from '../calendar/months.ts'
import { isWorkingDay, workingDayOnOrBefore, type WorkingCalendar } from '../calendar/working-days.ts'
import type { CaseHistory } from '../case/case.ts'
import type { CaseEvent, CaseEventKind } from '../case/case-event.ts'
import type { CaseId, CaseRef, ChildId, EventId, OrganisationId, UnitId } from '../ids.ts'
import type { Confidence, TaskClass } from '../task/task.ts'
import { explain } from './explain.ts'
import { repeats } from './met.ts'
import type { Obligation } from './obligation.ts'
import { obligationsWithin } from './obligations.ts'
import { openingOf } from './opening.ts'
import type { RulePack } from './rule.ts'

/** An event that has not happened to anybody: what would fall due if it did? */
export interface Supposed {
  readonly event: CaseEventKind
  readonly on: LondonDate
  /** The moment, for what runs in hours; null: from midnight. */
  readonly at: Instant | null
  readonly dateOfBirth: LondonDate | null
  readonly detail: Readonly<Record<string, string>>
  /** Null: one year on. */
  readonly until: LondonDate | null
}

/** One line of a timeline. */
export interface Projected {
  readonly rule: string
  readonly task: string
  readonly taskClass: TaskClass
  readonly due: LondonDate
  readonly dueAt: Instant | null
  /** The limit itself when it is a working day, else the working day before. */
  readonly bookBy: LondonDate
  readonly notBefore: LondonDate | null
  readonly checkpoints: readonly LondonDate[]
  readonly source: string
  readonly confidence: Confidence
  /** The reason for the date, in words. */
  readonly why: string
}

export type Timeline =
  | { readonly kind: 'timeline'; readonly until: LondonDate; readonly lines: readonly Projected[] }
  /** One plain sentence saying what is missing. */
  | { readonly kind: 'refused'; readonly says: string }

/**
 * What would fall due after an event, as if each step happened on its due date, up to and including `until`. A placement is taken
 * to begin a period of care (its first review at the usual time) unless the details say `reviewed=true`; something that happens to
 * a running chain (a visit, a review) is taken as neither the first nor the last of it. Throws `BeyondCalendar` rather than guess.
 */
export function project(supposed: Supposed, pack: RulePack, calendar: WorkingCalendar): Timeline {
  const until = supposed.until ?? addMonths(supposed.on, 12)
  if (until < supposed.on) return { kind: 'refused', says: 'The last day asked for is before the event.' }
  // Asking about a day whose bank holidays are not known is an error, even where no working days are counted.
  isWorkingDay(calendar, supposed.on)
  const opening = openingOf(supposed, pack)
  if (opening.kind === 'refused') return opening
  const clockwork = { pack, calendar, today: until, horizon: until }
  const happened = opening.happenings.map((each, index) => asEvent(each, index))
  const steps: Obligation[] = []
  for (;;) {
    const open = obligationsWithin(historyOf(happened, supposed.dateOfBirth), clockwork)
      .filter((each) => each.state.kind === 'open' && each.due <= until && each.awaits === null)
    const next = open.filter((each) => each.due === open[0]?.due)
    if (next.length === 0) return { kind: 'timeline', until, lines: steps.filter(opening.concerns).map((step) => lineOf(step, calendar)) }
    steps.push(...next)
    happened.push(...next.map((step, index) => asEvent(doneOnTime(step, pack), happened.length + index)))
  }
}

/** What is known of a supposed event. */
export type Supposition = Pick<CaseEvent, 'kind' | 'on' | 'at' | 'detail'>

/** As done on its due date. What falls once is merely done, so that projecting a conference does not begin a plan. */
function doneOnTime(step: Obligation, pack: RulePack): Supposition {
  const timetable = pack.timetables.find((each) => each.id === step.timetable)
  const kind = timetable !== undefined && repeats(timetable) ? timetable.metBy[0]?.event ?? 'done' : 'done'
  return { kind, on: step.due, at: step.dueAt, detail: { key: step.key, rule: step.rule } }
}

function lineOf(step: Obligation, calendar: WorkingCalendar): Projected {
  const { rule, title, taskClass, due, dueAt, notBefore, checkpoints, source, confidence } = step
  return {
    rule, task: title, taskClass, due, dueAt, bookBy: workingDayOnOrBefore(calendar, due), notBefore, checkpoints, source, confidence,
    why: explain(step),
  }
}

const CHILD = 'supposed' as ChildId

function asEvent(supposition: Supposition, index: number): CaseEvent {
  // Recorded as it happens: nothing supposed is late.
  const recordedAt = `${supposition.on}T12:00:00.000Z` as Instant
  return { ...supposition, id: String(index) as EventId, childId: CHILD, recordedAt, recordedBy: null }
}

function historyOf(events: readonly CaseEvent[], dateOfBirth: LondonDate | null): CaseHistory {
  return {
    case: {
      id: 'supposed' as CaseId, organisationId: 'supposed' as OrganisationId, ref: 'supposed' as CaseRef, unitId: 'supposed' as UnitId,
      children: [{ id: CHILD, ref: 'supposed', dateOfBirth }], knownBy: [], restrictedTo: null, version: 0,
    },
    events,
  }
}
