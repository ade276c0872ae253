import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chownSync, lstatSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { RunAs } from './run-as.ts'

/** A unix socket's whole path must fit in 104 bytes on macOS and 108 on Linux, and PostgreSQL's file names take 20 of them. */
const LONGEST = 84

export type SocketDirectory = { readonly path: string, readonly remove: () => void }

/**
 * A directory for the server's socket that only its user (and root) can enter, because whoever can connect may do everything.
 * It is `run` in the data directory, or one in the system's temporary directory when that path is too long for a socket or leads
 * through a directory the server's user cannot enter.
 * @throws with one sentence when neither will do.
 */
export function makeSocketDirectory(dataDir: string, runAs: RunAs): SocketDirectory {
  const usual = path.join(dataDir, 'run')
  if (make(usual, runAs)) return { path: usual, remove: () => {} }
  const name = `unit-coordinator-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`
  for (const parent of new Set([tmpdir(), '/var/tmp'])) {
    const other = path.join(parent, name)
    if (make(other, runAs)) return { path: other, remove: () => rmSync(other, { recursive: true, force: true }) }
  }
  throw new Error(`There is no place for PostgreSQL's socket: ${usual} is too long or closed to the user it runs as, and so is the `
    + 'temporary directory; point DATA_DIR to a shorter path that every user can enter.')
}

/** Makes the directory, or takes one an earlier start left; never one somebody else put there, as in a temporary directory anybody may. */
function make(directory: string, runAs: RunAs): boolean {
  const user = runAs.uid ?? process.getuid?.()
  try {
    if (!lstatSync(directory, { throwIfNoEntry: false })) {
      mkdirSync(directory, { mode: 0o700 })
      if (runAs.uid !== undefined && runAs.gid !== undefined) chownSync(directory, runAs.uid, runAs.gid)
    }
    const found = lstatSync(directory)
    return found.isDirectory() && found.uid === user && (found.mode & 0o077) === 0 && isUsable(directory, runAs)
  } catch {
    return false
  }
}

function isUsable(directory: string, runAs: RunAs): boolean {
  if (Buffer.byteLength(directory) > LONGEST) return false
  return spawnSync('/bin/sh', ['-c', 'test -w "$1"', 'sh', directory], { ...runAs, cwd: '/' }).status === 0
}
