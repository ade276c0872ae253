import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openDatabase } from '../../adapters/database/open.ts'
import { createOrganisation } from '../../adapters/database/setup.ts'
import { createStore } from '../../adapters/database/store.ts'
import { addDays } from '../../src/domain/calendar/london.ts'
import type { CaseRef } from '../../src/domain/ids.ts'
import type { Write } from '../../src/domain/outcome.ts'
import {
  aCommit, aCouncil, aDecision, anAsk, anEntry, aNotice, aPerson, aTask, newId, now, policy, today, writesOf,
} from '../contracts/council.ts'
import { quietLog } from '../support/quiet-log.ts'

/**
 * G4: the database part of a command, which is loading its scene and committing decision, audit, notice and request, against one
 * bare durable insert with the same driver (I). In an authority of 50 units, 300 people, 2,000 cases and 8,000 open tasks. Run with
 * `node test/bench/commit.ts`. Every case is asked about by turns, so that none gets more decisions than a real one has.
 *
 * The insert, the product's parts and the insert's twin take turns; where the twins differ by more than 15 % the machine was too busy
 * for the table to mean anything.
 */

const ROUNDS = 300
const AT_ONCE = 16

const dataDir = mkdtempSync(path.join(tmpdir(), 'commit-bench-'))
const database = await openDatabase({ dataDir, migrationsDir: 'prisma/migrations', log: quietLog() })
const { pool } = database
const store = createStore(pool)
const { council, cases } = await anAuthority()

await pool.query('CREATE TABLE floor (id uuid PRIMARY KEY, body jsonb NOT NULL)')
const body = JSON.stringify(aDecision(council))
const insert = () => pool.query({ name: 'floor', text: 'INSERT INTO floor (id, body) VALUES ($1, $2)', values: [newId('event'), body] })

let turn = 0
const someCase = () => cases[turn++ % cases.length] ?? council.family
const scene = ({ ref: caseRef, unitId } = someCase()) => store.scene(council.id, anAsk(council, { caseRef, unitId }))
const counted = ({ ref: caseRef, unitId } = someCase()) =>
  store.scene(council.id, anAsk(council, { caseRef, unitId, countsOpenTasks: true }))
const commit = (family = someCase()) => {
  const decision = aDecision(council, { caseId: family.id, unitId: family.unitId })
  const [entry, notice] = [anEntry(council, { subjectId: decision.id }), aNotice(council, `decision-recorded/${decision.id}`)]
  return store.commit(council.id, aCommit([{ kind: 'decision', row: decision }], { key: decision.id, audit: [entry], notices: [notice] }))
}
const command = async () => {
  const family = someCase()
  await scene(family)
  await commit(family)
}

const parts = { insert, scene, counted, commit, command, twin: insert }
type Part = keyof typeof parts
const inTurn = Object.keys(parts) as Part[]

const none = (): Record<Part, number[]> => ({ insert: [], scene: [], counted: [], commit: [], command: [], twin: [] })

const times = none()
for (let round = 0; round < ROUNDS; round++) for (const part of inTurn) times[part].push(await timed(parts[part]))
const alone = (part: Part) => median(times[part].slice(ROUNDS / 3))
console.log('One at a time, half of them in less than')
console.table(inTurn.map((part) => ({ part, ms: alone(part).toFixed(3), I: (alone(part) / alone('insert')).toFixed(2) })))

const rates = none()
for (let round = 0; round < 8; round++) for (const part of inTurn) rates[part].push(await rate(parts[part]))
const together = (part: Part) => median(rates[part].slice(2))
console.log(`${AT_ONCE} at once, how many a second`)
console.table(inTurn.map((part) => ({ part, 'a second': together(part).toFixed(0), I: (together('insert') / together(part)).toFixed(2) })))

await database.close()
rmSync(dataDir, { recursive: true, force: true })

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now()
  await work()
  return performance.now() - before
}

async function rate(work: () => Promise<unknown>): Promise<number> {
  const total = 20 * AT_ONCE
  let begun = 0
  const worker = async () => {
    while (begun++ < total) await work()
  }
  return (total / await timed(() => Promise.all(Array.from({ length: AT_ONCE }, worker)))) * 1_000
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** Loaded as an import loads it: everything in one commit. */
async function anAuthority() {
  const council = aCouncil()
  await createOrganisation(pool, { id: council.id, name: 'Council', policy, at: now })
  const units = Array.from({ length: 50 }, (_, index) => ({ ...council.unit, id: newId('unit'), code: `unit-${index}`, channels: [] }))
  const staff = units.flatMap((unit, at) => Array.from({ length: 6 }, (_, index) =>
    aPerson(council, `Person${at * 6 + index} Name`, [{ role: 'sw', unitId: unit.id, since: today, until: null }])))
  const cases = units.flatMap((unit, at) => Array.from({ length: 40 }, (_, index) => ({
    ...council.family, id: newId('case'), ref: `C-${2_000 + at * 40 + index}` as CaseRef, unitId: unit.id,
    children: [{ ...council.child, id: newId('child') }],
  })))
  const tasks = cases.flatMap((family, at) => Array.from({ length: 4 }, (_, index) => aTask(council, {
    unitId: family.unitId, caseId: family.id, due: addDays(today, at % 60), ownerId: staff[(Math.floor(at / 40) * 6) + index]?.id ?? null,
  })))
  const writes: Write[] = [
    ...units.map((row): Write => ({ kind: 'unit', row })), ...staff.map((row): Write => ({ kind: 'person', row })),
    ...cases.map((row): Write => ({ kind: 'case', row })), ...tasks.map((row): Write => ({ kind: 'task', row })),
  ]
  const imported = aCommit([...writesOf(council), ...writes], { audit: cases.map(() => anEntry(council)) })
  const seconds = (await timed(() => store.commit(council.id, imported)) / 1_000).toFixed(1)
  console.log(`${units.length} units, ${staff.length} people, ${cases.length} cases, ${tasks.length} tasks committed at once in ${seconds} s`)
  return { council, cases }
}
