import { existsSync, readdirSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { readSheet } from '../../adapters/csv/read-sheet.ts'
import { importSheets, type Imported } from '../app/import/import-sheets.ts'
import { sayProblem, SHEETS, type Problem, type Sheet, type SheetName } from '../app/import/sheet.ts'
import { Refused, WrongUsage, type Terminal } from './command.ts'
import { organisationOf, withApp } from './with-app.ts'

const USAGE = 'unitco import FOLDER [--dry-run] [--json], or unitco import units|people|cases|events FILE.csv [--dry-run] [--json]'

/** More problems than this are counted, not listed, unless as JSON. */
const MOST_LISTED = 50

/** `unitco import FOLDER`: an authority from its files, all together or not at all. */
export async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { 'dry-run': { type: 'boolean', default: false }, 'json': { type: 'boolean', default: false } } })
  const asJson = values.json
  const read = await Promise.all(filesOf(positionals).map(async ({ name, file }) => readSheet(name, path.basename(file), await readFile(file, 'utf8'))))
  const unreadable = read.flatMap((one) => one.problems)
  if (unreadable.length > 0) refuse(unreadable, asJson, terminal)

  const imported = await withApp(async (opened) => {
    const organisationId = await organisationOf(opened, 'made')
    const onProgress = (step: string) => { if (!asJson) terminal.warn(`${step} …`) }
    return importSheets(opened.app, organisationId, read.map((one): Sheet => one.sheet), opened.now, { isDry: values['dry-run'], onProgress })
  })
  if (imported.kind === 'refused') refuse(imported.problems, asJson, terminal)
  else terminal.print(asJson ? JSON.stringify(imported, null, 2) : inWords(imported))
}

function filesOf(positionals: readonly string[]): readonly { readonly name: SheetName; readonly file: string }[] {
  const [first, second, ...more] = positionals
  if (first === undefined || more.length > 0) throw new WrongUsage(`Say what to import: ${USAGE}`)
  if (second !== undefined) {
    if (!isSheetName(first)) throw new WrongUsage(`“${first}” is not one of units, people, cases and events: ${USAGE}`)
    if (!existsSync(second)) throw new Refused(`There is no file ${second}.`)
    return [{ name: first, file: second }]
  }
  if (!existsSync(first)) throw new Refused(`There is no folder ${first}.`)
  if (!statSync(first).isDirectory()) throw new WrongUsage(`${first} is a file; say what is in it: ${USAGE}`)
  const names = Object.keys(SHEETS).filter(isSheetName)
  const found = names.filter((name) => existsSync(path.join(first, `${name}.csv`)))
  const unknown = readdirSync(first).filter((file) => file.endsWith('.csv') && !names.some((name) => file === `${name}.csv`))
  if (unknown.length > 0) throw new Refused(`${unknown.join(', ')} in ${first} would be left out; only units.csv, people.csv, cases.csv and events.csv are read. Move it away first.`)
  if (found.length === 0) throw new Refused(`There is no units.csv, people.csv, cases.csv or events.csv in ${first}.`)
  return found.map((name) => ({ name, file: path.join(first, `${name}.csv`) }))
}

function isSheetName(name: string): name is SheetName {
  return Object.hasOwn(SHEETS, name)
}

function refuse(problems: readonly Problem[], asJson: boolean, terminal: Terminal): never {
  if (asJson) terminal.print(JSON.stringify({ kind: 'refused', problems }, null, 2))
  const listed = problems.slice(0, MOST_LISTED).map(sayProblem)
  const more = problems.length > MOST_LISTED ? [`… and ${problems.length - MOST_LISTED} more; --json lists them all.`] : []
  throw new Refused([...listed, ...more, 'Nothing was imported.'].join('\n'))
}

function inWords({ counts, tasks, isDry }: Extract<Imported, { kind: 'imported' }>): string {
  const lines = [...Object.entries(counts), ['tasks', tasks] as const].map(([name, { added, changed, same }]) =>
    `  ${name.padEnd(7)} ${String(added).padStart(6)} new ${String(changed).padStart(6)} changed${name === 'tasks' ? '' : ` ${String(same).padStart(6)} as they were`}`)
  return [isDry ? 'Nothing was written. This is what the import would do:' : 'Imported:', ...lines].join('\n')
}
