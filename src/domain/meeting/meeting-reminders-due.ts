import { addMinutes, atLondon, londonDateOf, minutesBetween } from '../calendar/london.ts'
import type { Instant } from '../calendar/london.ts'
import { addWorkingDays } from '../calendar/working-days.ts'
import type { WorkingCalendar } from '../calendar/working-days.ts'
import type { Policy } from '../policy.ts'
import type { Unit } from '../unit/unit.ts'
import { meetingsFrom } from './next-meeting.ts'
import type { Meeting } from './next-meeting.ts'

export interface MeetingReminder {
  readonly meeting: Meeting
  readonly when: 'day-before' | 'on-the-day'
  /** Minutes after its proper time. */
  readonly lateByMinutes: number
}

/** On the day people are reminded this long before they meet, at the latest. */
const BEFORE_MEETING_MINUTES = 30

/**
 * The reminders of the weekly meeting that should have gone by now: the working day before, and on the day, at the policy's
 * time. One that was missed goes late the same day; once the meeting has begun there is nothing to remind of.
 */
export function meetingRemindersDue(
  unit: Pick<Unit, 'meetingDay' | 'meetingTime'>, now: Instant, policy: Pick<Policy, 'meetingReminder'>, calendar: WorkingCalendar,
): readonly MeetingReminder[] {
  const today = londonDateOf(now)
  return meetingsFrom(unit, today, calendar).flatMap((meeting): MeetingReminder[] => {
    const begins = atLondon(meeting.on, meeting.time)
    const when = meeting.on === today ? 'on-the-day' : addWorkingDays(calendar, meeting.on, -1) === today ? 'day-before' : null
    if (when === null || now >= begins) return []
    const usual = atLondon(today, policy.meetingReminder.time)
    const latest = addMinutes(begins, -BEFORE_MEETING_MINUTES)
    const at = usual < latest ? usual : latest
    return now < at ? [] : [{ meeting, when, lateByMinutes: minutesBetween(at, now) }]
  })
}
