import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'

/** The identity a child process is started with; empty means our own. */
export type RunAs = { readonly uid?: number, readonly gid?: number }

const CANDIDATES = ['postgres', 'nobody']

/**
 * Who PostgreSQL runs as: ourselves, or an unprivileged user when we are root, because PostgreSQL refuses to be root.
 * An existing data directory decides, so that a `postgres` user installed later does not lock us out of our own data.
 * @throws with one sentence when root finds nobody to hand over to, or when the data belongs to somebody who cannot be.
 */
export function chooseRunAs(dataDirectory: string): RunAs {
  const existing = statSync(dataDirectory, { throwIfNoEntry: false })
  const us = process.getuid?.()
  if (us !== 0) {
    if (existing === undefined || existing.uid === us) return {}
    throw new Error(`${dataDirectory} belongs to another user: start as that user or as root, or point DATA_DIR elsewhere.`)
  }
  if (existing?.uid === 0) {
    throw new Error(`PostgreSQL does not run as root, and ${dataDirectory} belongs to root: `
      + 'give it to an ordinary user with chown -R, and start again.')
  }
  if (existing) return { uid: existing.uid, gid: existing.gid }
  const found = CANDIDATES.map(idsOf).find((ids) => ids !== undefined)
  if (found) return found
  throw new Error('PostgreSQL does not run as root and this machine has neither a user "postgres" nor "nobody": '
    + 'start as an ordinary user, or set DATABASE_URL to a PostgreSQL server.')
}

function idsOf(name: string): RunAs | undefined {
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return undefined
  }
}
