import { parseArgs } from 'node:util'
import { digestFates } from '../app/watch/digest-fates.ts'
import { londonDateOf } from '../domain/calendar/london.ts'
import { sayDigestFate } from '../messages/digest-fate.ts'
import { WrongUsage, type Terminal } from './command.ts'
import { readOn } from './date-option.ts'
import { organisationOf, withApp } from './with-app.ts'

/** `unitco mornings`: every digest of a day, of units and of people, and whether it came; if not, why. */
export async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args], allowPositionals: true, options: { on: { type: 'string' }, json: { type: 'boolean', default: false } },
  })
  if (positionals.length > 0) throw new WrongUsage('Say unitco mornings [--on DATE] [--json].')
  const lines = await withApp(async (opened) => {
    const on = values.on === undefined ? londonDateOf(opened.now) : readOn(values.on)
    const fates = await digestFates(opened.app, await organisationOf(opened), on, opened.now)
    return fates.map(({ occurrence, whose, fate }) => ({ occurrence, whose, says: sayDigestFate(fate, opened.now) }))
  })
  const width = Math.max(0, ...lines.map(({ whose }) => whose.length))
  if (values.json) terminal.print(JSON.stringify(lines))
  else for (const { whose, says } of lines) terminal.print(`${whose.padEnd(width)}  ${says}`)
}
