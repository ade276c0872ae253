import { atLondon, londonDateOf, minutesBetween, timeFrom, weekdayOf } from '../calendar/london.ts'
import type { Instant, LondonDate, LondonTime } from '../calendar/london.ts'
import { isWorkingDay } from '../calendar/working-days.ts'
import type { WorkingCalendar } from '../calendar/working-days.ts'
import type { Person } from '../unit/person.ts'
import { quietUntil } from '../unit/quiet-until.ts'
import { absenceOn } from '../unit/presence.ts'
import type { Absence, PresenceFacts } from '../unit/presence.ts'

/** A digest whose time has come. Whether it was sent already is for the occurrence's key to say. */
export interface DigestDue {
  readonly on: LondonDate
  /** Minutes after its proper time: a missed 08:30 goes at 08:41 and says it is late. Never the next day. */
  readonly lateByMinutes: number
}

/** What a day's digest does: it comes at its proper time, or there is none that day and a reason for it. */
export type DigestOn =
  | { readonly kind: 'comes'; readonly at: Instant }
  /** `at` is when it would have come. */
  | { readonly kind: 'silent'; readonly at: Instant; readonly because: Absence | 'weekend' }

/** A unit's digest of that day: at its time in London, not on weekends or bank holidays. */
export function unitDigestOn(time: LondonTime, on: LondonDate, calendar: WorkingCalendar): DigestOn {
  const at = atLondon(on, time)
  if (weekdayOf(on) > 5) return { kind: 'silent', at, because: 'weekend' }
  return isWorkingDay(calendar, on) ? { kind: 'comes', at } : { kind: 'silent', at, because: 'bank-holiday' }
}

/**
 * Somebody's own digest of that day: on the days they work, and not on leave. One that would come in their quiet hours comes when
 * they end; where that is on another day, when those of the night before ended: it is read on its own day.
 */
export function personalDigestOn(person: Person, time: LondonTime, on: LondonDate, facts: PresenceFacts): DigestOn {
  const at = atLondon(on, time)
  const because = absenceOn(person, on, facts)
  if (because !== null) return { kind: 'silent', at, because }
  const heard = quietUntil(person, at) ?? at
  return { kind: 'comes', at: londonDateOf(heard) === on ? heard : quietUntil(person, atLondon(on, MIDNIGHT)) ?? atLondon(on, MIDNIGHT) }
}

/** Whether the unit's digest of today should have gone by now. */
export function unitDigestDue(time: LondonTime, now: Instant, calendar: WorkingCalendar): DigestDue | null {
  return digestDue(unitDigestOn(time, londonDateOf(now), calendar), now)
}

/** Whether somebody's own digest of today should have gone by now; nobody who has left gets one. */
export function personalDigestDue(person: Person, time: LondonTime, now: Instant, facts: PresenceFacts): DigestDue | null {
  return person.isActive ? digestDue(personalDigestOn(person, time, londonDateOf(now), facts), now) : null
}

/** Whether a digest of today should have gone by now. */
export function digestDue(digest: DigestOn, now: Instant): DigestDue | null {
  if (digest.kind === 'silent' || now < digest.at) return null
  return { on: londonDateOf(now), lateByMinutes: minutesBetween(digest.at, now) }
}

const MIDNIGHT = timeFrom('00:00')
