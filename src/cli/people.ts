import { parseArgs } from 'node:util'
import { personLeaves } from '../app/close-account.ts'
import { personAt } from '../app/introduce.ts'
import { Refused, WrongUsage, type Terminal } from './command.ts'
import { organisationOf, withApp } from './with-app.ts'

const USAGE = 'unitco people leave EMAIL'

/**
 * `unitco people leave EMAIL`: they have left. They lose every account and power, their open tasks are nobody's, what waits for them
 * goes to somebody else, and their units are told. What they did stays on record.
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const { values, positionals: [verb, email, ...more] } = parseArgs({
    args: [...args], allowPositionals: true, options: { json: { type: 'boolean', default: false } },
  })
  if (verb !== 'leave' || email === undefined || more.length > 0) throw new WrongUsage(`Say who has left: ${USAGE}`)
  const left = await withApp(async (opened) => {
    const organisationId = await organisationOf(opened)
    const person = await personAt(opened.app, organisationId, email)
    if (person === null) throw new Refused('Nobody who works here has that e-mail address. Check it; who has left already is not found.')
    return personLeaves(opened.app, organisationId, person.id, opened.now)
  })
  if ('says' in left) throw new Refused(left.says)
  terminal.print(values.json
    ? JSON.stringify({ email: left.email, name: left.name, isActive: left.isActive }, null, 2)
    : `${left.name} has left. Their units are told within a minute what nobody has now.`)
}
