import type { Instant, LondonDate } from './london.ts'
import { londonDateOf, londonTimeOf, weekdayOf } from './london.ts'

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** A date inside a sentence, `Fri 27 Nov 2026`: with its weekday, because people plan by weekdays, and never in figures alone. */
export function dateInWords(date: LondonDate): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${WEEKDAYS[weekdayOf(date) - 1]} ${day} ${MONTHS[(month ?? 1) - 1]} ${year}`
}

/** A moment inside a sentence, on London's clocks: `Fri 27 Nov 2026 at 08:30`. */
export function momentInWords(at: Instant): string {
  return `${dateInWords(londonDateOf(at))} at ${londonTimeOf(at)}`
}
