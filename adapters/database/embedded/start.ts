import { accessSync, chmodSync, constants, existsSync, mkdirSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Log } from '../../../src/ports/log.ts'
import { findBinaries } from './binaries.ts'
import { DATABASE_USER, prepareDataDirectory } from './data-directory.ts'
import { keepRunning } from './keep-running.ts'
import { type Lock, takeLock } from './lock.ts'
import { clearStalePostmaster, readPostmaster } from './postmaster-file.ts'
import { chooseRunAs, type RunAs } from './run-as.ts'
import { makeSocketDirectory } from './socket-directory.ts'

/** A PostgreSQL of our own: no network port, reached through a private socket, and gone when this process is. */
export type Embedded = {
  /** `postgresql://…` for its only database. */
  readonly url: string
  readonly stop: () => Promise<void>
}

/** How long a server that answers may go on answering before it counts as in use rather than about to stop with its dead parent. */
const GRACE_MS = 2_000
/** How long one that does not answer may take to stop. */
const PATIENCE_MS = 60_000
const RETRY_MS = 200

/**
 * Starts the PostgreSQL that npm installed on `dataDir`, creating its files the first time, and starts it again if it ever ends by itself.
 * Works as an ordinary user and as root. A predecessor that is still stopping is waited for.
 * @throws with one sentence saying what to do; among others when another process or container uses `dataDir`.
 */
export async function startEmbedded(dataDir: string, log: Log): Promise<Embedded> {
  const home = makeHome(dataDir)
  const data = path.join(home, 'pgdata')
  const runAs = chooseRunAs(data)
  const binaries = findBinaries(runAs)
  const lock = await waitForLock(home, runAs)
  try {
    await prepareDataDirectory(data, binaries, runAs)
    clearStalePostmaster(data)
    const socket = makeSocketDirectory(home, runAs)
    const server = await keepRunning({ binaries, data, runAs, lock, socketDirectory: socket.path }, log)
    const stop = async () => {
      await server.stop()
      socket.remove()
      lock.release()
    }
    return { url: urlOf(socket.path), stop }
  } catch (error) {
    lock.release()
    throw error
  }
}

/**
 * The address of the server another process runs on `dataDir`, for commands given while the co-ordinator is running.
 * @returns undefined when none answers.
 */
export async function findRunning(dataDir: string): Promise<string | undefined> {
  const socketDirectory = readPostmaster(path.join(dataDir, 'pgdata'))?.socketDirectory
  if (!socketDirectory) return undefined
  const url = urlOf(socketDirectory)
  return await answers(url) ? url : undefined
}

/** Root leaves its directory open for passing through, because PostgreSQL, as another user, needs the socket inside. */
function makeHome(dataDir: string): string {
  try {
    if (!existsSync(dataDir)) {
      mkdirSync(dataDir, { recursive: true })
      chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700)
    }
    accessSync(dataDir, constants.W_OK | constants.X_OK)
    return realpathSync(dataDir)
  } catch (cause) {
    throw new Error(`The data directory ${dataDir} cannot be written by this user: `
      + 'start as the user it belongs to, or point DATA_DIR elsewhere.', { cause })
  }
}

async function waitForLock(home: string, runAs: RunAs): Promise<Lock> {
  const start = performance.now()
  let silentUntil = start
  for (;;) {
    const lock = takeLock(path.join(home, 'lock'), runAs)
    if (lock) return lock
    if (await findRunning(home) === undefined) silentUntil = performance.now()
    const now = performance.now()
    if (now - silentUntil > GRACE_MS || now - start > PATIENCE_MS) {
      throw new Error(`${home} is in use by another process or container: stop that one, `
        + 'or give both the same DATABASE_URL to share a PostgreSQL server.')
    }
    await pause(RETRY_MS)
  }
}

function urlOf(socketDirectory: string): string {
  return `postgresql://${DATABASE_USER}@localhost:5432/postgres?host=${encodeURIComponent(socketDirectory)}&sslmode=disable`
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}
