import { spawnSync } from 'node:child_process'
import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { RunAs } from './run-as.ts'

/** A unix socket's whole path must fit in 104 bytes on macOS and 108 on Linux, and PostgreSQL's file names take 20 of them. */
const LONGEST = 84

export type SocketDirectory = { readonly path: string, readonly remove: () => void }

/**
 * A directory for the server's socket that only its user (and root) can enter, because whoever can connect may do everything.
 * It is `run` in the data directory, or a new one in the system's temporary directory when that path is too long for a socket or
 * leads through a directory the server's user cannot enter.
 * @throws with one sentence when neither will do.
 */
export function makeSocketDirectory(dataDir: string, runAs: RunAs): SocketDirectory {
  const usual = path.join(dataDir, 'run')
  mkdirSync(usual, { recursive: true, mode: 0o700 })
  own(usual, runAs)
  if (isUsable(usual, runAs)) return { path: usual, remove: () => {} }
  for (const parent of new Set([tmpdir(), '/tmp', '/var/tmp'])) {
    const made = makeIn(parent)
    if (made === undefined) continue
    own(made, runAs)
    const remove = () => rmSync(made, { recursive: true, force: true })
    if (isUsable(made, runAs)) return { path: made, remove }
    remove()
  }
  throw new Error(`There is no place for PostgreSQL's socket: ${usual} is too long or closed to the user it runs as, and so is the `
    + 'temporary directory; point DATA_DIR to a shorter path that every user can enter.')
}

function makeIn(parent: string): string | undefined {
  try {
    return mkdtempSync(path.join(parent, 'unit-coordinator-'))
  } catch {
    return undefined
  }
}

function own(directory: string, { uid, gid }: RunAs): void {
  if (uid !== undefined && gid !== undefined) chownSync(directory, uid, gid)
}

function isUsable(directory: string, runAs: RunAs): boolean {
  if (Buffer.byteLength(directory) > LONGEST) return false
  return spawnSync('/bin/sh', ['-c', 'test -w "$1"', 'sh', directory], { ...runAs, cwd: '/' }).status === 0
}
