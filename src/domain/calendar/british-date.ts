import { dayNumberOf, partsOf } from './day-number.ts'
import type { LondonDate } from './london.ts'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `3 Mar 2026`: how a date is written in a sentence. */
export function britishDate(date: LondonDate): string {
  const { year, month, day } = partsOf(dayNumberOf(date))
  return `${day} ${MONTHS[month - 1]} ${year}`
}
