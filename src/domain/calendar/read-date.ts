import type { Instant, LondonDate } from './london.ts'
import { atLondon, dateFrom, instantFrom, londonDateOf, timeFrom } from './london.ts'

/**
 * Dates as people write them in files and on the administrator's command line: always complete, so never a guess about the
 * year. (The chat grammar, which knows today and forgives more, is in `src/intents`.)
 */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH_NAMES = [
  'january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december',
]

/**
 * Reads `2026-11-27`, `27/11/2026`, `27 nov 2026` and `27 November 2026`. Day before month, always. Throws `RangeError`, with a
 * sentence saying what is wrong, for anything else: a date without its year too.
 */
export function readDate(text: string): LondonDate {
  const written = text.trim().toLowerCase().replace(/\s+/g, ' ')
  const slashed = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(written)
  if (slashed !== null) return dateOf(slashed[3], slashed[2], slashed[1], text)
  const named = /^(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)? ([a-z]+)(?: (\d{4}))?$/.exec(written)
  if (named !== null) {
    const month = monthNumber(named[2] ?? '')
    if (month === null) throw notADate(text)
    if (named[3] === undefined) throw new RangeError(`“${text.trim()}” needs its year, like 27 Nov 2026.`)
    return dateOf(named[3], String(month), named[1], text)
  }
  if (/^\d{1,2}[/.]\d{1,2}([/.]\d{2})?$/.test(written)) {
    throw new RangeError(`“${text.trim()}” needs its year in full, like 27/11/2026.`)
  }
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written)
  if (iso === null) throw notADate(text)
  return dateOf(iso[1], iso[2], iso[3], text)
}

/** A date, and the moment too when a time was given. */
export interface ReadMoment {
  readonly on: LondonDate
  readonly at: Instant | null
}

/**
 * Reads a date as `readDate` does, or a date and a time: `2026-03-27T09:00`, `27/11/2026 14:30`. A time without an offset is
 * London's; with `Z` or an offset it is that instant. Throws `RangeError` for anything else.
 */
export function readMoment(text: string): ReadMoment {
  const written = text.trim()
  if (/^\d{4}-\d{2}-\d{2}[tT ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?([zZ]|[+-]\d{2}:?\d{2})$/.test(written)) {
    const at = readInstant(written)
    return { on: londonDateOf(at), at }
  }
  const timed = /^(.+?)(?:[tT](?=\d)|,? (?:at )?)(\d{1,2}:\d{2})(?::00)?$/.exec(written)
  if (timed === null) return { on: readDate(written), at: null }
  const on = readDate(timed[1] ?? '')
  return { on, at: atLondon(on, readTime(timed[2] ?? '')) }
}

function monthNumber(word: string): number | null {
  const short = MONTHS.indexOf(word === 'sept' ? 'sep' : word)
  const full = short === -1 ? MONTH_NAMES.indexOf(word) : short
  return full === -1 ? null : full + 1
}

function dateOf(year = '', month = '', day = '', text: string): LondonDate {
  try {
    return dateFrom(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
  } catch {
    throw new RangeError(`“${text.trim()}” is not a day of the calendar.`)
  }
}

function readTime(text: string): ReturnType<typeof timeFrom> {
  try {
    return timeFrom(text)
  } catch {
    throw new RangeError(`“${text}” is not a time of day, like 14:30.`)
  }
}

function readInstant(text: string): Instant {
  try {
    return instantFrom(text)
  } catch {
    throw notADate(text)
  }
}

function notADate(text: string): RangeError {
  return new RangeError(`“${text.trim()}” is not a date: write it like 2026-11-27, 27/11/2026 or 27 Nov 2026.`)
}
