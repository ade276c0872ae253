import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Database, openDatabase } from '../../../adapters/database/open.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'

const log = pino({ level: 'silent' })
const migrationsDir = 'prisma/migrations'

describe('a database named by DATABASE_URL', () => {
  let testDatabase: TestDatabase
  let database: Database

  beforeAll(async () => {
    testDatabase = await createTestDatabase()
    database = await openDatabase({ url: testDatabase.url, dataDir: '/nowhere', migrationsDir, log })
  })

  afterAll(async () => {
    await database.close()
    await testDatabase.drop()
  })

  it('is used as it is, with nothing left to migrate', () => {
    expect(database).toMatchObject({ mode: 'server', applied: [] })
  })

  it('runs its sessions in UTC', async () => {
    const { rows } = await database.pool.query("SELECT current_setting('TimeZone') AS zone")
    expect(rows).toEqual([{ zone: 'UTC' }])
  })

  it('shares its connections between SQL by hand and Prisma', async () => {
    const backends = await Promise.all(Array.from({ length: 20 }, async (_, index) => {
      const sql = 'SELECT pg_backend_pid() AS pid'
      const rows = index % 2 ? await database.prisma.$queryRawUnsafe<{ pid: number }[]>(sql) : (await database.pool.query<{ pid: number }>(sql)).rows
      return rows[0]?.pid
    }))
    expect(new Set(backends).size).toBeLessThanOrEqual(10)
    expect(database.pool.totalCount).toBe(new Set(backends).size)
  })
})
