import { londonDateOf, weekdayOf } from '../calendar/london.ts'
import type { Instant, LondonDate, LondonTime } from '../calendar/london.ts'
import { addWorkingDays } from '../calendar/working-days.ts'
import type { WorkingCalendar } from '../calendar/working-days.ts'
import { meetingOn } from '../meeting/next-meeting.ts'
import type { Policy } from '../policy.ts'
import type { UnitFacts } from '../unit/membership.ts'
import { unitToday } from '../unit/unit-today.ts'
import type { Away } from '../unit/unit-today.ts'
import type { Unit } from '../unit/unit.ts'
import { byLimit, groupedByPerson, isOverdue, shareLines, shownOf, toLine } from './lines.ts'
import type { DriftLine, OpenTask, PersonLines, Shown, WaitingDecision } from './lines.ts'

/** Tasks of one urgency: how many there are, the lines shown by person, and how many are not shown. */
export interface DigestSection {
  readonly count: number
  readonly groups: readonly PersonLines[]
  readonly hidden: number
}

/** What the unit's channel is told each working morning. Every task is in one section only. */
export interface UnitDigest {
  readonly unit: Unit
  readonly on: LondonDate
  /** Nothing is due: the one line of the week's first working day. */
  readonly isQuiet: boolean
  readonly overdue: DigestSection
  readonly today: DigestSection
  readonly next: DigestSection
  /** Tasks that nobody has yet, later than `next` but near enough to be reminded of, or without a limit. */
  readonly unallocated: DigestSection
  /** How many of all these tasks nobody has, in whichever section. */
  readonly withoutOwner: number
  readonly waiting: Shown<WaitingDecision> & { readonly count: number }
  /** Cases on which nothing has happened for too long. */
  readonly drifting: Shown<DriftLine> & { readonly count: number }
  readonly away: readonly Away[]
  readonly meetingAt: LondonTime | null
}

/** What a digest is made of. Tasks and decisions of restricted cases are not among them: the whole channel reads it. */
export interface UnitDigestFacts extends UnitFacts {
  readonly policy: UnitFacts['policy'] & Pick<Policy, 'digest' | 'nudges'>
  readonly calendar: WorkingCalendar
  readonly tasks: readonly OpenTask[]
  readonly waiting: readonly WaitingDecision[]
  readonly drifting: readonly DriftLine[]
}

/**
 * The unit's morning digest: overdue first, then today, decisions waiting, the next working days, and what nobody has. Null when
 * there is nothing to say, except on the first working day of a week, so that a silent unit can tell quiet from broken.
 */
export function unitDigest(facts: UnitDigestFacts, now: Instant): UnitDigest | null {
  const on = londonDateOf(now)
  const { calendar, policy } = facts
  const horizon = addWorkingDays(calendar, on, policy.digest.aheadWorkingDays)
  const reminded = addWorkingDays(calendar, on, Math.max(policy.digest.aheadWorkingDays, ...policy.nudges))

  const sectionOf = ({ task, owner }: OpenTask): 'overdue' | 'today' | 'next' | 'unallocated' | 'later' => {
    if (isOverdue(task, on, now)) return 'overdue'
    if (task.due === on) return 'today'
    if (task.due !== null && task.due <= horizon) return 'next'
    return owner === null && (task.due === null || task.due <= reminded) ? 'unallocated' : 'later'
  }
  const open = facts.tasks.filter(({ task }) => task.state === 'open').toSorted(byLimit)
  const by = Map.groupBy(open, sectionOf)
  const late = by.get('overdue') ?? []
  const dueToday = by.get('today') ?? []
  const coming = by.get('next') ?? []
  const nobodys = by.get('unallocated') ?? []

  const lines = shareLines(policy.digest.maximumLines, [late, dueToday, facts.waiting, coming, nobodys, facts.drifting].map((each) => each.length))
  const section = (tasks: readonly OpenTask[], most: number | undefined): DigestSection => {
    const { items, hidden } = shownOf(tasks.map((each) => toLine(each, on, calendar)), most)
    return { count: tasks.length, groups: groupedByPerson(items), hidden }
  }
  const overdue = section(late, lines[0])
  const today = section(dueToday, lines[1])
  const waiting = { ...shownOf(facts.waiting, lines[2]), count: facts.waiting.length }
  const next = section(coming, lines[3])
  const unallocated = section(nobodys, lines[4])
  const drifting = { ...shownOf(facts.drifting, lines[5]), count: facts.drifting.length }

  const isQuiet = overdue.count + today.count + next.count + unallocated.count + waiting.count + drifting.count === 0
  const meeting = meetingOn(facts.unit, on, calendar)
  if (isQuiet && !isFirstWorkingDayOfWeek(on, calendar)) return null
  return {
    unit: facts.unit, on, isQuiet, overdue, today, next, unallocated,
    withoutOwner: open.filter((each) => each.owner === null && sectionOf(each) !== 'later').length,
    waiting, drifting, away: unitToday(facts, on).away, meetingAt: meeting === null ? null : meeting.time,
  }
}

/** Monday, or the day the week's work begins when Monday is a bank holiday. */
export function isFirstWorkingDayOfWeek(on: LondonDate, calendar: WorkingCalendar): boolean {
  return weekdayOf(addWorkingDays(calendar, on, -1)) >= weekdayOf(on)
}
