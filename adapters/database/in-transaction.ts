import type pg from 'pg'

/** Does this on one connection, all of it or nothing. */
export async function inTransaction<Result>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const result = await work(client)
    await client.query('COMMIT')
    client.release()
    return result
  } catch (error) {
    // A connection that cannot even roll back is closed, and its transaction with it.
    await client.query('ROLLBACK').then(() => client.release(), (broken: Error) => client.release(broken))
    throw error
  }
}
