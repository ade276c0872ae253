import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { createEmptyDatabase } from './support/database.ts'
import { expectStopped } from './support/embedded.ts'
import { coordinatorProcess, unitcoProcess, type Coordinator, type Environment } from './support/processes.ts'

/** Whatever is still running when a test fails is ended with it. */
const running = new Set<Coordinator>()
afterAll(() => Promise.all([...running].map((one) => one.stop('SIGKILL'))))

async function started(env: Environment): Promise<Coordinator> {
  const first = await coordinatorProcess(env)
  if ('ended' in first) throw new Error(`it did not start:\n${first.ended.err}`)
  running.add(first.running)
  return first.running
}

async function stopped(one: Coordinator, signal: NodeJS.Signals): Promise<void> {
  const { code, err } = await one.stop(signal)
  running.delete(one)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  await expect(fetch(one.address)).rejects.toThrow('fetch failed')
}

async function refused(env: Environment): Promise<string> {
  const first = await coordinatorProcess(env)
  if ('running' in first) {
    await first.running.stop('SIGKILL')
    throw new Error('it started')
  }
  expect([first.ended.code, first.ended.out]).toEqual([1, ''])
  return first.ended.err
}

async function get(one: Coordinator, where: string): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(new URL(where, one.address))
  return { status: response.status, text: await response.text() }
}

describe('the co-ordinator on a fresh machine', () => {
  const dataDir = path.join(mkdtempSync(path.join(tmpdir(), 'coordinator-main-')), 'data')
  afterAll(() => rmSync(path.dirname(dataDir), { recursive: true, force: true }))
  const env = { DATA_DIR: dataDir }
  let one: Coordinator

  it('starts with its own database and a demonstration, prints its address, and is ready', async () => {
    one = await started(env)
    expect(one.address.href).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
    expect(await get(one, '/healthz')).toMatchObject({ status: 200 })
    expect(await get(one, '/readyz')).toMatchObject({ status: 200, text: expect.stringContaining('"ready":true') })
    expect((await get(one, '/metrics')).text).toContain('unitco_notices{state="pending"} 0')
    expect((await get(one, '/')).text).toContain('hawthorn')
  }, 90_000)

  it('lets an administrator’s commands in while it runs', async () => {
    expect(await unitcoProcess(env, 'agenda', 'hawthorn')).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Hawthorn') })
    expect(await get(one, '/healthz')).toMatchObject({ status: 200 })
  }, 60_000)

  it('refuses a second one on the same data, in one sentence', async () => {
    expect(await refused(env)).toMatch(/^\S+ is in use by another process or container: .*\.\n$/)
  }, 60_000)

  it('stops when it is told to, cleanly and wholly', async () => {
    await stopped(one, 'SIGTERM')
    expectStopped(dataDir)
  }, 60_000)

  it('lets an administrator’s commands in while it does not run, and leaves nothing running', async () => {
    expect(await unitcoProcess(env, 'agenda', 'hawthorn', '--json')).toMatchObject({ code: 0, err: '' })
    expectStopped(dataDir)
  }, 60_000)

  it('starts again with what it had, and stops at Ctrl-C', async () => {
    one = await started({ ...env, PLAYGROUND: 'off' })
    expect((await get(one, '/readyz')).status).toBe(200)
    expect((await get(one, '/')).status).toBe(404)
    await stopped(one, 'SIGINT')
    expectStopped(dataDir)
  }, 60_000)
})

describe('a start that cannot be', () => {
  it('for what is wrong with the environment names every problem, and touches nothing', async () => {
    const wrong = { PORT: 'eighty', DATABASE_URL: 'mysql://db', PLAYGROUND: 'yes', LOG_LEVEL: 'loud', DATA_DIR: '/nonexistent/data' }
    expect(await refused(wrong)).toBe([
      'The configuration has 4 problems:',
      '  PORT must be a whole number.',
      '  DATABASE_URL must be an address like postgresql://user:password@host:5432/name.',
      '  LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.',
      '  PLAYGROUND must be on or off.',
      '',
    ].join('\n'))
  })

  it('because its port is taken says so in one sentence, and stops the database it had started', async () => {
    const home = mkdtempSync(path.join(tmpdir(), 'coordinator-port-'))
    const other = createServer()
    try {
      await once(other.listen(0, '127.0.0.1'), 'listening')
      const { port } = other.address() as AddressInfo
      const dataDir = path.join(home, 'data')
      expect(await refused({ PORT: String(port), DATA_DIR: dataDir, PLAYGROUND: 'off' }))
        .toBe(`Port ${port} on 127.0.0.1 is already in use. Stop what uses it, or set PORT to another number.\n`)
      expectStopped(dataDir)
    } finally {
      other.close()
      rmSync(home, { recursive: true, force: true })
    }
  }, 60_000)

  it('because the database refuses it says so in one sentence, without the password', async () => {
    const database = await createEmptyDatabase()
    const url = new URL(database.url)
    url.pathname = '/no_such_database'
    url.password = 'hunter2'
    const says = await refused({ DATABASE_URL: url.href })
    expect(says).toMatch(/^The database server refuses the connection \(.*\): check DATABASE_URL and the server\.\n$/)
    expect(says).not.toContain('hunter2')
    await database.drop()
  }, 60_000)
})

describe('the co-ordinator on another PostgreSQL', () => {
  it('works with DATABASE_URL and no other change, and two share it', async () => {
    const database = await createEmptyDatabase()
    const pool = new pg.Pool({ connectionString: database.url })
    try {
      const one = await started({ DATABASE_URL: database.url })
      const two = await started({ DATABASE_URL: database.url })
      expect([(await get(one, '/readyz')).status, (await get(two, '/readyz')).status]).toEqual([200, 200])
      const { rows } = await pool.query('SELECT name FROM organisation')
      expect(rows).toEqual([{ name: 'Marlow (demonstration)' }])
      await Promise.all([stopped(one, 'SIGTERM'), stopped(two, 'SIGTERM')])
    } finally {
      await pool.end()
      await database.drop()
    }
  }, 90_000)
})
