import { addDays, londonDateOf } from '../calendar/london.ts'
import type { Instant, LondonDate } from '../calendar/london.ts'
import type { WorkingCalendar } from '../calendar/working-days.ts'
import type { Case } from '../case/case.ts'
import { byLimit, isOverdue, toLine } from '../digest/lines.ts'
import type { DriftLine, OpenTask, TaskLine, WaitingDecision } from '../digest/lines.ts'
import type { Unit } from '../unit/unit.ts'
import { nextMeeting } from './next-meeting.ts'
import type { Meeting } from './next-meeting.ts'

/** Why a family comes where it does in the meeting. */
export type AgendaReason = 'overdue' | 'this-week' | 'decision-waiting' | 'unallocated' | 'coming-up' | 'no-business'

export interface AgendaFamily {
  readonly case: Pick<Case, 'id' | 'ref'>
  readonly because: AgendaReason
  /** Overdue or due by the agenda's last day, and those without a limit that nobody has; earliest limit first. */
  readonly tasks: readonly TaskLine[]
  readonly waiting: readonly WaitingDecision[]
}

/** The weekly meeting's paper, and the printable list for an outage: every family once. */
export interface Agenda {
  readonly unit: Unit
  readonly on: LondonDate
  /** The meeting it is for; null when the unit has not settled on a day. */
  readonly meeting: Meeting | null
  /** The last day of the two weeks looked ahead. */
  readonly until: LondonDate
  readonly families: readonly AgendaFamily[]
  /** The unit's own work that belongs to no family. */
  readonly ownTasks: readonly TaskLine[]
  /** Families for whom nothing has happened for too long. */
  readonly drifting: readonly DriftLine[]
}

export interface AgendaFacts {
  readonly unit: Unit
  /** The unit's families the reader may know of. Tasks and decisions of any other are left out. */
  readonly cases: readonly Pick<Case, 'id' | 'ref'>[]
  readonly tasks: readonly OpenTask[]
  readonly waiting: readonly WaitingDecision[]
  readonly drifting: readonly DriftLine[]
  readonly calendar: WorkingCalendar
}

const LOOKS_AHEAD_DAYS = 14
const ORDER: readonly AgendaReason[] = ['overdue', 'this-week', 'decision-waiting', 'unallocated', 'coming-up', 'no-business']

/**
 * The families in the order a meeting about forty of them needs: what is overdue, what falls before the next meeting but one,
 * decisions waiting, tasks nobody has, and then the rest by reference, so that each family is heard of (004 §4.3: "each family
 * is known to each member").
 */
export function agenda(facts: AgendaFacts, now: Instant): Agenda {
  const on = londonDateOf(now)
  const meeting = nextMeeting(facts.unit, now, facts.calendar)
  const from = meeting?.on ?? on
  const thisWeek = addDays(from, 7)
  const until = addDays(from, LOOKS_AHEAD_DAYS)

  const isListed = ({ task, owner }: OpenTask) => task.state === 'open' && (task.due === null ? owner === null : task.due <= until)
  const lines = facts.tasks.filter(isListed).toSorted(byLimit).map((each) => toLine(each, on, facts.calendar))
  const tasksBy = Map.groupBy(lines, (line) => line.task.caseId)
  const waitingBy = Map.groupBy(facts.waiting, (each) => each.decision.caseId)

  const reasonFor = (tasks: readonly TaskLine[], waiting: readonly WaitingDecision[]): AgendaReason => {
    if (tasks.some(({ task }) => isOverdue(task, on, now))) return 'overdue'
    if (tasks.some(({ task }) => task.due !== null && task.due <= thisWeek)) return 'this-week'
    if (waiting.length > 0) return 'decision-waiting'
    if (tasks.some((line) => line.owner === null)) return 'unallocated'
    return tasks.length > 0 ? 'coming-up' : 'no-business'
  }
  const families = facts.cases.map((theCase): AgendaFamily => {
    const tasks = tasksBy.get(theCase.id) ?? []
    const waiting = waitingBy.get(theCase.id) ?? []
    return { case: { id: theCase.id, ref: theCase.ref }, because: reasonFor(tasks, waiting), tasks, waiting }
  })
  return {
    unit: facts.unit, on, meeting, until,
    families: families.toSorted(byUrgency),
    ownTasks: tasksBy.get(null) ?? [],
    drifting: facts.drifting,
  }
}

function byUrgency(one: AgendaFamily, other: AgendaFamily): number {
  const byReason = ORDER.indexOf(one.because) - ORDER.indexOf(other.because)
  if (byReason !== 0) return byReason
  // The rest are called by reference; the pressing ones by what presses most.
  const isPressing = one.because === 'overdue' || one.because === 'this-week'
  const [first, second] = [one.tasks[0], other.tasks[0]]
  const byTask = isPressing && first !== undefined && second !== undefined ? byLimit(first, second) : 0
  return byTask || one.case.ref.localeCompare(other.case.ref, 'en-GB', { numeric: true })
}
