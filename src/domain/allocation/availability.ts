import { addDays } from '../calendar/london.ts'
import type { LondonDate } from '../calendar/london.ts'
import { addWorkingDays } from '../calendar/working-days.ts'
import { dateInWords } from '../calendar/words.ts'
import type { Person } from '../unit/person.ts'
import { absenceOn, leaveUntil } from '../unit/presence.ts'
import type { PresenceFacts } from '../unit/presence.ts'

/** Both days included. */
export interface DateRange {
  readonly from: LondonDate
  readonly to: LondonDate
}

export interface Availability {
  /** Days the person works in the range; ten stands for ten or more, because more makes no difference. */
  readonly days: number
  readonly isTenOrMore: boolean
  /** Why they work on none of them, in a few words; null when they work on some. */
  readonly because: string | null
}

const ENOUGH_DAYS = 10

/** How far ahead to look for a task without a limit, and how soon an overdue one can still be done. */
const AHEAD_WITHOUT_LIMIT = 10
const AHEAD_WHEN_OVERDUE = 5

/** When the person could do it: their own pattern, leave and school terms between two days (004 §4.3: "according to availability"). */
export function availability(person: Person, range: DateRange, facts: PresenceFacts): Availability {
  let days = 0
  let isOnLeave = false
  let isSchoolHoliday = false
  for (let day = range.from; day <= range.to; day = addDays(day, 1)) {
    const absence = absenceOn(person, day, facts)
    if (absence === null && (days += 1) === ENOUGH_DAYS) return { days, isTenOrMore: true, because: null }
    isOnLeave ||= absence === 'leave'
    isSchoolHoliday ||= absence === 'school-holidays'
  }
  if (days > 0) return { days, isTenOrMore: false, because: null }
  if (isOnLeave) return { days, isTenOrMore: false, because: saysLeave(person, range, facts) }
  const notThen = `does not work ${range.from === range.to ? 'on' : 'by'} ${dateInWords(range.to)}`
  return { days, isTenOrMore: false, because: isSchoolHoliday ? 'works in term time only' : notThen }
}

/** The days in which a task can be done: until its limit, or the next few working days when it has none or is overdue. */
export function daysToDo(due: LondonDate | null, today: LondonDate, calendar: PresenceFacts['calendar']): DateRange {
  if (due !== null && due >= today) return { from: today, to: due }
  return { from: today, to: addWorkingDays(calendar, today, due === null ? AHEAD_WITHOUT_LIMIT : AHEAD_WHEN_OVERDUE) }
}

function saysLeave(person: Person, range: DateRange, facts: PresenceFacts): string {
  const last = leaveUntil(person.id, range.to, facts.leave) ?? leaveUntil(person.id, range.from, facts.leave)
  return last === null ? `on leave until after ${dateInWords(range.to)}` : `on leave until ${dateInWords(last)}`
}
