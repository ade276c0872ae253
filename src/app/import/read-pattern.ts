import { timeFrom, type LondonTime } from '../../domain/calendar/london.ts'
import type { WorkingDayHours, WorkingPattern } from '../../domain/unit/person.ts'

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
/** `mon`: as few letters as name a day. */
const SHORTEST = 3
const USUAL = { from: timeFrom('09:00'), to: timeFrom('17:00') }

/** Monday to Friday, nine to five: what an empty cell means. */
export const USUAL_PATTERN: WorkingPattern = {
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, ...USUAL })),
  termTimeOnly: false,
}

/**
 * Reads a working pattern as people write it: `mon-thu 9:00-17:00, fri 9:00-13:00, term time only`. Days without hours are nine to
 * five. Throws `RangeError` for anything else.
 */
export function readPattern(words: string): WorkingPattern {
  const parts = words.toLowerCase().split(/[;,]/).map((part) => part.trim()).filter((part) => part !== '')
  const hours = new Map<number, WorkingDayHours>()
  let termTimeOnly = false
  let lastTimes: { from: LondonTime; to: LondonTime } | null = null
  // hours follow the last of several days (`mon, tue 9-13`), so the parts are read backwards
  for (const part of parts.toReversed()) {
    if (/^term[- ]time( only)?$/.test(part)) {
      termTimeOnly = true
      continue
    }
    const [, first, last, times] = /^([a-z]+)(?:\s*-\s*([a-z]+))?(?:\s+(\S.*))?$/.exec(part) ?? []
    lastTimes = times === undefined ? lastTimes : readTimes(times)
    for (const weekday of weekdays(first, last)) hours.set(weekday, { weekday, ...(lastTimes ?? USUAL) })
  }
  if (hours.size === 0) {
    if (!termTimeOnly) throw new RangeError('no working day')
    return { ...USUAL_PATTERN, termTimeOnly }
  }
  return { hours: [...hours.values()].toSorted((a, b) => a.weekday - b.weekday), termTimeOnly }
}

function weekdays(first: string | undefined, last: string | undefined): readonly number[] {
  const from = weekday(first)
  const to = last === undefined ? from : weekday(last)
  if (to < from) throw new RangeError('the days are the wrong way round')
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

/** `mon`, `Monday`: 1. */
export function weekday(words: string | undefined): number {
  const word = words?.toLowerCase() ?? ''
  const at = DAYS.findIndex((day) => word.length >= SHORTEST && day.startsWith(word))
  if (at === -1) throw new RangeError(`${words ?? ''} is not a day of the week`)
  return at + 1
}

function readTimes(words: string): { from: LondonTime; to: LondonTime } {
  const [, from, to] = /^(\d{1,2}(?:[:.]\d{2})?)\s*-\s*(\d{1,2}(?:[:.]\d{2})?)$/.exec(words) ?? []
  if (from === undefined || to === undefined) throw new RangeError(`${words} is not hours like 9:00-17:00`)
  const times = { from: clock(from), to: clock(to) }
  if (times.to <= times.from) throw new RangeError('the hours are the wrong way round')
  return times
}

function clock(words: string): LondonTime {
  return timeFrom(/[:.]/.test(words) ? words.replace('.', ':') : `${words}:00`)
}
