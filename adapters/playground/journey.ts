import type { Instant } from '../../src/domain/calendar/london.ts'
import { addDays, addMinutes, atLondon, instantFrom, londonDateOf, londonTimeOf, timeFrom } from '../../src/domain/calendar/london.ts'
import type { WorkingCalendar } from '../../src/domain/calendar/working-days.ts'
import { addWorkingDays, workingDayOnOrAfter } from '../../src/domain/calendar/working-days.ts'

/** How far a press moves the clock. */
export const LEAPS = ['hour', 'morning', 'day', 'week'] as const
export type Leap = (typeof LEAPS)[number]

/** When most units' day begins: a minute earlier and their digest would not be there yet. */
const MORNING = timeFrom('08:30')

const DAY_FROM = timeFrom('06:00')
const DAY_TO = timeFrom('20:00')
const DAY_STEP_MINUTES = 5
const NIGHT_STEP_MINUTES = 60

const ends: { readonly [Each in Leap]: (now: Instant, calendar: WorkingCalendar) => Instant } = {
  hour: (now) => addMinutes(now, 60),
  morning: (now, calendar) => {
    const today = londonDateOf(now)
    const morning = atLondon(workingDayOnOrAfter(calendar, today), MORNING)
    return morning > now ? morning : atLondon(addWorkingDays(calendar, today, 1), MORNING)
  },
  day: (now) => atLondon(addDays(londonDateOf(now), 1), londonTimeOf(now)),
  week: (now) => atLondon(addDays(londonDateOf(now), 7), londonTimeOf(now)),
}

/**
 * Where a leap ends: an hour later, the next working morning at 08:30, or the same time on London's clocks a day or a week later.
 * Throws `BeyondCalendar` where bank holidays are not known.
 */
export function endOf(leap: Leap, now: Instant, calendar: WorkingCalendar): Instant {
  return ends[leap](now, calendar)
}

/**
 * The moments a journey passes through, so that everything happens at its own time: every five minutes by day (06:00 to 20:00 in
 * London), every hour by night, and the end itself. Empty when the end is not later.
 */
export function momentsOf(from: Instant, to: Instant): readonly Instant[] {
  const moments: Instant[] = []
  for (let at = nextStep(from); at < to; at = nextStep(at)) moments.push(at)
  return from < to ? [...moments, to] : []
}

/** London is whole hours from UTC, so round minutes there are round minutes here. */
function nextStep(at: Instant): Instant {
  const time = londonTimeOf(at)
  const minutes = time >= DAY_FROM && time < DAY_TO ? DAY_STEP_MINUTES : NIGHT_STEP_MINUTES
  const since = Temporal.Instant.from(at).epochMilliseconds % (minutes * 60_000)
  return instantFrom(Temporal.Instant.from(at).add({ milliseconds: minutes * 60_000 - since }).toString())
}
