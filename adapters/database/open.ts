import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import type { Logger } from 'pino'
import { refuseUnsafeServer } from './durability.ts'
import { startEmbedded } from './embedded.ts'
import { PrismaClient } from './generated/client.ts'
import { migrate } from './migrate.ts'

export type Database = {
  /** For SQL by hand; Prisma uses the same connections. */
  readonly pool: pg.Pool
  readonly prisma: PrismaClient
  readonly mode: 'embedded' | 'server'
  /** Names of the migrations this start applied. */
  readonly applied: readonly string[]
  /** Closes the connections, and the server when it is ours. Waits for queries under way. */
  readonly close: () => Promise<void>
}

export type DatabaseOptions = {
  /** A PostgreSQL 15 or newer; without it the embedded one is started. */
  readonly url?: string | undefined
  /** Where the embedded one keeps its files. */
  readonly dataDir: string
  readonly migrationsDir: string
  readonly log: Logger
}

const CONNECTIONS = 10

/**
 * Opens the database: starts the embedded server unless `url` names another, refuses one that could lose data, applies migrations.
 * A connection that drops makes its query fail; the next query gets a new connection.
 * @throws with one sentence saying what to do; nothing is left running then.
 */
export async function openDatabase({ url, dataDir, migrationsDir, log }: DatabaseOptions): Promise<Database> {
  const embedded = url === undefined ? await startEmbedded(dataDir, log) : undefined
  const pool = openPool(embedded?.url ?? url ?? '', log)
  const release = async () => {
    await pool.end()
    await embedded?.stop()
  }
  try {
    await refuseUnsafeServer(pool)
    const applied = await migrate(pool, migrationsDir)
    const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
    const close = async () => {
      await prisma.$disconnect()
      await release()
    }
    return { pool, prisma, mode: embedded ? 'embedded' : 'server', applied, close }
  } catch (error) {
    await release()
    throw error
  }
}

/**
 * The pool everything shares. Connections are kept for ever, because a unit is quiet most of the day and the first command after a
 * quiet spell should not wait for a new one. Sessions run in UTC.
 */
function openPool(url: string, log: Logger): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    options: '-c TimeZone=UTC',
    application_name: 'unit-coordinator',
    max: CONNECTIONS,
    idleTimeoutMillis: 0,
    keepAlive: true,
  })
  pool.on('error', (error) => log.warn({ reason: error.message }, 'A database connection dropped'))
  return pool
}
