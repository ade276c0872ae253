import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import type { Binaries } from './binaries.ts'
import { asWorkingDirectory, cleanEnvironment } from './data-directory.ts'
import type { Lock } from './lock.ts'
import type { RunAs } from './run-as.ts'

/** A PostgreSQL process that is ready for connections. */
export type Server = {
  /** Settles when it has ended, for whatever reason. */
  readonly ended: Promise<void>
  /** Ends it: open transactions are rolled back, everything committed is on disk. */
  readonly stop: () => Promise<void>
}

export type Launch = {
  readonly binaries: Binaries
  readonly data: string
  readonly socketDirectory: string
  readonly lock: Lock
  readonly runAs: RunAs
}

/**
 * A shell script that runs the command it is given until that ends, or standard input does. Our end of that input is the server's
 * lifeline: when it closes, whether by `stop` or by `kill -9`, the server is stopped. It is told more than once, because a shell's
 * background command ignores SIGINT until PostgreSQL has made its own arrangements, a few milliseconds into its life.
 */
export const LIFELINE = `
  exec 4<&0
  "$@" 0</dev/null 4<&- &
  server=$!
  {
    read -r _ <&4
    for attempt in 1 2 3 4 5; do kill -INT "$server" || break; sleep 1; done
  } 2>/dev/null 3<&- &
  watcher=$!
  exec 4<&-
  wait "$server"
  status=$?
  kill "$watcher" 2>/dev/null
  exit "$status"
`

/** Durability is stated and not left to a file; logs carry no statement and no row, because those hold people's data. */
const SETTINGS = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  listen_addresses: '',
  port: '5432',
  unix_socket_permissions: '0700',
  TimeZone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  max_connections: '100',
  shared_buffers: '128MB',
  idle_in_transaction_session_timeout: '60s',
}

/**
 * Starts PostgreSQL on a prepared data directory and waits until it takes connections; recovering from a crash may take a while.
 * @throws with the server's own last words when it ends instead.
 */
export async function launchServer(launch: Launch): Promise<Server> {
  const { binaries, data, socketDirectory, lock, runAs } = launch
  const { cwd, argument } = asWorkingDirectory(data)
  const settings = { ...SETTINGS, unix_socket_directories: `"${socketDirectory.replaceAll('"', '""')}"` }
  const child = spawn('/bin/sh', [
    '-c', LIFELINE, 'sh', binaries.postgres, '-D', argument,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ], { ...runAs, cwd, env: cleanEnvironment(), detached: true, stdio: ['pipe', 'ignore', 'pipe', lock.descriptor] })
  const ended = new Promise<void>((resolve) => {
    child.once('exit', resolve)
    child.once('error', resolve)
  }).then(() => void child.stdin?.destroy()) // the lifeline too, in case only the shell has ended
  await readiness(child, data)
  leaveEventLoopFree(child)
  const stop = async () => {
    child.stdin?.end()
    child.ref()
    await ended
  }
  return { ended, stop }
}

async function readiness(child: ChildProcess, data: string): Promise<void> {
  const lastWords: string[] = []
  const lines = createInterface({ input: child.stderr as Readable })
  const failure = once(child, 'close') // and not `exit`, after which its last words may still be on the way
  const ready = new Promise<'ready'>((resolve) => {
    lines.on('line', (line) => {
      lastWords.push(line)
      if (lastWords.length > 10) lastWords.shift()
      if (line.includes('database system is ready to accept connections')) resolve('ready')
    })
  })
  if (await Promise.race([ready, failure]) === 'ready') return
  throw new Error(`PostgreSQL did not start on ${data}: ${lastWords.join(' / ')}`)
}

/** The server must not keep our process alive. */
function leaveEventLoopFree(child: ChildProcess): void {
  child.unref()
  for (const stream of [child.stdin, child.stderr] as (Readable | Writable | null)[]) {
    if (stream && 'unref' in stream && typeof stream.unref === 'function') stream.unref()
  }
}
