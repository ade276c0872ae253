import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { expect, onTestFinished, vi } from 'vitest'
import { takeLock } from '../../adapters/database/embedded/lock.ts'

/** A data directory of the test's own, below a directory only its owner can enter. */
export function freshDataDir(name = 'data'): string {
  const home = mkdtempSync(path.join(tmpdir(), 'coordinator-embedded-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  return path.join(home, name)
}

/** Asks one question of the database at `url`. */
export async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

/** Process number of the server at work on a data directory. */
export function postmasterOf(dataDir: string): number {
  return Number(readFileSync(path.join(dataDir, 'pgdata', 'postmaster.pid'), 'utf8').split('\n')[0])
}

/** Process numbers of the children of a process. */
export function childrenOf(parent: number): number[] {
  return readdirSync('/proc').map(Number).filter((pid) => pid > 0 && parentOf(pid) === parent)
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1])
  } catch {
    return undefined // it has ended meanwhile
  }
}

/** Fails while any process of a server still holds the data directory's lock. */
export function expectStopped(dataDir: string): void {
  const lock = takeLock(path.join(dataDir, 'lock'), {})
  expect(lock).toBeDefined()
  lock?.release()
}

/** A process of its own that holds the database open; see hold-database.ts for what it can be told. */
export type Holder = {
  readonly url: string
  /** The last number it printed. */
  readonly acknowledged: () => number
  /** Settles when it has printed `number`. */
  readonly reaches: (number: number) => Promise<void>
  readonly kill: () => Promise<void>
}

export async function holdDatabase(dataDir: string, task = 'hold'): Promise<Holder> {
  const script = path.join(import.meta.dirname, 'hold-database.ts')
  const child = spawn(process.execPath, [script, dataDir, task], { stdio: ['ignore', 'pipe', 'inherit'] })
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'close')
  }
  onTestFinished(async () => {
    await kill()
    await vi.waitFor(() => expectStopped(dataDir), { timeout: 30_000 })
  })
  const lines = createInterface({ input: child.stdout })
  const [url] = await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => [''])]) as [string]
  if (!url) throw new Error('The process that should hold the database ended.')
  onTestFinished(() => rmSync(new URL(url).searchParams.get('host') ?? '', { recursive: true, force: true }))
  const printed = [0]
  lines.on('line', (line) => printed.push(Number(line)))
  const acknowledged = () => Math.max(...printed)
  const reaches = async (number: number) => {
    while (acknowledged() < number) await once(lines, 'line')
  }
  return { url, acknowledged, reaches, kill }
}
