import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCommit, aDecision, anEscalation } from '../../contracts/council.ts'
import { aStoredCouncil } from '../../contracts/kept.ts'
import { keepOnPostgresql } from '../../support/kept-on-postgresql.ts'

const migration = readFileSync(new URL('../../../prisma/migrations/20261122043740_ladder/migration.sql', import.meta.url), 'utf8')
const FILLED_IN = migration.slice(migration.indexOf('UPDATE "escalation"'))

/** What was on its way before ladders named people, channels and how long they may be held. */
describe('a ladder frozen by an earlier version', () => {
  let kept: Awaited<ReturnType<typeof keepOnPostgresql>>
  beforeAll(async () => {
    kept = await keepOnPostgresql()
  })
  afterAll(() => kept.close())

  it.each([
    ['routine', false, { minutes: 480, counting: 'working', times: 1 }], ['urgent', true, { minutes: 30, counting: 'elapsed', times: 1 }],
  ] as const)('%s: keeps its rungs in order and is told as it was, by role and in direct messages', async (_pace, isUrgent, hold) => {
    const council = await aStoredCouncil(kept)
    const decision = aDecision(council, { state: 'waiting' })
    const escalation = anEscalation(council, decision, { isUrgent })
    await kept.store.commit(council.id, aCommit([{ kind: 'decision', row: decision }, { kind: 'escalation', row: escalation }]))
    const wait = { minutes: 15, counting: 'elapsed' }
    const before = [{ role: 'gm', wait, decides: false }, { role: 'hos', wait, decides: true }]
    await kept.pool.query('UPDATE escalation SET steps = $2 WHERE id = $1', [escalation.id, JSON.stringify(before)])
    await kept.pool.query(FILLED_IN)
    const [found] = await kept.store.openEscalations(council.id)
    expect(found?.steps).toEqual(before.map((step) => ({ ...step, person: null, through: ['direct'], hold })))
  })
})
