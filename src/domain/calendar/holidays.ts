import { z } from 'zod'
import { dateFrom, type LondonDate } from './london.ts'

/** A weekday that is not worked: a bank holiday of England and Wales, or the day that stands in for one. */
export interface Holiday {
  readonly date: LondonDate
  /** As published, `Boxing Day`. */
  readonly title: string
}

/**
 * The bank holidays of a stretch of years, all of them: between the first and the last day covered, a weekday that is not listed
 * is a working day. Outside it nothing is known, and asking is an error.
 */
export interface HolidayData {
  readonly firstDay: LondonDate
  readonly lastDay: LondonDate
  readonly holidays: readonly Holiday[]
}

const date = z.iso.date().transform((text) => dateFrom(text))

/** Reads holiday data that was stored. */
export const holidayDataSchema: z.ZodType<HolidayData> = z.strictObject({
  firstDay: date,
  lastDay: date,
  holidays: z.array(z.strictObject({ date, title: z.string() })),
})
