import { spawnSync } from 'node:child_process'
import { closeSync, fchownSync, openSync } from 'node:fs'
import type { RunAs } from './run-as.ts'

/** A kernel lock on an open file: whoever inherits the descriptor shares it, and it ends with the last of them. */
export type Lock = { readonly descriptor: number, readonly release: () => void }

/**
 * Takes the lock on `file`, or returns undefined when another process holds it.
 *
 * The server and all its children inherit the descriptor, so a second server on the same data is impossible even from another
 * container, where PostgreSQL's own check of process ids is blind, and even while orphans of a killed server are still writing.
 * Where the `flock` command is missing (macOS) PostgreSQL's own check is the only guard.
 */
export function takeLock(file: string, { uid, gid }: RunAs): Lock | undefined {
  const descriptor = openSync(file, 'a', 0o600)
  if (uid !== undefined && gid !== undefined) fchownSync(descriptor, uid, gid) // so that root does not lock its owner out
  const { status, error } = spawnSync('flock', ['-n', '3'], { stdio: ['ignore', 'ignore', 'ignore', descriptor] })
  if (status === 0 || error !== undefined) return { descriptor, release: () => closeSync(descriptor) }
  closeSync(descriptor)
  return undefined
}
