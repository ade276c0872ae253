import type { Instant, LondonDate } from '../calendar/london.ts'
import { addDays, atLondon, londonDateOf } from '../calendar/london.ts'
import type { Person, QuietHours } from './person.ts'

/**
 * When the quiet hours end that somebody is in at that moment; null when they are in none. Hours whose end is earlier than their
 * beginning run past midnight. Only what is not urgent waits for the end: urgent protection comes whatever the hour, and no
 * statutory limit waits.
 */
export function quietUntil({ quietHours }: Pick<Person, 'quietHours'>, now: Instant): Instant | null {
  if (quietHours === null) return null
  const today = londonDateOf(now)
  const stretches = [addDays(today, -1), today].map((evening) => stretchFrom(evening, quietHours))
  // in the night the clocks go forward, one stretch may end in the hour that is left out, just as the next begins
  return stretches.reduce<Instant | null>((until, { begins, ends }) => {
    const from = until ?? now
    return begins <= from && from < ends ? ends : until
  }, null)
}

/** The quiet hours that begin on that day. On the days London's clocks change they are as the clocks on the wall show them. */
function stretchFrom(day: LondonDate, { from, to }: QuietHours): { readonly begins: Instant; readonly ends: Instant } {
  return { begins: atLondon(day, from), ends: atLondon(to > from ? day : addDays(day, 1), to) }
}
