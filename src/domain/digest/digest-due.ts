import { atLondon, londonDateOf, minutesBetween } from '../calendar/london.ts'
import type { Instant, LondonDate, LondonTime } from '../calendar/london.ts'
import { isWorkingDay } from '../calendar/working-days.ts'
import type { WorkingCalendar } from '../calendar/working-days.ts'
import type { Person } from '../unit/person.ts'
import { absenceOn } from '../unit/presence.ts'
import type { PresenceFacts } from '../unit/presence.ts'

/** A digest whose time has come. Whether it was sent already is for the occurrence's key to say. */
export interface DigestDue {
  readonly on: LondonDate
  /** Minutes after its proper time: a missed 08:30 goes at 08:41 and says it is late. Never the next day. */
  readonly lateByMinutes: number
}

/** Whether the unit's digest of today should have gone by now: London time, not on weekends or bank holidays. */
export function unitDigestDue(time: LondonTime, now: Instant, calendar: WorkingCalendar): DigestDue | null {
  return isWorkingDay(calendar, londonDateOf(now)) ? dueAt(time, now) : null
}

/** Whether somebody's own digest of today should have gone by now: on the days they work, and not on leave. */
export function personalDigestDue(person: Person, time: LondonTime, now: Instant, facts: PresenceFacts): DigestDue | null {
  return person.isActive && absenceOn(person, londonDateOf(now), facts) === null ? dueAt(time, now) : null
}

function dueAt(time: LondonTime, now: Instant): DigestDue | null {
  const on = londonDateOf(now)
  const at = atLondon(on, time)
  return now < at ? null : { on, lateByMinutes: minutesBetween(at, now) }
}
