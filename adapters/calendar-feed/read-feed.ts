import { z } from 'zod'
import type { HolidayData } from '../../src/domain/calendar/holidays.ts'
import { dateFrom } from '../../src/domain/calendar/london.ts'

/** What gov.uk/bank-holidays.json looks like. Other divisions, and fields we do not read, are let through. */
const feed = z.object({
  'england-and-wales': z.object({
    events: z.array(z.object({
      title: z.string(),
      date: z.string().transform((text, context) => {
        try {
          return dateFrom(text)
        } catch {
          context.addIssue({ code: 'custom', message: `${JSON.stringify(text)} is not a date like 2026-12-25` })
          return z.NEVER
        }
      }),
    })).min(1),
  }),
})

/** Every year has at least these: New Year, Good Friday, Easter Monday, two in May, August, Christmas and Boxing Day. */
const HOLIDAYS_A_YEAR = 8

/** The file is not the published list, or not all of it. The message is one sentence for whoever loaded it. */
export class FeedNotUsable extends Error {
  override readonly name = 'FeedNotUsable'
}

/**
 * Reads the government's published list of bank holidays for England and Wales (already parsed from JSON).
 *
 * It covers whole years. A last year that is not complete yet is left out, so that asking about it is an error rather than an
 * answer that misses a holiday; a gap before that is refused. Throws `FeedNotUsable`.
 */
export function holidaysFromFeed(published: unknown): HolidayData {
  const read = feed.safeParse(published)
  if (!read.success) {
    const problem = read.error.issues[0]
    throw new FeedNotUsable(`This is not the list of gov.uk/bank-holidays.json: ${problem?.path.join('.')}: ${problem?.message}.`)
  }
  const holidays = [...read.data['england-and-wales'].events].sort((one, other) => (one.date < other.date ? -1 : 1))
  const years = Map.groupBy(holidays, (holiday) => Number(holiday.date.slice(0, 4)))
  const first = Math.min(...years.keys())
  const last = lastCompleteYear(years, first)
  return {
    firstDay: dateFrom(`${first}-01-01`),
    lastDay: dateFrom(`${last}-12-31`),
    holidays: holidays.filter((holiday) => Number(holiday.date.slice(0, 4)) <= last),
  }
}

function lastCompleteYear(years: ReadonlyMap<number, readonly unknown[]>, first: number): number {
  const isComplete = (year: number): boolean => (years.get(year)?.length ?? 0) >= HOLIDAYS_A_YEAR
  let last = first - 1
  while (isComplete(last + 1)) last += 1
  const later = [...years.keys()].filter((year) => year > last + 1)
  if (last < first || later.length > 0) {
    const problem = `fewer than ${HOLIDAYS_A_YEAR} bank holidays in ${last + 1}`
    throw new FeedNotUsable(`The list has ${problem}: load the complete file from gov.uk/bank-holidays.json.`)
  }
  return last
}
