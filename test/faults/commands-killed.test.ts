import { spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { findRunning } from '../../adapters/database/embedded/start.ts'
import { verifyAudit } from '../../adapters/database/audit.ts'

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url))
const RUNS = 3
const SENDERS = 6

interface Running {
  readonly process: ChildProcess
  readonly address: string
}

/**
 * Invariant 1: nothing acknowledged is lost. The whole product is killed with SIGKILL in the middle of a stream of commands, again
 * and again; then what was acknowledged is compared with what is stored, audited, promised and shown.
 */
describe('the product killed in the middle of a stream of commands', () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'killed-'))
  let running: Running | null = null
  afterAll(async () => {
    if (running !== null) await killed(running)
    rmSync(dataDir, { recursive: true, force: true })
  })

  it(`keeps every acknowledged command over ${RUNS} kills, once`, async () => {
    const acknowledged: number[] = []
    let next = 0
    for (let run = 0; run < RUNS; run += 1) {
      running = await started(dataDir)
      const { address } = running
      const send = async (): Promise<void> => {
        for (;;) {
          const number = next++
          if (!await say(address, `/allocate C-1042 errand number ${number}`)) return
          acknowledged.push(number)
        }
      }
      const senders = Promise.all(Array.from({ length: SENDERS }, send))
      // long enough for some to be under way in every stage; where exactly the kill falls is left to chance
      const enough = (run + 1) * 40 + Math.floor(Math.random() * 20)
      const isEnough = async (): Promise<void> => {
        await expect.poll(() => acknowledged.length, { timeout: 60_000, interval: 5 }).toBeGreaterThanOrEqual(enough)
      }
      await Promise.race([isEnough(), senders])
      await killed(running)
      await senders
    }
    running = await started(dataDir)

    const url = await findRunning(dataDir)
    const pool = new pg.Pool({ connectionString: url })
    try {
      const wanted = acknowledged.map((number) => `Errand number ${number}`).toSorted()
      const titles = await column(pool, `SELECT title FROM task WHERE title LIKE 'Errand number %'`)
      expect(titles.length, 'nothing is stored twice').toBe(new Set(titles).size)
      expect(wanted.filter((title) => !titles.includes(title)), 'acknowledged and not stored').toEqual([])

      const audited = await column(pool, `SELECT t.title FROM task t JOIN audit_event a ON a.subject_id = t.id AND a.event = 'task-raised' WHERE t.title LIKE 'Errand number %'`)
      expect(audited.toSorted()).toEqual(titles.toSorted())
      const [organisation] = await column(pool, 'SELECT id FROM organisation')
      expect(await verifyAudit(pool, organisation as Parameters<typeof verifyAudit>[1])).toMatchObject({ kind: 'whole' })

      const unkept = `SELECT n.occurrence FROM notice n WHERE n.about->>'kind' = 'task-raised' AND n.state NOT IN ('sent', 'stale')`
      // what a killed sender had claimed is taken over when its minute is up, at the next beat: two minutes at most, and the work itself
      await expect.poll(() => column(pool, unkept), { timeout: 180_000, interval: 500 }).toEqual([])
      const shown = await column(pool, `SELECT notice_id FROM playground_message WHERE notice_id IS NOT NULL`)
      expect(shown.length, 'nobody is shown two').toBe(new Set(shown).size)
      const sent = await column(pool, `SELECT id FROM notice WHERE about->>'kind' = 'task-raised' AND state = 'sent'`)
      expect(sent.filter((id) => !shown.includes(id)), 'sent and not shown').toEqual([])
      expect(sent.length).toBeGreaterThanOrEqual(acknowledged.length)
    } finally {
      await pool.end()
    }
  }, 420_000)
})

async function started(dataDir: string): Promise<Running> {
  const child = spawn(process.execPath, [MAIN], { env: { ...process.env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'error' }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stderr.on('data', (data) => { said += String(data) })
  for await (const data of child.stdout) {
    said += String(data)
    const address = /ready at (\S+)/.exec(said)?.[1]
    if (address !== undefined) return { process: child, address }
  }
  throw new Error(`it did not start:\n${said}`)
}

async function killed({ process: child }: Running): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

/** True once the product has acknowledged the command; false when it was gone first. */
async function say(address: string, line: string): Promise<boolean> {
  const payload = { as: 'kim.abbott@marlow.example', in: 'hawthorn', thread: null, key: randomUUID(), line }
  try {
    const response = await fetch(new URL('/playground/say', address), {
      method: 'POST', headers: { 'content-type': 'application/json', 'origin': new URL(address).origin }, body: JSON.stringify(payload),
    })
    const answered: unknown = await response.json()
    if (!response.ok || JSON.stringify(answered) !== '{"kind":"messages"}') throw new Error(`answered ${response.status}: ${JSON.stringify(answered)}`)
    return true
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return false
    throw error
  }
}

async function column(pool: pg.Pool, sql: string): Promise<string[]> {
  const { rows } = await pool.query({ text: sql, rowMode: 'array' })
  return rows.map((row) => String(row[0]))
}
