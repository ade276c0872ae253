import { spawn } from 'node:child_process'
import { once } from 'node:events'
import pg from 'pg'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { LIFELINE } from '../../adapters/database/embedded/server.ts'
import { startEmbedded } from '../../adapters/database/embedded/start.ts'
import { ask, childrenOf, freshDataDir, holdDatabase, postmasterOf } from '../support/embedded.ts'
import { quietLog } from '../support/quiet-log.ts'

describe('when our process is killed', { timeout: 60_000 }, () => {
  it('its server stops by itself, and the next start waits for that', async () => {
    const dataDir = freshDataDir()
    const holder = await holdDatabase(dataDir)
    const orphan = postmasterOf(dataDir)
    await holder.kill()
    const next = await startEmbedded(dataDir, quietLog())
    expect(() => process.kill(orphan, 0)).toThrow('ESRCH')
    expect(await ask(next.url, 'SELECT count(*)::int FROM acknowledged')).toEqual([{ count: 0 }])
    await next.stop()
  })

  it('in the first instant of its server, which does not yet listen to signals, that is told again', async () => {
    const deafAtFirst = `
      process.once('SIGINT', () => process.once('SIGINT', () => process.exit()))
      setInterval(() => {}, 60_000)
      console.error('up')`
    const server = spawn('/bin/sh', ['-c', LIFELINE, 'sh', process.execPath, '-e', deafAtFirst], {
      stdio: ['pipe', 'ignore', 'pipe'], detached: true,
    })
    onTestFinished(() => stopGroup(server.pid)) // should the test fail
    await once(server.stderr, 'data')
    server.stdin.end() // as the death of our process does
    await once(server, 'exit')
  })

  it('in the middle of writing together with its server, every acknowledged row is there afterwards', async () => {
    const dataDir = freshDataDir()
    for (const until of [50, 120, 200]) {
      const holder = await holdDatabase(dataDir, 'write')
      await holder.reaches(until)
      for (const pid of [postmasterOf(dataDir), ...childrenOf(postmasterOf(dataDir))]) process.kill(pid, 'SIGKILL')
      await holder.kill()
      const next = await startEmbedded(dataDir, quietLog())
      const [row] = await ask<{ last: number, count: number }>(next.url, 'SELECT max(number) AS last, count(*)::int FROM acknowledged')
      expect(row?.last).toBeGreaterThanOrEqual(holder.acknowledged())
      expect(row?.count).toBe(row?.last) // none missing in between
      await ask(next.url, 'TRUNCATE acknowledged')
      await next.stop()
    }
  })
})

describe('when the server is killed under us', { timeout: 60_000 }, () => {
  it('commands fail until it has recovered, by itself and at the same address, and nothing is lost', async () => {
    const dataDir = freshDataDir()
    const log = quietLog()
    const server = await startEmbedded(dataDir, log)
    const pool = new pg.Pool({ connectionString: server.url })
    pool.on('error', () => {})
    await pool.query('CREATE TABLE kept AS SELECT 42 AS answer')
    const killed = postmasterOf(dataDir)
    process.kill(killed, 'SIGKILL')
    const recover = async () => {
      expect((await pool.query('SELECT answer FROM kept')).rows).toEqual([{ answer: 42 }])
      expect(postmasterOf(dataDir)).not.toBe(killed)
    }
    await vi.waitFor(recover, { timeout: 30_000 })
    expect(log.said).toContain('PostgreSQL ended by itself and is started again')
    await pool.end()
    await server.stop()
  })
})

function stopGroup(leader: number | undefined): void {
  try {
    if (leader !== undefined) process.kill(-leader, 'SIGKILL')
  } catch {
    // it has ended, as it should
  }
}
