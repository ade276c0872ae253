import { chmodSync, existsSync, mkdirSync, realpathSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Logger } from 'pino'
import { findBinaries } from './binaries.ts'
import { DATABASE_USER, prepareDataDirectory } from './data-directory.ts'
import { type Lock, takeLock } from './lock.ts'
import { clearStalePostmaster, readPostmaster } from './postmaster-file.ts'
import { chooseRunAs } from './run-as.ts'
import { type Launch, launchServer, type Server } from './server.ts'
import { makeSocketDirectory } from './socket-directory.ts'

/** A PostgreSQL of our own: no network port, reached through a private socket, and gone when this process is. */
export type Embedded = {
  /** `postgresql://…` for its only database. */
  readonly url: string
  readonly stop: () => Promise<void>
}

/** How long a server that answers may go on answering before it counts as in use rather than about to stop with its dead parent. */
const GRACE_MS = 3_000
const RETRY_MS = 200

/**
 * Starts the PostgreSQL that npm installed on `dataDir`, creating its files the first time, and starts it again if it ever ends by itself.
 * Works as an ordinary user and as root. A predecessor that is still stopping is waited for.
 * @throws with one sentence saying what to do; among others when another process or container uses `dataDir`.
 */
export async function startEmbedded(dataDir: string, log: Logger): Promise<Embedded> {
  const home = makeHome(dataDir)
  const data = path.join(home, 'pgdata')
  const runAs = chooseRunAs(data)
  const binaries = findBinaries(runAs)
  const lock = await waitForLock(home, data)
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
 * The address of a server another process runs on `dataDir`, for commands given while the co-ordinator is running.
 * @returns undefined when none answers.
 */
export async function findRunning(dataDir: string): Promise<string | undefined> {
  const socketDirectory = readPostmaster(path.join(dataDir, 'pgdata'))?.socketDirectory
  if (!socketDirectory) return undefined
  const url = urlOf(socketDirectory)
  return await answers(url) ? url : undefined
}

/** Root opens the directory for passing through, because PostgreSQL, as another user, needs the socket inside. */
function makeHome(dataDir: string): string {
  if (!existsSync(dataDir)) {
    mkdirSync(dataDir, { recursive: true })
    chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700)
  }
  return realpathSync(dataDir)
}

async function waitForLock(home: string, data: string): Promise<Lock> {
  let answeringSince: number | undefined
  for (;;) {
    const lock = takeLock(path.join(home, 'lock'))
    if (lock) return lock
    const now = performance.now()
    answeringSince = await findRunning(home) ? answeringSince ?? now : undefined
    if (answeringSince !== undefined && now - answeringSince > GRACE_MS) {
      throw new Error(`${data} is in use by another process or container: stop that one, or set DATABASE_URL to share a server.`)
    }
    await pause(RETRY_MS)
  }
}

async function keepRunning(launch: Launch, log: Logger): Promise<Server> {
  let isWanted = true
  let server = await launchServer(launch)
  const watch = async () => {
    for (;;) {
      await server.ended
      while (isWanted) {
        try {
          log.error('PostgreSQL ended by itself; starting it again')
          server = await launchServer(launch)
          break
        } catch (error) {
          log.error({ err: error }, 'PostgreSQL could not be started again')
          await pause(RETRY_MS, undefined, { ref: false })
        }
      }
      if (!isWanted) return
    }
  }
  const ended = watch()
  return {
    ended,
    stop: async () => {
      isWanted = false
      await server.stop()
      await ended
    },
  }
}

function urlOf(socketDirectory: string): string {
  return `postgresql://${DATABASE_USER}@localhost:5432/postgres?host=${encodeURIComponent(socketDirectory)}`
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
