import { existsSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { FeedNotUsable } from '../../adapters/calendar-feed/read-feed.ts'
import { holidaysFromFile } from '../../adapters/calendar-feed/read-file.ts'
import { continued, tellMovedDates, type HolidaysApplied } from '../app/apply-holidays.ts'
import { shippedHolidays } from '../assemble.ts'
import type { HolidayData } from '../domain/calendar/holidays.ts'
import { dateInWords } from '../domain/calendar/words.ts'
import { Refused, WrongUsage, type Terminal } from './command.ts'
import { withApp, type Opened } from './with-app.ts'

const USAGE = 'unitco holidays show, or unitco holidays apply FILE, the file of gov.uk/bank-holidays.json'

/** `unitco holidays apply FILE`: newly published bank holidays; every date is worked out again and owners are told which moved. */
export async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const { values, positionals: [verb, file, ...more] } = parseArgs({
    args: [...args], allowPositionals: true, options: { json: { type: 'boolean', default: false } },
  })
  if (verb === 'show' && file === undefined) {
    const data = await withApp(async ({ app }) => (await app.store.holidays()) ?? shippedHolidays())
    terminal.print(values.json ? JSON.stringify(data, null, 2) : shown(data))
    return
  }
  if (verb !== 'apply' || file === undefined || more.length > 0) throw new WrongUsage(`Say what to do: ${USAGE}`)
  const published = await readHolidays(file)
  const applied = await withApp((opened) => apply(published, opened))
  const moved = applied.reduce((sum, one) => sum + one.moved, 0)
  terminal.print(values.json
    ? JSON.stringify(applied, null, 2)
    : `Bank holidays are known until ${dateInWords(published.lastDay)}. ${counted(moved)} moved; their owners are told.`)
}

async function apply(published: HolidayData, { app, now, takeUpHolidays }: Opened): Promise<readonly HolidaysApplied[]> {
  const before = (await app.store.holidays()) ?? shippedHolidays()
  const after = continued(before, published)
  const inUse = `the one in use, which ends on ${dateInWords(before.lastDay)}`
  if (after === null) throw new Refused(`That list begins on ${dateInWords(published.firstDay)} and does not follow on from ${inUse}.`)
  if (after.lastDay < before.lastDay) throw new Refused(`That list ends on ${dateInWords(after.lastDay)}, before ${inUse}.`)
  await app.store.saveHolidays(after, now)
  await takeUpHolidays()
  const results: HolidaysApplied[] = []
  for (const { id } of await app.store.organisations()) results.push(await tellMovedDates(app, id, before, after, now))
  return results
}

async function readHolidays(file: string): Promise<HolidayData> {
  if (!existsSync(file) || !statSync(file).isFile()) throw new Refused(`There is no file ${file}.`)
  try {
    return await holidaysFromFile(file)
  } catch (error) {
    if (error instanceof FeedNotUsable) throw new Refused(error.message)
    throw error
  }
}

function counted(dates: number): string {
  return dates === 1 ? '1 date' : `${dates} dates`
}

function shown(data: HolidayData): string {
  return [
    `Bank holidays known from ${dateInWords(data.firstDay)} to ${dateInWords(data.lastDay)}:`,
    ...data.holidays.map(({ date, title }) => `  ${dateInWords(date)}  ${title}`),
  ].join('\n')
}
