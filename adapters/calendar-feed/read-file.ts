import { readFile } from 'node:fs/promises'
import type { HolidayData } from '../../src/domain/calendar/holidays.ts'
import { FeedNotUsable, holidaysFromFeed } from './read-feed.ts'

/** The snapshot of the published list that ships with the product. */
export const SHIPPED_HOLIDAYS = new URL('../../prisma/policies/bank-holidays.json', import.meta.url)

/** Reads a file saved from gov.uk/bank-holidays.json. Throws `FeedNotUsable` when that is not what it is. */
export async function holidaysFromFile(file: URL | string = SHIPPED_HOLIDAYS): Promise<HolidayData> {
  const text = await readFile(file, 'utf8')
  return holidaysFromFeed(parsed(text))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new FeedNotUsable('This file is not JSON: save it from gov.uk/bank-holidays.json as it is.')
  }
}
