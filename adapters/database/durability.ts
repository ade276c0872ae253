import type pg from 'pg'

/** What a server says about itself. */
export type ServerFacts = {
  readonly version: number
  readonly version_name: string
  readonly fsync: string
  readonly full_page_writes: string
  readonly synchronous_commit: string
  readonly time_zone: string
  readonly is_standby: boolean
}

const OLDEST = 15

/**
 * Refuses a server on which an acknowledged command could be lost, or that is too old.
 * @throws with one sentence for the first reason found.
 */
export async function refuseUnsafeServer(pool: pg.Pool): Promise<void> {
  const { rows: [facts] } = await pool.query<ServerFacts>(`
    SELECT current_setting('server_version_num')::int AS version,
           current_setting('server_version') AS version_name,
           current_setting('fsync') AS fsync,
           current_setting('full_page_writes') AS full_page_writes,
           current_setting('synchronous_commit') AS synchronous_commit,
           current_setting('TimeZone') AS time_zone,
           pg_is_in_recovery() AS is_standby`)
  const reason = facts && reasonToRefuse(facts)
  if (reason) throw new Error(reason)
}

/** Why commands must not be entrusted to this server, in one sentence; undefined when they may. */
export function reasonToRefuse(facts: ServerFacts): string | undefined {
  if (facts.version < OLDEST * 10_000) {
    return `The database is PostgreSQL ${facts.version_name} and this program needs ${OLDEST} or newer: `
      + 'point DATABASE_URL to a newer server.'
  }
  if (facts.is_standby) return 'The database is a read-only standby: point DATABASE_URL to the primary server.'
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit'] as const) {
    if (facts[setting] === 'off') return `The database has ${setting} off and could lose what it has confirmed: switch ${setting} on.`
  }
  if (facts.time_zone !== 'UTC') {
    return `The database session's time zone is ${facts.time_zone}: remove TimeZone from the options in DATABASE_URL.`
  }
  return undefined
}
