import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { FeedNotUsable, holidaysFromFeed } from '../../adapters/calendar-feed/read-feed.ts'
import { tellMovedDates, type HolidaysApplied } from '../app/apply-holidays.ts'
import { shippedHolidays } from '../assemble.ts'
import type { HolidayData } from '../domain/calendar/holidays.ts'
import { dateInWords } from '../domain/calendar/words.ts'
import { Refused, WrongUsage, type Terminal } from './command.ts'
import { withApp } from './with-app.ts'

const USAGE = 'unitco holidays show, or unitco holidays apply FILE, the file of gov.uk/bank-holidays.json'

/** `unitco holidays apply FILE`: newly published bank holidays; every date is worked out again and owners are told which moved. */
export async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const { values, positionals: [verb, file] } = parseArgs({ args: [...args], allowPositionals: true, options: { json: { type: 'boolean', default: false } } })
  if (verb === 'show' && file === undefined) {
    const data = await withApp(async ({ app }) => (await app.store.holidays()) ?? shippedHolidays())
    terminal.print(values.json ? JSON.stringify(data, null, 2) : shown(data))
    return
  }
  if (verb !== 'apply' || file === undefined) throw new WrongUsage(`Say what to do: ${USAGE}`)
  const after = await readHolidays(file)
  const applied = await withApp(async (opened) => {
    const { app, now, takeUpHolidays } = opened
    const before = (await app.store.holidays()) ?? shippedHolidays()
    if (after.lastDay < before.lastDay) throw new Refused(`That list ends on ${dateInWords(after.lastDay)}, before the one in use, which ends on ${dateInWords(before.lastDay)}.`)
    await app.store.saveHolidays(after, now)
    await takeUpHolidays()
    const results: HolidaysApplied[] = []
    for (const { id } of await app.store.organisations()) results.push(await tellMovedDates(app, id, before, after, now))
    return results
  })
  terminal.print(values.json ? JSON.stringify(applied, null, 2) : `Bank holidays are known until ${dateInWords(after.lastDay)}. ${applied.reduce((sum, one) => sum + one.moved, 0)} dates moved; their owners are told.`)
}

async function readHolidays(file: string): Promise<HolidayData> {
  try {
    return holidaysFromFeed(JSON.parse(await readFile(file, 'utf8')))
  } catch (error) {
    if (error instanceof FeedNotUsable) throw new Refused(error.message)
    if (error instanceof SyntaxError) throw new Refused(`${file} is not JSON. Save gov.uk/bank-holidays.json as it is.`)
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw new Refused(`There is no file ${file}.`)
    throw error
  }
}

function shown(data: HolidayData): string {
  return [`Bank holidays known from ${dateInWords(data.firstDay)} to ${dateInWords(data.lastDay)}:`, ...data.holidays.map(({ date, title }) => `  ${dateInWords(date)}  ${title}`)].join('\n')
}
