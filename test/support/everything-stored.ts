import type pg from 'pg'

/** Every row of every table as text, by table: two of these are equal when nothing whatever was written in between. */
export async function everythingStored(pool: pg.Pool): Promise<Readonly<Record<string, readonly string[]>>> {
  const { rows: tables } = await pool.query<{ name: string }>(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`)
  const stored: Record<string, readonly string[]> = {}
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: string }>(`SELECT t::text AS row FROM "${name}" t ORDER BY 1`)
    stored[name] = rows.map(({ row }) => row)
  }
  return stored
}

/** How many rows each table has now that it did not have before, changed ones included; tables without any are left out. */
export function rowsChanged(before: Awaited<ReturnType<typeof everythingStored>>, after: typeof before): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(after).flatMap(([table, rows]) => {
    const known = new Set(before[table])
    const changed = rows.filter((row) => !known.has(row)).length
    return changed === 0 ? [] : [[table, changed]]
  }))
}
