import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, vi } from 'vitest'
import { openPool } from '../../adapters/database/pool.ts'
import { unitco } from '../../src/cli/unitco.ts'
import { createTestDatabase } from '../support/database.ts'
import { AUTUMN, HAWTHORN } from '../support/hawthorn-files.ts'
import { quietLog } from '../support/quiet-log.ts'

export interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs a command line as the administrator would, in this process, and gives back what it printed. */
export async function run(...args: readonly string[]): Promise<Said> {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await unitco(args, { print: (text) => out.push(text), warn: (text) => err.push(text) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

/** The one JSON document that a command prints; nothing else may be said. */
export async function json(...args: readonly string[]): Promise<unknown> {
  const { code, out, err } = await run(...args, '--json')
  if (code !== 0 || err !== '') throw new Error(`it ended with ${code}: ${err}`)
  return JSON.parse(out)
}

/**
 * Hawthorn and Rowan as they were in the autumn of 2020: the commands take the time from the machine, whose today is after that. The
 * days of November 2020 are those of 2026.
 */
export const AUTHORITY = {
  ...HAWTHORN, people: HAWTHORN.people.replaceAll(/20\d\d-\d\d-\d\d/g, '2016-01-04'), events: AUTUMN.replaceAll('2026', '2020'),
}

/** Gives the file's commands a database of their own, and a folder that goes when they are done. */
export function administrator() {
  const folder = mkdtempSync(path.join(tmpdir(), 'unitco-'))
  const opened = { pool: openPool('postgresql://nobody@127.0.0.1:1/nothing', quietLog()), url: '' }
  let drop = (): Promise<void> => Promise.resolve()
  beforeAll(async () => {
    const database = await createTestDatabase()
    drop = database.drop
    opened.url = database.url
    opened.pool = openPool(database.url, quietLog())
    vi.stubEnv('DATABASE_URL', database.url)
  })
  afterAll(async () => {
    vi.unstubAllEnvs()
    await opened.pool.end()
    await drop()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    pool: () => opened.pool,
    url: () => opened.url,
    folder,
    /** Writes a file into the folder, and gives its path. */
    file(name: string, text: string): string {
      const at = path.join(folder, name)
      writeFileSync(at, text)
      return at
    },
    /** Writes files into a folder within the folder, and gives its path. */
    files(name: string, texts: Readonly<Record<string, string>>): string {
      const at = mkdtempSync(path.join(folder, `${name}-`))
      for (const [file, text] of Object.entries(texts)) writeFileSync(path.join(at, file.includes('.') ? file : `${file}.csv`), text)
      return at
    },
  }
}
