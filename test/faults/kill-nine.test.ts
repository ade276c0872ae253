import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { verifyAudit } from '../../adapters/database/audit.ts'
import { openDatabase } from '../../adapters/database/open.ts'
import { createStore } from '../../adapters/database/store.ts'
import type { OrganisationId } from '../../src/domain/ids.ts'
import { aCommit } from '../contracts/council.ts'
import { childrenOf, freshDataDir, postmasterOf } from '../support/embedded.ts'
import { quietLog } from '../support/quiet-log.ts'

/** What is killed in each run, in the middle of a stream of commits. */
const RUNS = ['process', 'server', 'process', 'server and process', 'process', 'server and process'] as const
/** At least so many commits are acknowledged between two kills. */
const BETWEEN = 60

describe('nothing acknowledged is lost (invariant 1)', () => {
  it(`when the process, the server or both are killed at any instant, ${RUNS.length} times`, { timeout: 240_000 }, async () => {
    const dataDir = freshDataDir()
    const acknowledged: number[] = []
    for (const [run, killed] of RUNS.entries()) {
      const stream = await streamCommits(dataDir, (run + 1) * 10_000)
      await stream.acknowledges(BETWEEN + Math.random() * BETWEEN)
      if (killed !== 'process') {
        for (const pid of [postmasterOf(dataDir), ...childrenOf(postmasterOf(dataDir))]) process.kill(pid, 'SIGKILL')
        if (killed === 'server') await stream.acknowledges(BETWEEN + Math.random() * BETWEEN)
      }
      acknowledged.push(...await stream.kill())
    }

    const database = await openDatabase({ dataDir, migrationsDir: 'prisma/migrations', log: quietLog() })
    onTestFinished(database.close)
    const [organisation] = await createStore(database.pool).organisations()
    const kept = await whatIsKept(database.pool)

    // What was acknowledged is there; what was under way is there in every part, or in none.
    const tasks = [...kept.tasks.keys()]
    expect(acknowledged.filter((number) => !kept.tasks.has(number))).toEqual([])
    expect(kept.audited).toEqual(tasks)
    expect(kept.promised).toEqual(tasks)
    expect(kept.requested).toEqual(tasks)
    expect(tasks.length).toBeGreaterThanOrEqual(RUNS.length * BETWEEN)
    // Nothing is there twice, and no number was given twice or passed over.
    expect([...kept.tasks.values()].sort((a, b) => a - b)).toEqual(tasks.map((_, index) => index + 1))
    expect(organisation && await verifyAudit(database.pool, organisation.id)).toEqual({ kind: 'whole', entries: tasks.length + 1 })
    // Asked again under its key, each gives the number given then.
    for (const number of [tasks[0], tasks.at(-1), acknowledged.at(-1)]) {
      const again = await createStore(database.pool).commit(organisation?.id as OrganisationId, aCommit([], { key: String(number) }))
      expect(again).toMatchObject({ kind: 'repeated' })
      expect(again.kind === 'repeated' && Object.values(again.numbers)).toEqual([kept.tasks.get(number ?? -1)])
    }
  })
})

/** The numbers each part of the commits says it has, in order; tasks with the number people know them by. */
async function whatIsKept(pool: pg.Pool) {
  const numbers = async (sql: string) => (await pool.query<{ n: number }>(`${sql} ORDER BY n`)).rows.map(({ n }) => n)
  const { rows } = await pool.query<{ n: number; number: number }>('SELECT title::int AS n, number FROM task ORDER BY n')
  return {
    tasks: new Map(rows.map(({ n, number }) => [n, number])),
    audited: await numbers(`SELECT (a.detail->>'number')::int AS n FROM audit_event a JOIN task t ON t.id = a.subject_id`),
    promised: await numbers('SELECT occurrence::int AS n FROM notice'),
    requested: await numbers(`SELECT key::int AS n FROM request WHERE key <> 'seed'`),
  }
}

async function streamCommits(dataDir: string, from: number) {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'stream-commits.ts'), dataDir, String(from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines = createInterface({ input: child.stdout })
  const acknowledged: number[] = []
  const [ready] = await Promise.race([once(lines, 'line'), once(child, 'exit')]) as [unknown]
  if (ready !== 'ready') throw new Error('The process that should commit ended.')
  lines.on('line', (line) => acknowledged.push(Number(line)))
  return {
    /** Settles when so many more are acknowledged. */
    async acknowledges(more: number): Promise<void> {
      const enough = acknowledged.length + more
      while (acknowledged.length < enough) await once(lines, 'line')
    },
    /** Kills the process, and gives everything it had acknowledged by then. */
    async kill(): Promise<readonly number[]> {
      child.kill('SIGKILL')
      await once(lines, 'close')
      return acknowledged
    },
  }
}
