import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate } from '../../../adapters/database/migrate.ts'
import { openPool } from '../../../adapters/database/pool.ts'
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { quietLog } from '../../support/quiet-log.ts'

const repository = path.resolve(import.meta.dirname, '..', '..', '..')

describe('the Prisma command line, without a network', { timeout: 60_000 }, () => {
  let migrated: TestDatabase
  let empty: TestDatabase

  beforeAll(async () => {
    migrated = await createTestDatabase()
    empty = await createEmptyDatabase()
  })

  afterAll(async () => {
    await migrated.drop()
    await empty.drop()
  })

  async function prisma(url: string, ...command: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(process.execPath, ['prisma/offline/prisma.ts', ...command], {
      cwd: repository, env: { ...process.env, DATABASE_URL: url },
    })
    return stdout
  }

  it('agrees with the book we kept when we applied the migrations', async () => {
    expect(await prisma(migrated.url, 'migrate', 'status')).toContain('Database schema is up to date!')
  })

  it('applies the migrations itself, and then so do we agree', async () => {
    expect(await prisma(empty.url, 'migrate', 'deploy')).toContain('All migrations have been successfully applied.')
    const pool = openPool(empty.url, quietLog())
    expect(await migrate(pool, path.join(repository, 'prisma', 'migrations'))).toEqual([])
    await pool.end()
  })

  it('says so and fails when there is no such database', async () => {
    const url = new URL(empty.url)
    url.pathname = 'no_such_database'
    await expect(prisma(url.href, 'migrate', 'status')).rejects.toThrow(/no_such_database/)
  })
})
