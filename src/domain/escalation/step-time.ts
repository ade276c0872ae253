import type { Instant, LondonTime } from '../calendar/london.ts'
import { addDays, addMinutes, atLondon, londonDateOf, minutesBetween } from '../calendar/london.ts'
import type { WorkingCalendar } from '../calendar/working-days.ts'
import { isWorkingDay } from '../calendar/working-days.ts'
import type { Wait } from './escalation.ts'

export interface WorkingTime {
  readonly hours: { readonly from: LondonTime; readonly to: LondonTime }
  readonly calendar: WorkingCalendar
}

/**
 * When a wait that begins now is over. Elapsed minutes run day and night, because urgent protection does. Working minutes run
 * between the policy's hours on working days, so a routine item never climbs in the night; a wait that would end at closing time
 * ends at the next opening. Throws `BeyondCalendar` when working days are not known so far ahead.
 */
export function afterWait(from: Instant, wait: Wait, { hours, calendar }: WorkingTime): Instant {
  if (wait.counting === 'elapsed') return addMinutes(from, wait.minutes)
  let left = wait.minutes
  for (let day = londonDateOf(from); ; day = addDays(day, 1)) {
    if (!isWorkingDay(calendar, day)) continue
    const opens = atLondon(day, hours.from)
    const start = from > opens ? from : opens
    const open = minutesBetween(start, atLondon(day, hours.to))
    if (left < open) return addMinutes(start, left)
    left -= Math.max(0, open)
  }
}
