import { pathToFileURL } from 'node:url'
import { BeyondCalendar } from '../domain/calendar/working-days.ts'
import { errorFields } from '../ports/log.ts'
import { type Command, Refused, type Terminal, WrongUsage } from './command.ts'

/** The administrator's commands. A file is only loaded when its command is asked for. */
export const COMMANDS: Readonly<Record<string, { readonly about: string; readonly load: () => Promise<Command> }>> = {
  import: { about: 'load an authority from its CSV files', load: () => import('./import.ts') },
  generate: { about: 'invent an authority, as CSV files to import', load: () => import('./generate.ts') },
  link: { about: 'link a chat account by the code it was shown', load: () => import('./link.ts') },
  people: { about: 'say that somebody has left: people leave EMAIL', load: () => import('./people.ts') },
  digest: { about: 'a unit’s morning digest as it would be posted', load: async () => (await import('./unit-paper.ts')).digestCommand },
  mornings: { about: 'every digest of a day: whether it came, and if not, why', load: () => import('./mornings.ts') },
  agenda: { about: 'a unit’s weekly agenda, also for paper', load: async () => (await import('./unit-paper.ts')).agendaCommand },
  holidays: { about: 'show the bank holidays, or apply the newest list', load: () => import('./holidays.ts') },
  doctor: { about: 'looks at everything and says what to mend', load: () => import('./doctor.ts') },
  clock: { about: 'what would fall due after an event', load: () => import('./clock.ts') },
  policy: { about: 'the authority’s tables: show, check, apply, history', load: () => import('./policy.ts') },
  audit: { about: 'checks the audit end to end: audit verify', load: () => import('./audit.ts') },
}

/** Runs one command line. Gives the exit code: 0 done, 1 refused or found wanting, 2 wrong usage. */
export async function unitco(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args
  if (name === 'help' || name === '--help' || name === '-h') {
    terminal.print(listOfCommands())
    return 0
  }
  const command = name === undefined ? undefined : COMMANDS[name]
  if (command === undefined) {
    terminal.warn(`${name === undefined ? 'Say which command.' : `There is no command “${name}”.`} There is:\n${listOfCommands()}`)
    return 2
  }
  try {
    await (await command.load()).run(rest, terminal)
    return 0
  } catch (error) {
    if (error instanceof WrongUsage || isWrongOption(error)) {
      // The first sentence of parseArgs names the option; the rest is advice for another situation.
      terminal.warn(error instanceof WrongUsage ? error.message : `${error.message.split('. ')[0]}.`)
      return 2
    }
    terminal.warn(error instanceof Refused || error instanceof BeyondCalendar ? error.message : sayFault(error))
    return 1
  }
}

/** What broke by its name only: its words may repeat what is stored. Whoever looks for the cause asks for the rest. */
function sayFault(error: unknown): string {
  const { error: name, code, stack } = errorFields(error)
  const what = [name, code].filter((part) => part !== undefined).join(' ')
  if (process.env['LOG_LEVEL'] === 'debug') return `Something broke: ${stack ?? what}`
  return `Something broke (${what}). Set LOG_LEVEL=debug to see where.`
}

function isWrongOption(error: unknown): error is TypeError {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

function listOfCommands(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length))
  return Object.entries(COMMANDS).map(([name, { about }]) => `  unitco ${name.padEnd(width)}  ${about}`).join('\n')
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await unitco(process.argv.slice(2), {
    print: (text) => process.stdout.write(`${text}\n`),
    warn: (text) => process.stderr.write(`${text}\n`),
  })
}
