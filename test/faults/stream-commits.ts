/**
 * A process to be killed: opens the embedded database in the directory it is given and commits without end, several commits at a
 * time, printing the number of each once it is acknowledged. A commit that fails is sent again under the same key until it is answered.
 */
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '../../adapters/database/open.ts'
import { createOrganisation } from '../../adapters/database/setup.ts'
import { createStore } from '../../adapters/database/store.ts'
import type { Task } from '../../src/domain/task/task.ts'
import type { Commit, CommitResult } from '../../src/ports/store.ts'
import { aCommit, aCouncil, anEntry, aNotice, aTask, type Council, now, policy, writesOf } from '../contracts/council.ts'
import { quietLog } from '../support/quiet-log.ts'

const STREAMS = 8

const [dataDir = '', first = '0'] = process.argv.slice(2)
const migrationsDir = path.join(import.meta.dirname, '..', '..', 'prisma', 'migrations')
const { pool } = await openDatabase({ dataDir, migrationsDir, log: quietLog() })
const store = createStore(pool)
const council = await theCouncil()
let next = Number(first)
console.log('ready')
await Promise.all(Array.from({ length: STREAMS }, stream))

/** Each commit raises a task and closes the one before, says so in the audit, and promises a notice: the same number in all of them. */
async function stream(): Promise<never> {
  let before: Task | undefined
  for (;;) {
    const number = next++
    const task = aTask(council, { title: String(number) })
    const closed: Task[] = before === undefined ? [] : [{ ...before, state: 'met', closedAt: now, version: 1 }]
    const result = await answered(aCommit([task, ...closed].map((row) => ({ kind: 'task', row })), {
      key: String(number), audit: [anEntry(council, { subjectId: task.id, detail: { number } })], notices: [aNotice(council, String(number))],
    }))
    console.log(number)
    before = result.kind === 'stale' ? undefined : { ...task, number: result.numbers[task.id] ?? 0 }
  }
}

async function answered(commit: Commit): Promise<CommitResult> {
  for (;;) {
    try {
      return await store.commit(council.id, commit)
    } catch {
      await pause(10) // the server was killed and is on its way back
    }
  }
}

/** The one the first process made, or a new one. */
async function theCouncil(): Promise<Council> {
  const [organisation] = await store.organisations()
  const fresh = aCouncil()
  if (organisation === undefined) {
    await createOrganisation(pool, { id: fresh.id, name: 'Council', policy, at: now })
    await store.commit(fresh.id, aCommit(writesOf(fresh), { key: 'seed' }))
    return fresh
  }
  const [unit] = await store.units(organisation.id)
  const [family] = await store.caseHistories(organisation.id, { after: null, limit: 1 })
  const jo = (await store.people(organisation.id)).find(({ name }) => name === fresh.jo.name)
  if (unit === undefined || family === undefined || jo === undefined) throw new Error('The council is not whole.')
  return { ...fresh, id: organisation.id, unit, jo, uma: jo, family: family.history.case }
}
