import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate } from '../../../adapters/database/migrate.ts'
import { openPool } from '../../../adapters/database/pool.ts'
import { createEmptyDatabase, type TestDatabase } from '../../support/database.ts'
import { quietLog } from '../../support/quiet-log.ts'

let testDatabase: TestDatabase
let pool: pg.Pool
let folder: string

beforeEach(async () => {
  testDatabase = await createEmptyDatabase()
  pool = openPool(testDatabase.url, quietLog())
  folder = mkdtempSync(path.join(tmpdir(), 'migrations-'))
})

afterEach(async () => {
  await pool.end()
  await testDatabase.drop()
  rmSync(folder, { recursive: true })
})

function write(name: string, sql: string): void {
  mkdirSync(path.join(folder, name), { recursive: true })
  writeFileSync(path.join(folder, name, 'migration.sql'), sql)
}

async function book(): Promise<string[]> {
  const { rows } = await pool.query<{ migration_name: string }>('SELECT migration_name FROM _prisma_migrations ORDER BY migration_name')
  return rows.map(({ migration_name }) => migration_name)
}

async function tableExists(name: string): Promise<boolean | undefined> {
  const { rows: [row] } = await pool.query<{ exists: boolean }>('SELECT to_regclass($1) IS NOT NULL AS exists', [name])
  return row?.exists
}

describe('migrations', () => {
  it('are applied in order of name, once', async () => {
    write('2_second', 'ALTER TABLE unit ADD COLUMN name text')
    write('1_first', 'CREATE TABLE unit (id int)')
    expect(await migrate(pool, folder)).toEqual(['1_first', '2_second'])
    expect(await migrate(pool, folder)).toEqual([])
    expect(await book()).toEqual(['1_first', '2_second'])
  })

  it('may be scripts of many statements, with functions and their semicolons', async () => {
    write('1_first', `
      CREATE TABLE unit (id int);
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused; always'; END $$;
      CREATE TRIGGER unit_is_kept BEFORE DELETE ON unit FOR EACH ROW EXECUTE FUNCTION refuse();
      INSERT INTO unit VALUES (1);`)
    await migrate(pool, folder)
    await expect(pool.query('DELETE FROM unit')).rejects.toThrow('refused; always')
  })

  it('leave nothing behind when they fail, and go on from there when put right', async () => {
    write('1_first', 'CREATE TABLE unit (id int)')
    write('2_second', 'CREATE TABLE person (id int); INSERT INTO nowhere VALUES (1)')
    await expect(migrate(pool, folder)).rejects.toThrow(
      'Migration 2_second failed and was rolled back: relation "nowhere" does not exist.')
    expect(await book()).toEqual(['1_first'])
    expect(await tableExists('person')).toBe(false)
    write('2_second', 'CREATE TABLE person (id int)')
    expect(await migrate(pool, folder)).toEqual(['2_second'])
  })

  it('are applied once by replicas that start together', async () => {
    write('1_first', 'CREATE TABLE unit (id int)')
    write('2_second', 'CREATE TABLE person (id int)')
    const applied = await Promise.all([migrate(pool, folder), migrate(pool, folder), migrate(pool, folder)])
    expect(applied.flat()).toEqual(['1_first', '2_second'])
  })

  it('leave no lock behind, whether they succeed or fail', async () => {
    write('1_first', 'SELECT nothing')
    await expect(migrate(pool, folder)).rejects.toThrow('1_first')
    write('1_first', 'SELECT 1')
    await migrate(pool, folder)
    const { rows } = await pool.query(`
      SELECT 1 FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
      WHERE locktype = 'advisory' AND datname = current_database()`)
    expect(rows).toEqual([])
  })

  it('are checked by the sum of their text, as Prisma does', async () => {
    write('1_first', 'SELECT 1')
    await migrate(pool, folder)
    const { rows } = await pool.query(`
      SELECT checksum, applied_steps_count, finished_at IS NOT NULL AS finished, rolled_back_at FROM _prisma_migrations`)
    expect(rows).toEqual([{
      checksum: 'e004ebd5b5532a4b85984a62f8ad48a81aa3460c1ca07701f386135d72cdecf5',
      applied_steps_count: 1, finished: true, rolled_back_at: null,
    }])
  })
})

describe('migrations are refused', () => {
  beforeEach(async () => {
    write('2_second', 'CREATE TABLE unit (id int)')
    await migrate(pool, folder)
  })

  it('when one was edited after it was applied', async () => {
    write('2_second', 'CREATE TABLE unit (id bigint)')
    await expect(migrate(pool, folder)).rejects.toThrow(
      'Migration 2_second was edited after it was applied: restore it and make the change in a new migration.')
  })

  it('when the database has one this version does not know', async () => {
    rmSync(path.join(folder, '2_second'), { recursive: true })
    await expect(migrate(pool, folder)).rejects.toThrow(
      'The database has migration 2_second, which this version does not know: run the newer version.')
  })

  it('when one was begun by Prisma and never finished', async () => {
    await pool.query("UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '2_second'")
    await expect(migrate(pool, folder)).rejects.toThrow('Migration 2_second was begun and never finished')
  })

  it('but not when that one was marked as rolled back, and then it is applied again', async () => {
    await pool.query("UPDATE _prisma_migrations SET finished_at = NULL, rolled_back_at = now() WHERE migration_name = '2_second'")
    await pool.query('DROP TABLE unit')
    expect(await migrate(pool, folder)).toEqual(['2_second'])
  })

  it('when a new one comes before one already applied', async () => {
    write('1_first', 'CREATE TABLE person (id int)')
    await expect(migrate(pool, folder)).rejects.toThrow(
      'Migration 1_first comes before 2_second, which is already applied: rename it so that it comes last.')
    expect(await tableExists('person')).toBe(false)
  })

  it('when one must run outside a transaction', async () => {
    write('3_third', 'CREATE INDEX CONCURRENTLY unit_by_id ON unit (id)')
    await expect(migrate(pool, folder)).rejects.toThrow('migrations that must run outside a transaction are not supported')
  })

  it('when one ends the transaction it runs in', async () => {
    write('3_third', 'CREATE TABLE person (id int); COMMIT; CREATE TABLE team (id int)')
    await expect(migrate(pool, folder)).rejects.toThrow('Migration 3_third ends the transaction it runs in, so what it did is not noted')
    expect(await book()).toEqual(['2_second'])
  })

  it('when a folder has no script', async () => {
    mkdirSync(path.join(folder, '3_third'))
    await expect(migrate(pool, folder)).rejects.toThrow('cannot be read: restore it, or remove its empty folder.')
  })
})
