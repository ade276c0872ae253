import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'

type Migration = { readonly name: string, readonly sql: string, readonly checksum: string }
type Entry = { readonly migration_name: string, readonly checksum: string, readonly finished_at: Date | null }

/** The advisory lock Prisma Migrate takes, so that its command line and we never migrate at once. */
const PRISMA_LOCK = 72_707_369

/** Prisma's own book, so that `prisma migrate status` and we agree about what has been applied. */
const BOOK = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`

/**
 * Brings the database up to the migrations in `directory` (`<name>/migration.sql`, applied in order of name), each in one transaction
 * with its entry in the book, so a migration is applied and noted or neither. Replicas starting together take turns.
 *
 * A migration that must run outside a transaction (CREATE INDEX CONCURRENTLY, its own COMMIT) is not supported.
 * @returns the names of the migrations applied now; empty when the database was up to date.
 * @throws with one sentence when a migration fails, or when directory and book disagree: nothing is applied on top of a disagreement.
 */
export async function migrate(pool: pg.Pool, directory: string): Promise<string[]> {
  const migrations = readMigrations(directory)
  const client = await pool.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK])
    await client.query(BOOK)
    const pending = pendingOf(migrations, await readBook(client))
    for (const migration of pending) await apply(client, migration)
    return pending.map(({ name }) => name)
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [PRISMA_LOCK]).then(() => client.release(), (error: Error) => client.release(error))
  }
}

function readMigrations(directory: string): Migration[] {
  const folders = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return folders.map(({ name }) => name).sort().map((name) => {
    const sql = readMigration(path.join(directory, name, 'migration.sql'))
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

function readMigration(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw new Error(`The migration ${file} cannot be read: restore it, or remove its empty folder.`, { cause })
  }
}

async function readBook(client: pg.ClientBase): Promise<Entry[]> {
  const { rows } = await client.query<Entry>(`
    SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name`)
  return rows
}

function pendingOf(migrations: readonly Migration[], book: readonly Entry[]): Migration[] {
  const failed = book.find((entry) => entry.finished_at === null)
  if (failed) {
    throw new Error(`Migration ${failed.migration_name} was begun and never finished: `
      + 'put the database right by hand and record it with `prisma migrate resolve`.')
  }
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const { migration_name: name, checksum } of book) {
    const migration = known.get(name)
    if (!migration) throw new Error(`The database has migration ${name}, which this version does not know: run the newer version.`)
    if (migration.checksum !== checksum) {
      throw new Error(`Migration ${name} was edited after it was applied: restore it and make the change in a new migration.`)
    }
  }
  const applied = new Set(book.map((entry) => entry.migration_name))
  const last = book.at(-1)?.migration_name ?? ''
  const pending = migrations.filter(({ name }) => !applied.has(name))
  const late = pending.find(({ name }) => name < last)
  if (late) throw new Error(`Migration ${late.name} comes before ${last}, which is already applied: rename it so that it comes last.`)
  return pending
}

async function apply(client: pg.ClientBase, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('BEGIN')
    const transaction = await transactionOf(client)
    await client.query(sql)
    if (await transactionOf(client) === transaction) {
      await client.query(`
        INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
        VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`, [randomUUID(), checksum, name])
      await client.query('COMMIT')
      return
    }
  } catch (cause) {
    await client.query('ROLLBACK').catch(() => {})
    throw new Error(`Migration ${name} failed and was rolled back: ${reasonOf(cause)}.`, { cause })
  }
  throw new Error(`Migration ${name} ends the transaction it runs in, so what it did is not noted: `
    + 'remove its COMMIT or ROLLBACK, and put the database right by hand.')
}

async function transactionOf(client: pg.ClientBase): Promise<string | undefined> {
  const { rows } = await client.query<{ xid: string }>('SELECT pg_current_xact_id()::text AS xid')
  return rows[0]?.xid
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  const mustBeOutside = 'code' in cause && cause.code === '25001'
  return mustBeOutside ? `${cause.message}, and migrations that must run outside a transaction are not supported` : cause.message
}
