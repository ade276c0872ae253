import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import path from 'node:path'

/** What a running PostgreSQL writes about itself into its data directory. */
export type Postmaster = { readonly pid: number, readonly socketDirectory: string }

/** Reads `postmaster.pid`; undefined when there is none, or it is not finished. */
export function readPostmaster(data: string): Postmaster | undefined {
  try {
    const lines = readFileSync(fileIn(data), 'utf8').split('\n')
    const pid = Number(lines[0])
    return pid > 0 ? { pid, socketDirectory: lines[4] ?? '' } : undefined
  } catch {
    return undefined
  }
}

/**
 * Removes a `postmaster.pid` that would stop PostgreSQL from starting although its writer is gone: its number now belongs to
 * something else (reused after a restart of the container) or to a zombie nobody reaped. A merely stale one is left to PostgreSQL.
 * Only for the holder of the data directory's lock.
 * @throws with one sentence when the number belongs to a PostgreSQL at work on this very directory, started by hand.
 */
export function clearStalePostmaster(data: string): void {
  const pid = readPostmaster(data)?.pid
  if (pid === undefined || !exists(pid)) return
  if (worksOn(pid, data)) {
    throw new Error(`A PostgreSQL this program did not start is running on ${data} (process ${pid}): stop it, and start again.`)
  }
  rmSync(fileIn(data), { force: true })
}

function fileIn(data: string): string {
  return path.join(data, 'postmaster.pid')
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** PostgreSQL makes the data directory its working directory; a zombie has none. */
function worksOn(pid: number, data: string): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data)
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes(data)
  } catch {
    return false
  }
}
