import { atLondon, londonDateOf, minutesBetween, timeFrom } from '../calendar/london.ts'
import type { Instant, LondonDate, LondonTime } from '../calendar/london.ts'
import { isWorkingDay } from '../calendar/working-days.ts'
import type { WorkingCalendar } from '../calendar/working-days.ts'
import type { Person } from '../unit/person.ts'
import { quietUntil } from '../unit/quiet-until.ts'
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
  const on = londonDateOf(now)
  return isWorkingDay(calendar, on) ? dueFrom(atLondon(on, time), now) : null
}

/**
 * Whether somebody's own digest of today should have gone by now: on the days they work, and not on leave. One that would come in
 * their quiet hours is due when they end; where that is on another day, when those of the night before ended: it is read on its own day.
 */
export function personalDigestDue(person: Person, time: LondonTime, now: Instant, facts: PresenceFacts): DigestDue | null {
  const on = londonDateOf(now)
  if (!person.isActive || absenceOn(person, on, facts) !== null) return null
  const at = atLondon(on, time)
  const heard = quietUntil(person, at) ?? at
  return dueFrom(londonDateOf(heard) === on ? heard : quietUntil(person, atLondon(on, MIDNIGHT)) ?? atLondon(on, MIDNIGHT), now)
}

const MIDNIGHT = timeFrom('00:00')

function dueFrom(at: Instant, now: Instant): DigestDue | null {
  return now < at ? null : { on: londonDateOf(now), lateByMinutes: minutesBetween(at, now) }
}
