import type pg from 'pg'
import type { Log } from '../../src/ports/log.ts'
import { refuseUnsafeServer } from './durability.ts'
import { findRunning, startEmbedded } from './embedded/start.ts'
import type { PrismaClient } from './generated/client.ts'
import { migrate } from './migrate.ts'
import { awaitServer, openPool } from './pool.ts'
import { prismaOn } from './prisma-on.ts'

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
  readonly log: Log
  /** True for a command given while the co-ordinator runs: it uses the co-ordinator's embedded server if there is one. */
  readonly joinsRunning?: boolean
}

/**
 * Opens the database: starts the embedded server unless `url` names another, refuses one that could lose data, applies migrations.
 * A connection that drops makes its query fail; the next query gets a new connection.
 * @throws with one sentence saying what to do; nothing is left running then.
 */
export async function openDatabase({ url, dataDir, migrationsDir, log, joinsRunning = false }: DatabaseOptions): Promise<Database> {
  const address = url ?? (joinsRunning ? await findRunning(dataDir) : undefined)
  const embedded = address === undefined ? await startEmbedded(dataDir, log) : undefined
  const pool = openPool(address ?? embedded?.url ?? '', log)
  const release = async () => {
    await pool.end()
    await embedded?.stop()
  }
  try {
    await awaitServer(pool, log)
    await refuseUnsafeServer(pool)
    const applied = await migrate(pool, migrationsDir)
    const prisma = prismaOn(pool)
    const close = async () => {
      await prisma.$disconnect()
      await release()
    }
    return { pool, prisma, mode: url === undefined ? 'embedded' : 'server', applied, close }
  } catch (error) {
    await release()
    throw error
  }
}
