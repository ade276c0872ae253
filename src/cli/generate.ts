import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { inventAuthority, type AuthorityFiles } from '../app/demonstration/authority.ts'
import { shippedHolidays, shippedRules } from '../assemble.ts'
import { instantFrom, londonDateOf } from '../domain/calendar/london.ts'
import { workingCalendar } from '../domain/calendar/working-days.ts'
import { Refused, WrongUsage, type Terminal } from './command.ts'
import { readOn } from './date-option.ts'

const USAGE = 'unitco generate FOLDER [--units 50] [--cases 40] [--seed 1] [--on DATE] [--json]'

/** `unitco generate FOLDER`: an invented authority as the files of an import, for trying things out. */
export function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const { values, positionals: [folder, ...more] } = parseArgs({
    args: [...args], allowPositionals: true,
    options: {
      units: { type: 'string', default: '50' }, cases: { type: 'string', default: '40' }, seed: { type: 'string', default: '1' },
      on: { type: 'string' }, json: { type: 'boolean', default: false },
    },
  })
  if (folder === undefined || more.length > 0) throw new WrongUsage(`Say which folder to write: ${USAGE}`)
  const files = invented({
    units: number('--units', values.units), casesPerUnit: number('--cases', values.cases), seed: number('--seed', values.seed),
    today: values.on === undefined ? londonDateOf(instantFrom(Temporal.Now.instant().toString())) : readOn(values.on),
  })
  makeEmpty(folder)
  const written = Object.entries(files).map(([name, text]) => {
    writeFileSync(path.join(folder, `${name}.csv`), text)
    return { file: `${name}.csv`, lines: text.split('\n').length - 2 }
  })
  terminal.print(values.json ? JSON.stringify(written, null, 2) : written.map(({ file, lines }) => `${file}: ${lines} lines`).join('\n'))
  return Promise.resolve()
}

function invented(options: Pick<Parameters<typeof inventAuthority>[0], 'units' | 'casesPerUnit' | 'seed' | 'today'>): AuthorityFiles {
  try {
    return inventAuthority({ ...options, calendar: workingCalendar(shippedHolidays()), rules: shippedRules() })
  } catch (error) {
    if (error instanceof RangeError) throw new Refused(error.message)
    throw error
  }
}

function makeEmpty(folder: string): void {
  if (existsSync(folder) && !statSync(folder).isDirectory()) throw new Refused(`${folder} is a file. Name a new folder.`)
  mkdirSync(folder, { recursive: true })
  if (readdirSync(folder).length > 0) throw new Refused(`${folder} is not empty. Name a new folder.`)
}

function number(option: string, text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new WrongUsage(`${option} must be a whole number above nought: ${USAGE}`)
  return Number(text)
}
