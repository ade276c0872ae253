import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Database, openDatabase } from '../../../adapters/database/open.ts'
import { awaitServer, openPool } from '../../../adapters/database/pool.ts'
import type { Log } from '../../../src/ports/log.ts'
import { createTestDatabase, type TestDatabase } from '../../support/database.ts'
import { ask, freshDataDir } from '../../support/embedded.ts'
import { quietLog } from '../../support/quiet-log.ts'

const migrationsDir = path.resolve(import.meta.dirname, '..', '..', '..', 'prisma', 'migrations')
let testDatabase: TestDatabase

beforeAll(async () => {
  testDatabase = await createTestDatabase()
})

afterAll(() => testDatabase.drop())

describe('a database named by DATABASE_URL', () => {
  const log = quietLog()
  let database: Database

  beforeAll(async () => {
    database = await openDatabase({ url: testDatabase.url, dataDir: '/nowhere', migrationsDir, log })
  })

  afterAll(() => database.close())

  it('is used as it is, with nothing left to migrate', () => {
    expect(database).toMatchObject({ mode: 'server', applied: [] })
  })

  it('runs its sessions in UTC', async () => {
    const { rows } = await database.pool.query("SELECT current_setting('TimeZone') AS zone")
    expect(rows).toEqual([{ zone: 'UTC' }])
  })

  it('reads a date as the day it says, not as an instant', async () => {
    const { rows } = await database.pool.query(`
      SELECT date '2026-06-30' AS day, NULL::date AS none, timestamptz '2026-06-30 00:30+01' AS moment`)
    expect(rows).toEqual([{ day: '2026-06-30', none: null, moment: new Date('2026-06-29T23:30:00Z') }])
  })

  it('shares its connections between SQL by hand and Prisma', async () => {
    const sql = 'SELECT pg_backend_pid() AS pid'
    const byHand = async () => (await database.pool.query<{ pid: number }>(sql)).rows
    const byPrisma = () => database.prisma.$queryRawUnsafe<{ pid: number }[]>(sql)
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => index % 2 ? byPrisma() : byHand()))
    const backends = new Set(answers.flat().map(({ pid }) => pid))
    expect(backends.size).toBeLessThanOrEqual(10)
    expect(database.pool.totalCount).toBe(backends.size)
  })

  it('goes on after its connections were cut, idle ones and ones in use', async () => {
    const { pool, prisma } = database
    const inUse = await pool.connect()
    await inUse.query('BEGIN')
    const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`
    await ask(testDatabase.url, cut)
    await expect(inUse.query('SELECT 1')).rejects.toThrow(/terminat|not queryable/)
    inUse.release(true)
    await vi.waitFor(() => expect(pool.totalCount).toBe(0), { timeout: 15_000 }) // the news has arrived
    await expect(pool.query('SELECT pg_terminate_backend(pg_backend_pid())')).rejects.toThrow(/terminat/)
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
    expect(await prisma.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }])
    expect(log.said).toContain('A database connection dropped')
  })
})

describe('a server is refused', () => {
  const name = () => new URL(testDatabase.url).pathname.slice(1)
  const open = (url = testDatabase.url) => openDatabase({ url, dataDir: '/nowhere', migrationsDir, log: quietLog() })

  afterEach(() => ask(testDatabase.url, `ALTER DATABASE ${name()} RESET ALL`))

  it('when it confirms before it has saved', async () => {
    await ask(testDatabase.url, `ALTER DATABASE ${name()} SET synchronous_commit = off`)
    await expect(open()).rejects.toThrow('The database has synchronous_commit off and could lose what it has confirmed')
  })

  it('when the address sets another time zone', async () => {
    const url = new URL(testDatabase.url)
    url.searchParams.set('options', '-c TimeZone=Europe/London')
    await expect(open(url.href)).rejects.toThrow(
      "The database session's time zone is Europe/London: remove TimeZone from the options in DATABASE_URL.")
  })

  it('when it refuses us, at once and with its reason', async () => {
    const url = new URL(testDatabase.url)
    url.pathname = 'no_such_database'
    await expect(open(url.href)).rejects.toThrow(
      'The database server refuses the connection (database "no_such_database" does not exist): check DATABASE_URL and the server.')
  })

  it('when it is not there', async () => {
    const pool = openPool('postgresql://nobody@127.0.0.1:1/none', quietLog())
    await expect(awaitServer(pool, quietLog(), 0)).rejects.toThrow(
      'The database server cannot be reached (ECONNREFUSED): check DATABASE_URL and the server.')
    await pool.end()
  })

  it('but one that is only starting is waited for', async () => {
    const url = new URL(testDatabase.url)
    const socket = path.join(url.searchParams.get('host') ?? '', '.s.PGSQL.5432')
    const door = createServer((client) => void client.pipe(connect(socket)).pipe(client))
    await once(door.listen(0, '127.0.0.1'), 'listening')
    const { port } = door.address() as AddressInfo
    await promisify(door.close.bind(door))()
    const log = quietLog()
    const pool = openPool(`postgresql://${url.username}@127.0.0.1:${port}/${name()}`, log)
    const openDoor: Log['info'] = (fields, what) => {
      log.info(fields, what)
      door.listen(port, '127.0.0.1')
    }
    await awaitServer(pool, { ...log, info: openDoor })
    expect(log.said).toEqual(['Waiting for the database server'])
    await pool.end()
    door.close()
  })
})

describe('without DATABASE_URL', { timeout: 60_000 }, () => {
  it('the embedded server is used, and commands join it while it runs', async () => {
    const dataDir = freshDataDir()
    const open = (joinsRunning: boolean) => openDatabase({ dataDir, migrationsDir, log: quietLog(), joinsRunning })
    const main = await open(true)
    expect(main.mode).toBe('embedded')
    const command = await open(true)
    expect(command).toMatchObject({ mode: 'embedded', applied: [] })
    await command.close()
    expect((await main.pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
    await main.close()
  })
})
