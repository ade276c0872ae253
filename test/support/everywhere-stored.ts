import type pg from 'pg'

/** The tables of the database in which any row holds these words, in whatever column; capitals make no difference. */
export async function everywhereStored(pool: pg.Pool, words: string): Promise<readonly string[]> {
  const { rows: tables } = await pool.query<{ name: string }>(`SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name`)
  const found: string[] = []
  for (const { name } of tables) {
    const { rowCount } = await pool.query(`SELECT 1 FROM "${name}" t WHERE t::text ILIKE $1 LIMIT 1`, [`%${words}%`])
    if (rowCount !== 0) found.push(name)
  }
  return found
}
