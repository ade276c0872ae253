import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url))
const UNITCO = fileURLToPath(new URL('../../src/cli/unitco.ts', import.meta.url))

/** What a process is told by its environment, beside where programs are. */
export type Environment = Readonly<Record<string, string>>

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Runs `unitco` as an administrator does, to its end. */
export async function unitcoProcess(env: Environment, ...args: readonly string[]): Promise<Ended> {
  const child = start([UNITCO, ...args], env)
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), ended(child)])
  return { code, out, err }
}

/** The co-ordinator as a process of its own, which says where it is. */
export interface Coordinator {
  readonly address: URL
  /** Sends the signal, and gives what it ended with. */
  readonly stop: (signal: NodeJS.Signals) => Promise<Ended>
}

/** Starts the co-ordinator on a free port unless told otherwise. A start that ends before it is ready gives what it ended with. */
export async function coordinatorProcess(env: Environment): Promise<{ readonly running: Coordinator } | { readonly ended: Ended }> {
  const child = start(['--disable-warning=ExperimentalWarning', MAIN], { PORT: '0', LOG_LEVEL: 'warn', ...env })
  let [out, err] = ['', '']
  child.stderr.on('data', (data) => { err += String(data) })
  const over = ended(child)
  const ready = new Promise<URL>((resolve) => {
    child.stdout.on('data', (data) => {
      out += String(data)
      const [, address] = /ready at (\S+)\n/.exec(out) ?? []
      if (address !== undefined) resolve(new URL(address))
    })
  })
  const first = await Promise.race([ready, over])
  if (!(first instanceof URL)) return { ended: { code: first, out, err } }
  return { running: {
    address: first,
    async stop(signal) {
      child.kill(signal)
      return { code: await over, out, err }
    },
  } }
}

/** As the scripts of package.json do, with only what the process is told: nothing of the environment the tests run in. */
function start(args: readonly string[], env: Environment) {
  return spawn(process.execPath, args, { env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
}

/** The exit code; null when a signal ended it. */
async function ended(child: ChildProcess): Promise<number | null> {
  const [code] = await once(child, 'close') as [number | null]
  return code
}
