import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** Where a reference keeps what it heard: gives what keeps one durable row of it. */
export async function openEchoes(databaseUrl: string): Promise<(heard: object) => Promise<void>> {
  const pool = new pg.Pool({ connectionString: databaseUrl })
  await pool.query('CREATE TABLE IF NOT EXISTS echo (id uuid PRIMARY KEY, body jsonb NOT NULL)')
  return async (heard) => {
    await pool.query({ name: 'echo', text: 'INSERT INTO echo (id, body) VALUES ($1, $2)', values: [randomUUID(), JSON.stringify(heard)] })
  }
}
