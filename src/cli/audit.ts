import { parseArgs } from 'node:util'
import { verifyAudit } from '../../adapters/database/audit.ts'
import { Refused, WrongUsage, type Terminal } from './command.ts'
import { withApp } from './with-app.ts'

/** `unitco audit verify`: checks every organisation's audit end to end, and names the first entry that is not as it was written. */
export async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const { values: { json }, positionals } = parseArgs({
    args: [...args], allowPositionals: true, options: { json: { type: 'boolean', default: false } },
  })
  if (positionals.length !== 1 || positionals[0] !== 'verify') throw new WrongUsage('Say unitco audit verify.')
  const checks = await withApp(async ({ app, database }) => {
    const organisations = await app.store.organisations()
    return Promise.all(organisations.map(async ({ id, name }) => ({ organisation: name, ...await verifyAudit(database.pool, id) })))
  })
  if (json) terminal.print(JSON.stringify(checks))
  for (const check of json ? [] : checks) {
    if (check.kind === 'broken') continue
    terminal.print(`${check.organisation}: the audit is whole, ${counted(check.entries)}.`)
  }
  const broken = checks.flatMap((check) => check.kind === 'broken' ? [`${check.organisation}: ${check.because}`] : [])
  if (broken.length > 0) throw new Refused(broken.join(' '))
}

function counted(entries: number): string {
  return entries === 1 ? '1 entry' : `${entries.toLocaleString('en-GB')} entries`
}
