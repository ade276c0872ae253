import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import type { TestProject } from 'vitest/node'
import { type Embedded, startEmbedded } from '../../adapters/database/embedded/start.ts'
import { migrate } from '../../adapters/database/migrate.ts'
import type { Cluster } from './database.ts'

const MIGRATIONS = path.resolve(import.meta.dirname, '..', '..', 'prisma', 'migrations')
const TEMPLATE = 'migrated_template'

/**
 * One PostgreSQL for the whole run, started when the first test file asks for it, so a run without databases does not pay for one.
 * It lives in the main process and is asked for over HTTP, because test files run in processes that come and go.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!('Temporal' in globalThis)) throw new Error('Tests need Node 26: run `npm test`, or put node_modules/.bin first on the PATH.')
  const home = mkdtempSync(path.join(tmpdir(), 'coordinator-test-'))
  let cluster: Promise<Embedded> | undefined
  const door = createServer((_request, response) => {
    cluster ??= startCluster(path.join(home, 'data'))
    cluster.then(
      ({ url }) => response.end(JSON.stringify({ url, template: TEMPLATE } satisfies Cluster)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  await once(door.listen(0, '127.0.0.1'), 'listening')
  project.provide('clusterDoor', `http://127.0.0.1:${(door.address() as AddressInfo).port}`)
  return async () => {
    door.close()
    await cluster?.then(({ stop }) => stop(), () => {})
    rmSync(home, { recursive: true, force: true })
  }
}

async function startCluster(dataDir: string): Promise<Embedded> {
  const embedded = await startEmbedded(dataDir, pino({ level: 'error' }))
  try {
    await makeTemplate(embedded.url)
    return embedded
  } catch (error) {
    await embedded.stop()
    throw error
  }
}

async function makeTemplate(url: string): Promise<void> {
  const template = new URL(url)
  template.pathname = TEMPLATE
  const admin = new pg.Pool({ connectionString: url, max: 1 })
  const pool = new pg.Pool({ connectionString: template.href, max: 1 })
  try {
    await admin.query(`CREATE DATABASE ${TEMPLATE}`)
    await migrate(pool, MIGRATIONS)
    await pool.end()
    await admin.query(`ALTER DATABASE ${TEMPLATE} ALLOW_CONNECTIONS false`) // a connected template cannot be copied
  } finally {
    await admin.end()
  }
}
