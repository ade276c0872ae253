import { addDays, addMinutes, atLondon, londonDateOf, weekdayOf } from '../calendar/london.ts'
import type { Instant, LondonDate, LondonTime } from '../calendar/london.ts'
import { workingDayOnOrAfter } from '../calendar/working-days.ts'
import type { WorkingCalendar } from '../calendar/working-days.ts'
import type { Unit } from '../unit/unit.ts'

/** One sitting of the unit's weekly meeting (004 §4.3). */
export interface Meeting {
  readonly on: LondonDate
  readonly time: LondonTime
  /** The unit's usual day, when that is a bank holiday and the meeting is on the next working day; else null. */
  readonly movedFrom: LondonDate | null
}

type Meets = Pick<Unit, 'meetingDay' | 'meetingTime'>

/** A meeting is still "the next one" while it is going on, so that its agenda can be read in the room. */
const LASTS_MINUTES = 120

/** The meeting that is going on or comes next; null when the unit has not settled on a day and a time. */
export function nextMeeting(unit: Meets, now: Instant, calendar: WorkingCalendar): Meeting | null {
  return meetingsFrom(unit, londonDateOf(now), calendar)
    .find((meeting) => addMinutes(atLondon(meeting.on, meeting.time), LASTS_MINUTES) >= now) ?? null
}

/** The meeting on that day; null when there is none. */
export function meetingOn(unit: Meets, on: LondonDate, calendar: WorkingCalendar): Meeting | null {
  return meetingsFrom(unit, on, calendar).find((meeting) => meeting.on === on) ?? null
}

/** The meetings on that day and the two weeks after it, in order. One usual day moved onto another makes one meeting. */
export function meetingsFrom(unit: Meets, from: LondonDate, calendar: WorkingCalendar): readonly Meeting[] {
  const { meetingDay, meetingTime } = unit
  if (meetingDay === null || meetingTime === null) return []
  // A usual day up to a week ago may have been moved to today: Christmas can move one over several days.
  const first = addDays(from, (meetingDay - weekdayOf(from) + 7) % 7 - 7)
  return [0, 7, 14, 21]
    .map((days): Meeting => {
      const usual = addDays(first, days)
      // Weekends are meeting days only where a unit chose one; bank holidays are never.
      const on = meetingDay > 5 ? usual : workingDayOnOrAfter(calendar, usual)
      return { on, time: meetingTime, movedFrom: on === usual ? null : usual }
    })
    .filter((meeting, at, all) => meeting.on >= from && all[at - 1]?.on !== meeting.on)
}
