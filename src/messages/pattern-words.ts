import type { WorkingDayHours, WorkingPattern } from '../domain/unit/person.ts'
import { listed } from './counted.ts'

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** When somebody works, `Monday to Friday, 09:00 to 17:00`; days with other hours follow after a semicolon. */
export function patternInWords({ hours, termTimeOnly }: WorkingPattern): string {
  if (hours.length === 0) return 'no hours recorded'
  const byHours = Map.groupBy(hours, ({ from, to }) => `${from} to ${to}`)
  const words = [...byHours].map(([times, days]) => `${daysInWords(days)}, ${times}`).join('; ')
  return termTimeOnly ? `${words}; in term time only` : words
}

/** `Monday to Friday`, `Monday, Wednesday and Thursday`: three days or more in a row are told by their ends. */
function daysInWords(days: readonly WorkingDayHours[]): string {
  const weekdays = days.map(({ weekday }) => weekday).toSorted((one, other) => one - other)
  const [first, last] = [weekdays.at(0) ?? 1, weekdays.at(-1) ?? 1]
  const isRun = weekdays.length > 2 && last - first === weekdays.length - 1
  return isRun ? `${name(first)} to ${name(last)}` : listed(weekdays.map(name))
}

function name(weekday: number): string {
  return WEEKDAYS[weekday - 1] ?? ''
}
