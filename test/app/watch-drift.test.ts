import { beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../src/app/app.ts'
import { tick } from '../../src/app/tick.ts'
import { watchForDrift } from '../../src/app/watch-drift.ts'
import { addMinutes } from '../../src/domain/calendar/london.ts'
import { eventsFile, HAWTHORN } from '../support/hawthorn-files.ts'
import { keptLog } from '../support/kept-log.ts'
import { createWorld, instantOf, type World } from '../support/world.ts'

const QUIET = eventsFile(...['C-1042', 'C-1043', 'C-1045', 'C-2001'].map((ref) => [ref, 'child-in-need', '2026-08-03'] as const))
const MORNING = instantOf('2026-11-23 08:30')

describe('the daily look for drift', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-20 17:30', files: { ...HAWTHORN, events: QUIET } })
  })
  const raised = async (): Promise<readonly string[]> => {
    const { rows } = await world.pool.query<{ ref: string }>(
      `SELECT c.ref FROM drift x JOIN "case" c ON c.id = x.case_id WHERE x.state = 'open' ORDER BY c.ref`)
    return rows.map(({ ref }) => ref)
  }

  it('does not begin before the morning, and looks at no case before then', async () => {
    let pages = 0
    const { store } = world.app
    const app: App = { ...world.app, store: { ...store, casesToWatch: (...page) => { pages += 1; return store.casesToWatch(...page) } } }
    for (const early of ['2026-11-21 10:00', '2026-11-23 00:01', '2026-11-23 08:29'] as const) {
      await watchForDrift(app, world.organisationId, instantOf(early))
    }
    expect([pages, await raised()]).toEqual([0, []])
  })

  it('leaves out a case that cannot be looked at, says so, and tries it again', async () => {
    const log = keptLog()
    const { store } = world.app
    const { rows: [broken] } = await world.pool.query<{ id: string }>(`SELECT id FROM "case" WHERE ref = 'C-1043'`)
    const driftsOf: typeof store.driftsOf = (organisation, id, asked) =>
      (id === broken?.id ? Promise.reject(new Error('broken')) : store.driftsOf(organisation, id, asked))
    const app: App = { ...world.app, log, store: { ...store, driftsOf } }
    await expect(watchForDrift(app, world.organisationId, MORNING)).rejects.toThrow('not every case could be looked at for drift')
    expect(log.lines.map(({ fields }) => fields['case'])).toEqual([broken?.id])
    expect(await raised()).toEqual(['C-1042', 'C-1045', 'C-2001'])
    const sound: App = { ...world.app, store: { ...store } }
    await watchForDrift(sound, world.organisationId, addMinutes(MORNING, 1))
    expect(await raised()).toEqual(['C-1042', 'C-1043', 'C-1045', 'C-2001'])
  })

  it('by two processes at once raises each case once, and tells its lead once', async () => {
    await world.pool.query('DELETE FROM drift')
    const others = await Promise.all([world.startProcess(), world.startProcess()])
    await Promise.all(others.map(({ app }) => tick(app, instantOf('2026-11-24 08:30'))))
    for (const { app } of others) await tick(app, instantOf('2026-11-24 08:31'))
    expect(await raised()).toEqual(['C-1042', 'C-1043', 'C-1045', 'C-2001'])
    const { rows } = await world.pool.query<{ told: number }>(`SELECT count(*)::int AS told FROM notice n JOIN drift x ON x.id = n.subject_id
      WHERE n.about->>'kind' = 'drift-raised' GROUP BY x.id`)
    expect(rows.map(({ told }) => told)).toEqual([1, 1, 1, 1])
  })

  it('asks for the cases a page at a time, the open ones alone each minute after', async () => {
    const limits: number[] = []
    let facts = 0
    const { store } = world.app
    const app: App = { ...world.app, store: {
      ...store,
      casesToWatch: (organisation, page) => { limits.push(page.limit); return store.casesToWatch(organisation, page) },
      facts: (...about) => { facts += 1; return store.facts(...about) },
    } }
    await watchForDrift(app, world.organisationId, instantOf('2026-11-25 08:30'))
    const first = facts
    for (const minute of [1, 2, 3]) await watchForDrift(app, world.organisationId, addMinutes(instantOf('2026-11-25 08:30'), minute))
    expect(limits).toEqual([50])
    expect(facts).toBe(first)
  })
})
