import { existsSync, readdirSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { readSheet } from '../../adapters/csv/read-sheet.ts'
import { createOrganisation } from '../../adapters/database/setup.ts'
import { importSheets, type Imported, type ImportOptions } from '../app/import/import-sheets.ts'
import { sayProblem, SHEETS, type Problem, type Sheet, type SheetName } from '../app/import/sheet.ts'
import { Overtaken } from '../app/settle.ts'
import { newId, shippedPolicy } from '../assemble.ts'
import { londonDateOf, type Instant } from '../domain/calendar/london.ts'
import { dateInWords } from '../domain/calendar/words.ts'
import { isSamePolicy } from '../domain/policy/difference.ts'
import type { Policy } from '../domain/policy.ts'
import { Refused, WrongUsage, type Terminal } from './command.ts'
import { documentIn, policyFrom } from './policy-file.ts'
import { onlyOrganisation, withApp, type Opened } from './with-app.ts'

const USAGE = 'unitco import FOLDER [--policy FILE] [--dry-run] [--json], or unitco import units|people|cases|events|services FILE.csv [--dry-run] [--json]'

const NAMES = Object.keys(SHEETS).filter(isSheetName)
const FILES = NAMES.map((name) => `${name}.csv`).join(', ')

/** More problems than this are counted, not listed, unless as JSON. */
const MOST_LISTED = 50

/** `unitco import FOLDER`: an authority from its files, all together or not at all. */
export async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const { values: { 'dry-run': isDry, json: asJson, policy: policyFile }, positionals } = parseArgs({
    args: [...args], allowPositionals: true,
    options: { 'dry-run': { type: 'boolean', default: false }, 'json': { type: 'boolean', default: false }, 'policy': { type: 'string' } },
  })
  const document = policyFile === undefined ? null : { file: policyFile, holds: await documentIn(policyFile) }
  const sheets = await Promise.all(filesOf(positionals).map(async ({ name, file }) =>
    readSheet(name, path.basename(file), await readFile(file, 'utf8'))))
  const onProgress = (step: string): void => { if (!asJson) terminal.warn(`${step} …`) }
  const imported = await withApp((opened) => {
    const policy = document === null ? null : policyFrom(document.holds, opened.app.rulesOf, document.file, { asJson, terminal })
    return takeIn(opened, sheets, policy, { isDry, onProgress })
  })
  if (imported.kind === 'refused') refuse(imported.problems, asJson, terminal)
  terminal.print(asJson ? JSON.stringify(imported, null, 2) : inWords(imported))
}

/**
 * Into the organisation there is; in an empty database, into one that is made when nothing is wrong with the files, with the policy that
 * was chosen for it, or the one that is shipped for everybody.
 */
async function takeIn(opened: Opened, sheets: readonly Sheet[], chosen: Policy | null, options: ImportOptions): Promise<Imported> {
  const { app, database, now } = opened
  const known = await onlyOrganisation(opened)
  const id = known ?? newId('organisation')
  const policy = chosen ?? shippedPolicy()
  if (chosen !== null) refuseUnlessFirst(chosen, known === null ? null : await app.store.policy(known), now)
  const found = (): Promise<void> => createOrganisation(database.pool, { id, name: 'The authority', policy, at: now })
  try {
    return await importSheets(app, id, sheets, now, { ...options, ...(known === null ? { founding: { policy, found } } : {}) })
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error
    throw new Refused('Somebody changed something each time the files were compared, so nothing was imported. Import them again.')
  }
}

/** A policy is chosen once, with the first import; later ones are applied in somebody's name. */
function refuseUnlessFirst(chosen: Policy, inForce: Policy | null, now: Instant): void {
  if (inForce === null && chosen.validFrom > londonDateOf(now)) {
    throw new Refused(`${chosen.version} is valid from ${dateInWords(chosen.validFrom)}: an authority begins with a policy that is valid already.`)
  }
  if (inForce !== null && !isSamePolicy(inForce, chosen)) {
    throw new Refused(`${inForce.version} is in force here: change it with unitco policy apply FILE, and import without --policy.`)
  }
}

function filesOf(positionals: readonly string[]): readonly { readonly name: SheetName; readonly file: string }[] {
  const [first, second, ...more] = positionals
  if (first === undefined || more.length > 0) throw new WrongUsage(`Say what to import: ${USAGE}`)
  if (second !== undefined) {
    if (!isSheetName(first)) throw new WrongUsage(`“${first}” is not one of ${NAMES.join(', ')}: ${USAGE}`)
    if (!existsSync(second) || !statSync(second).isFile()) throw new Refused(`There is no file ${second}.`)
    return [{ name: first, file: second }]
  }
  if (!existsSync(first)) throw new Refused(`There is no folder ${first}.`)
  if (!statSync(first).isDirectory()) throw new WrongUsage(`${first} is a file; say what is in it: ${USAGE}`)
  const found = NAMES.filter((name) => existsSync(path.join(first, `${name}.csv`)))
  const unknown = readdirSync(first).filter((file) => file.endsWith('.csv') && !NAMES.some((name) => file === `${name}.csv`))
  if (unknown.length > 0) {
    throw new Refused(`${unknown.join(', ')} in ${first} would be left out: only ${FILES} are read.`)
  }
  if (found.length === 0) throw new Refused(`There is none of ${FILES} in ${first}.`)
  return found.map((name) => ({ name, file: path.join(first, `${name}.csv`) }))
}

function isSheetName(name: string): name is SheetName {
  return Object.hasOwn(SHEETS, name)
}

function refuse(problems: readonly Problem[], asJson: boolean, terminal: Terminal): never {
  if (asJson) {
    terminal.print(JSON.stringify({ kind: 'refused', problems }, null, 2))
    throw new Refused(`Nothing was imported, because of ${problems.length === 1 ? 'one problem' : `${problems.length} problems`}.`)
  }
  const listed = problems.slice(0, MOST_LISTED).map(sayProblem)
  const more = problems.length > MOST_LISTED ? [`… and ${problems.length - MOST_LISTED} more; --json lists them all.`] : []
  throw new Refused([...listed, ...more, 'Nothing was imported.'].join('\n'))
}

function inWords({ counts, tasks, isDry }: Extract<Imported, { kind: 'imported' }>): string {
  const figure = (count: number): string => String(count).padStart(6)
  const lines = [...Object.entries(counts), ['tasks', tasks] as const].map(([name, { added, changed, same }]) =>
    `  ${name.padEnd(8)} ${figure(added)} new ${figure(changed)} changed${name === 'tasks' ? '' : ` ${figure(same)} as they were`}`)
  return [isDry ? 'Nothing was written. This is what the import would do:' : 'Imported:', ...lines].join('\n')
}
