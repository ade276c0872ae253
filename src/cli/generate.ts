import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { inventAuthority } from '../app/demonstration/authority.ts'
import { shippedHolidays, shippedRules } from '../assemble.ts'
import { instantFrom, londonDateOf } from '../domain/calendar/london.ts'
import { readDate } from '../domain/calendar/read-date.ts'
import { workingCalendar } from '../domain/calendar/working-days.ts'
import { Refused, WrongUsage, type Terminal } from './command.ts'

const USAGE = 'unitco generate FOLDER [--units 50] [--cases 40] [--seed 1] [--on DATE]'

/** `unitco generate FOLDER`: an invented authority as the four files of an import, for trying things out. */
export function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const { values, positionals: [folder] } = parseArgs({
    args: [...args], allowPositionals: true,
    options: { units: { type: 'string', default: '50' }, cases: { type: 'string', default: '40' }, seed: { type: 'string', default: '1' }, on: { type: 'string' } },
  })
  if (folder === undefined) throw new WrongUsage(`Say which folder to write: ${USAGE}`)
  const today = values.on === undefined ? londonDateOf(instantFrom(Temporal.Now.instant().toString())) : dated(values.on)
  mkdirSync(folder, { recursive: true })
  if (readdirSync(folder).length > 0) throw new Refused(`${folder} is not empty. Name a new folder.`)
  try {
    const files = inventAuthority({
      units: number('--units', values.units), casesPerUnit: number('--cases', values.cases), seed: number('--seed', values.seed),
      today, calendar: workingCalendar(shippedHolidays()), rules: shippedRules(),
    })
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(path.join(folder, `${name}.csv`), text)
      terminal.print(`${name}.csv: ${text.split('\n').length - 2} lines`)
    }
  } catch (error) {
    if (error instanceof RangeError) throw new Refused(error.message)
    throw error
  }
  return Promise.resolve()
}

function number(option: string, text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new WrongUsage(`${option} must be a whole number above nought: ${USAGE}`)
  return Number(text)
}

function dated(text: string): ReturnType<typeof readDate> {
  try {
    return readDate(text)
  } catch (error) {
    throw new WrongUsage(`--on: ${error instanceof Error ? error.message : String(error)}`)
  }
}
