import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { errorFields, type Log } from '../../src/ports/log.ts'

declare module 'pg' {
  interface ClientConfig {
    /** Sends a statement without waiting for the answer to the one before it. */
    pipeline?: boolean
  }
}

const CONNECTIONS = 10
/**
 * UTC; and every named statement planned once: they find their few rows by index whatever is asked, and planning a scene again costs
 * more than reading it.
 */
const SESSION = '-c TimeZone=UTC -c plan_cache_mode=force_generic_plan -c jit=off'
/** How long a command waits for a connection before it is answered with a fault. */
const CONNECT_MS = 10_000
/** How long a start waits for a server that is itself only starting, as when both come up together. */
const START_MS = 30_000
const RETRY_MS = 500
const DATE: number = pg.types.builtins.DATE

/**
 * The connections everything shares. They are kept for ever, because a unit is quiet most of the day and the first command after
 * a quiet spell should not wait for a new one. A `date` is read as the text PostgreSQL sends (`2026-11-27`): made into a `Date` it would
 * become an instant, and the day before in summer.
 */
export function openPool(url: string, log: Log): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    options: SESSION,
    application_name: 'unit-coordinator',
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    idleTimeoutMillis: 0,
    pipeline: true,
    keepAlive: true,
    keepAliveInitialDelayMillis: CONNECT_MS,
    types: { getTypeParser: (type: number, format?: 'text' | 'binary') => type === DATE ? String : pg.types.getTypeParser(type, format) },
  })
  pool.on('error', (error) => {
    // while it is being closed the server may be gone before the last connection is: nobody misses it
    if (!pool.ending) log.warn(errorFields(error), 'A database connection dropped')
  })
  // One in use that drops fails the query under way, which is told; without a listener it would end the process as well.
  pool.on('connect', (client) => void client.on('error', () => {}))
  return pool
}

/**
 * Waits until the server takes a connection.
 * @throws with one sentence when it refuses us, or is not there within half a minute.
 */
export async function awaitServer(pool: pg.Pool, log: Log, patienceMs = START_MS): Promise<void> {
  for (const start = performance.now(); ; await pause(RETRY_MS)) {
    try {
      const client = await pool.connect()
      client.release()
      return
    } catch (cause) {
      const isOver = performance.now() - start > patienceMs
      if (isOver || !mayPass(cause)) throw new Error(`${sayRefusal(cause)}: check DATABASE_URL and the server.`, { cause })
      log.info(errorFields(cause), 'Waiting for the database server')
    }
  }
}

/** A server that is starting, or not there yet, may be there in a moment; a wrong password stays wrong. */
function mayPass(cause: unknown): boolean {
  return ['ECONNREFUSED', 'ENOENT', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'ECONNRESET', '57P03'].includes(codeOf(cause))
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
}

function sayRefusal(cause: unknown): string {
  if (cause instanceof pg.DatabaseError) return `The database server refuses the connection (${cause.message})`
  return `The database server cannot be reached (${codeOf(cause) || (cause instanceof Error ? cause.message : String(cause))})`
}
