import type { LondonTime } from '../../domain/calendar/london.ts'
import type { Reading } from './reading.ts'
import { problem, read } from './reading.ts'
import type { Word } from './words.ts'
import { isDigit } from './words.ts'

const TWELVE_HOURS = /^(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?m\.?$/
const TWENTY_FOUR_HOURS = /^(\d{1,2})[:.](\d{2})(?::\d{2})?$/
const FOUR_FIGURES = /^(\d{2})(\d{2})\s*(?:h|hrs|hours)$/
const HOUR_ALONE = /^\d{1,2}$/

const HOW = 'Write the time like 4pm or 16:00.'
const WHICH_HALF = 'Morning or afternoon? Write it like 4.30pm or 16:30.'

/**
 * A time on London's clocks. `4:30` alone could be either half of the day, so it is asked about; but where only a morning makes
 * sense (`earlyIs: 'morning'`), `8:30` is the morning.
 */
export function readTime(text: string, earlyIs: 'asked' | 'morning' = 'asked'): Reading<LondonTime> {
  const typed = text.trim().toLowerCase().replace(/[,;!?]+$/, '')
  if (typed === 'noon' || typed === 'midday') return read('12:00' as LondonTime, '12:00')

  const twelve = TWELVE_HOURS.exec(typed)
  if (twelve !== null) {
    const hour = Number(twelve[1])
    if (hour < 1 || hour > 12) return problem(HOW)
    return timeOf(hour % 12 + (twelve[3] === 'p' ? 12 : 0), Number(twelve[2] ?? 0))
  }
  const twentyFour = TWENTY_FOUR_HOURS.exec(typed) ?? FOUR_FIGURES.exec(typed)
  if (twentyFour !== null) {
    const hour = twentyFour[1]!
    if (earlyIs === 'asked' && hour.length === 1) return problem(WHICH_HALF)
    return timeOf(Number(hour), Number(twentyFour[2]))
  }
  return problem(HOUR_ALONE.test(typed) && Number(typed) <= 12 ? WHICH_HALF : HOW)
}

/** How many words from `at` are a time of day: `4pm`, `4 pm`, `16:00`. 0 when there is none. */
export function timeLength(words: readonly Word[], at: number, end: number): number {
  if (at >= end) return 0
  const { key } = words[at]!
  if (key === 'noon' || key === 'midday') return 1
  if (!isDigit(key.charCodeAt(0))) return 0
  if (TWELVE_HOURS.test(key) || TWENTY_FOUR_HOURS.test(key) || FOUR_FIGURES.test(key)) return 1
  const half = at + 1 < end ? words[at + 1]!.key : ''
  return HOUR_ALONE.test(key) && (half === 'am' || half === 'pm') ? 2 : 0
}

function timeOf(hour: number, minute: number): Reading<LondonTime> {
  if (hour > 23 || minute > 59) return problem(HOW)
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` as LondonTime
  return read(time, time)
}
