import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { coordinatorProcess, unitcoProcess, type Coordinator, type Environment } from './support/processes.ts'

/** What arrives there, one after the other. */
function arriving<Item>() {
  const all: Item[] = []
  let waiting: (() => void) | null = null
  return {
    all,
    add(item: Item): void {
      all.push(item)
      waiting?.()
    },
    async reaches(count: number): Promise<readonly Item[]> {
      while (all.length < count) await new Promise<void>((resolve) => { waiting = resolve })
      return all
    },
  }
}

describe('the auditor of a process that was away for an hour', () => {
  const asked = arriving<string>()
  const letters = arriving<string>()
  const watcher = createServer((request, response) => {
    asked.add(`${request.method} ${request.url}`)
    response.end('OK')
  })
  const post = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'], logger: false,
    onData(stream, _session, taken) {
      text(stream).then((letter) => letters.add(letter)).then(() => taken(), taken)
    },
  })
  let database: TestDatabase
  let pool: pg.Pool
  let env: Environment
  let one: Coordinator

  beforeAll(async () => {
    database = await createTestDatabase()
    pool = new pg.Pool({ connectionString: database.url })
    await Promise.all([once(watcher.listen(0, '127.0.0.1'), 'listening'), once(post.listen(0, '127.0.0.1'), 'listening')])
    const portOf = (address: unknown): number => (address as AddressInfo).port
    env = {
      DATABASE_URL: database.url, PLAYGROUND: 'off', LOG_LEVEL: 'silent', ADMINISTRATORS: 'it@marlow.example',
      HEARTBEAT_URL: `http://127.0.0.1:${portOf(watcher.address())}/ping/a-secret`,
      SMTP_URL: `smtp://127.0.0.1:${portOf(post.server.address())}`,
    }
    await pool.query(`INSERT INTO beat (id, at, since, whole_at) SELECT 1, t, t, t FROM (SELECT now() - interval '1 hour' AS t)`)
    const started = await coordinatorProcess(env)
    if ('ended' in started) throw new Error(`it did not start:\n${started.ended.err}`)
    one = started.running
  }, 60_000)
  afterAll(async () => {
    await one.stop('SIGKILL')
    watcher.closeAllConnections()
    watcher.close()
    await Promise.all([new Promise<void>((resolve) => post.close(resolve)), pool.end()])
    await database.drop()
  })
  const get = async (where: string): Promise<string> => (await fetch(new URL(where, one.address))).text()

  it('writes to the administrators that it was, and says outside that all is well again', async () => {
    const [letter = ''] = await letters.reaches(1)
    expect(letter).toContain('To: it@marlow.example')
    expect(letter).toContain('Subject: The Co-ordinator was away')
    expect(await asked.reaches(1)).toContain('GET /ping/a-secret')
  }, 60_000)

  it('when its beat has stopped is not ready, in figures too, and the doctor says what to do', async () => {
    await pool.query(`UPDATE beat SET at = at - interval '1 hour';
      CREATE FUNCTION leave_as_it_is() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
      CREATE TRIGGER stopped BEFORE INSERT OR UPDATE ON beat FOR EACH ROW EXECUTE FUNCTION leave_as_it_is()`)
    const says = /^The minute’s work was last done .* ago\)\. Check that the co-ordinator runs; if it does, stop it and start it again\.$/
    const ready = JSON.parse(await get('/readyz')) as { readonly ready: boolean; readonly checks: readonly unknown[] }
    expect(ready.ready).toBe(false)
    expect(ready.checks).toContainEqual({ name: 'beat', problem: expect.stringMatching(says) })
    expect(Number(/^unitco_seconds_since_beat (\S+)$/m.exec(await get('/metrics'))?.[1])).toBeGreaterThan(3_500)
    const doctor = await unitcoProcess(env, 'doctor')
    expect([doctor.code, doctor.out]).toEqual([1, expect.stringContaining('mend  beat            The minute’s work was last done ')])
    expect(doctor.out + doctor.err).not.toContain('a-secret')
  }, 60_000)

  it('stops cleanly', async () => {
    expect(await one.stop('SIGTERM')).toMatchObject({ code: 0 })
  }, 60_000)
})
