import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { type Embedded, startEmbedded } from '../../adapters/database/embedded/start.ts'

/** Empty databases to try migrations out in, on a PostgreSQL of their own that starts with the first of them. */
export type Scratch = {
  readonly createDatabase: () => Promise<string>
  readonly remove: () => Promise<void>
}

/** Promises scratch databases; nothing starts until one is wanted. */
export function promiseScratch(): Scratch {
  let home: string | undefined
  let server: Promise<Embedded> | undefined
  let count = 0
  return {
    createDatabase: async () => {
      home ??= mkdtempSync(path.join(tmpdir(), 'coordinator-scratch-'))
      server ??= startEmbedded(path.join(home, 'data'), pino({ level: 'error' }))
      const { url } = await server
      count += 1
      const name = `scratch_${count}`
      await run(url, `CREATE DATABASE ${name}`)
      const created = new URL(url)
      created.pathname = name
      return created.href
    },
    remove: async () => {
      await server?.then(({ stop }) => stop(), () => {})
      if (home !== undefined) rmSync(home, { recursive: true, force: true })
    },
  }
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
