import { parseArgs } from 'node:util'
import { linkByCode } from '../app/link-by-code.ts'
import { Refused, WrongUsage, type Terminal } from './command.ts'
import { organisationOf, withApp } from './with-app.ts'

const USAGE = 'unitco link CODE EMAIL [--replace]'

/**
 * `unitco link CODE EMAIL`: the chat account that was shown this code is that person's from now on. They are told within a minute.
 * With `--replace` it takes the place of an account they already have there.
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const { values, positionals: [code, email, ...more] } = parseArgs({
    args: [...args], allowPositionals: true,
    options: { replace: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  })
  if (code === undefined || email === undefined || more.length > 0) throw new WrongUsage(`Say the code and whose it is: ${USAGE}`)
  const linked = await withApp(async (opened) =>
    linkByCode(opened.app, await organisationOf(opened), { code, email, replaces: values.replace }, opened.now))
  if (linked.kind === 'refused') throw new Refused(linked.refusal.says)
  const { person } = linked
  terminal.print(values.json
    ? JSON.stringify({ email: person.email, name: person.name, accounts: person.identities }, null, 2)
    : `${person.name} is linked, and is told within a minute.`)
}
