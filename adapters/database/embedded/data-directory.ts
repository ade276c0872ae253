import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, closeSync, existsSync, fsyncSync, mkdtempSync, openSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import type { Binaries } from './binaries.ts'
import type { RunAs } from './run-as.ts'

/** The database's only user; nobody but the owner of the socket's directory can connect as it. */
export const DATABASE_USER = 'coordinator'

const LAYOUT = [
  '--username', DATABASE_USER, '--auth-local=trust', '--auth-host=reject', '--encoding=UTF8',
  '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--data-checksums', '--no-instructions',
]

/**
 * How a PostgreSQL program is told its data directory. On Linux it is the working directory, named through /proc, so that the
 * directories above it need not be open to the unprivileged user: root may keep its data in its own home.
 */
export function asWorkingDirectory(data: string): { readonly cwd: string, readonly argument: string } {
  return process.platform === 'linux' ? { cwd: data, argument: '/proc/self/cwd' } : { cwd: '/', argument: data }
}

/** The environment of a PostgreSQL program: ours holds secrets it does not need and settings (PGPORT, PGDATA) it would obey. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C' }
}

/**
 * Makes the data directory if there is none; an existing one is never touched. It appears complete and synced to disk, or not at all.
 * @throws with one sentence when the directory is not a database, or is one of another major version.
 */
export async function prepareDataDirectory(data: string, binaries: Binaries, runAs: RunAs): Promise<void> {
  if (!existsSync(data)) await createDataDirectory(data, binaries, runAs)
  const versionFile = path.join(data, 'PG_VERSION')
  if (!existsSync(versionFile)) throw new Error(`${data} exists but is not a database: move it away, or point DATA_DIR elsewhere.`)
  const major = readFileSync(versionFile, 'utf8').trim()
  if (major !== binaries.major) {
    throw new Error(`${data} was made by PostgreSQL ${major} and this program brings PostgreSQL ${binaries.major}: `
      + 'take a backup with the version of this program that made it, and restore that into an empty DATA_DIR.')
  }
}

async function createDataDirectory(data: string, binaries: Binaries, runAs: RunAs): Promise<void> {
  const unfinished = mkdtempSync(`${data}.unfinished-`)
  try {
    if (runAs.uid !== undefined && runAs.gid !== undefined) chownSync(unfinished, runAs.uid, runAs.gid)
    await initialise(unfinished, binaries, runAs)
    publish(unfinished, data)
  } finally {
    removeUnfinished(data)
  }
  syncDirectory(path.dirname(data))
}

async function initialise(directory: string, binaries: Binaries, runAs: RunAs): Promise<void> {
  const { cwd, argument } = asWorkingDirectory(directory)
  const initdb = spawn(binaries.initdb, ['-D', argument, ...LAYOUT], {
    ...runAs, cwd, env: cleanEnvironment(), stdio: ['ignore', 'ignore', 'pipe'],
  })
  const [complaint, [status]] = await Promise.all([text(initdb.stderr), once(initdb, 'close')])
  if (status !== 0) throw new Error(`PostgreSQL could not create its data directory ${directory}: ${complaint.trim()}`)
}

/** Where there is no lock two first starts can meet here; the later one uses the earlier one's directory. */
function publish(unfinished: string, data: string): void {
  try {
    renameSync(unfinished, data)
  } catch (error) {
    if (!existsSync(data)) throw error
  }
}

/** Ours, if it did not become the data directory, and what starts that were killed left behind. */
function removeUnfinished(data: string): void {
  const prefix = `${path.basename(data)}.unfinished-`
  for (const name of readdirSync(path.dirname(data))) {
    if (name.startsWith(prefix)) rmSync(path.join(path.dirname(data), name), { recursive: true, force: true })
  }
}

function syncDirectory(directory: string): void {
  const descriptor = openSync(directory, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
