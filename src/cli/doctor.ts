import { parseArgs } from 'node:util'
import { openPlatforms } from '../open-platforms.ts'
import { readiness } from '../readiness.ts'
import { Refused, WrongUsage, type Terminal } from './command.ts'
import { withApp, type Platforms } from './with-app.ts'

/** One thing that was looked at; a problem is a sentence with its remedy. */
interface Finding {
  readonly name: string
  readonly problem: string | null
}

/**
 * `unitco doctor`: looks at everything the co-ordinator needs — configuration, database, the calendar's end, what is late, each chat
 * platform and every place that takes no messages, who would be told — and says what to do about what is wrong. Ends with 1 when something is.
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const { values: { json }, positionals } = parseArgs({
    args: [...args], allowPositionals: true, options: { json: { type: 'boolean', default: false } },
  })
  if (positionals.length > 0) throw new WrongUsage('Say unitco doctor.')
  const findings = await withApp(async ({ app, config, database }): Promise<readonly Finding[]> => {
    const checks = readiness(database.pool, app, { addresses: config.watch.administrators, mail: app.mail })
    const found = await Promise.all(checks.map(async (check) => ({ name: check.name, problem: await check.problem() })))
    return [{ name: 'configuration', problem: null }, ...found]
  }, configuredPlatforms)
  if (json) terminal.print(JSON.stringify(findings))
  else for (const line of findings.map(lineOf)) terminal.print(line)
  const wrong = findings.filter(({ problem }) => problem !== null).length
  if (wrong > 0) throw new Refused(wrong === 1 ? 'One thing needs mending.' : `${wrong} things need mending.`)
}

const WIDTH = 'administrators'.length

function lineOf({ name, problem }: Finding): string {
  return `${problem === null ? 'fine' : 'mend'}  ${name.padEnd(WIDTH)}  ${problem ?? ''}`.trimEnd()
}

/** The chat platforms that are set up, to be asked how they are. Nothing is said or heard on them. */
const configuredPlatforms: Platforms = (config, around) => {
  const { platforms, close } = openPlatforms(config, around)
  return { chats: platforms.map(({ chat }) => chat), close }
}
