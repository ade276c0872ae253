import type pg from 'pg'
import type { Statement } from './statement.ts'

/**
 * A transaction of nothing but a line in the log, whose own commit waits for the disk (and for the standby, where one is waited for).
 * The log is one sequence, so everything that was committed before it is durable with it, by whomever.
 */
const FLUSH: Statement = { name: 'flush', text: `SELECT pg_logical_emit_message(true, 'durable', '')`, values: [] }

/** Makes a statement's own commit wait for nothing: to be said within the statement, and by nobody but what is run `durably`. */
export const UNHURRIED = `set_config('synchronous_commit', 'off', true)`

/**
 * Runs a statement, and gives its rows when everything it wrote or read is on the disk. The statement's locks are given back as soon as
 * it is committed: those who wait for them do not wait for the disk as well, and one write of the disk serves all who are waiting for it.
 * What somebody else builds on it meanwhile comes later in the log, so it cannot outlive it. Both go out at once: one round trip.
 * @throws when the statement fails; or when the disk was not heard of, and then it may be stored all the same.
 */
export async function durably<Row extends pg.QueryResultRow>(pool: pg.Pool, statement: Statement): Promise<readonly Row[]> {
  const client = await pool.connect()
  try {
    const [done, flushed] = await Promise.allSettled([client.query<Row>(statement), client.query(FLUSH)])
    if (done.status === 'rejected') throw done.reason
    if (flushed.status === 'rejected') throw flushed.reason
    return done.value.rows
  } finally {
    client.release()
  }
}
