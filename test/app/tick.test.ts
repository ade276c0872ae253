import { beforeAll, describe, expect, it } from 'vitest'
import { climbDue } from '../../src/app/climb.ts'
import { keepDates, recomputeDates, type CaseKept } from '../../src/app/keep-dates.ts'
import { tick } from '../../src/app/tick.ts'
import type { App } from '../../src/app/app.ts'
import { shippedHolidays } from '../../src/assemble.ts'
import { addDays, addMinutes, dateFrom } from '../../src/domain/calendar/london.ts'
import { workingCalendar } from '../../src/domain/calendar/working-days.ts'
import type { OrganisationId } from '../../src/domain/ids.ts'
import type { Write } from '../../src/domain/outcome.ts'
import { keptLog } from '../support/kept-log.ts'
import { AUTUMN, eventsFile, HAWTHORN } from '../support/hawthorn-files.ts'
import { createWorld, instantOf, type World } from '../support/world.ts'

const occurrences = async (world: World, like: string): Promise<readonly string[]> => {
  const { rows } = await world.pool.query<{ occurrence: string }>('SELECT occurrence FROM notice WHERE occurrence LIKE $1', [like])
  return rows.map(({ occurrence }) => occurrence)
}

describe('a beat', () => {
  let world: World
  let henley: OrganisationId
  const MORNING = instantOf('2026-11-23 08:30')

  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-20 18:00', files: { ...HAWTHORN, events: AUTUMN } })
    henley = await world.serveCouncil('Henley', {
      units: 'unit,name\nchalk,Chalk\n', people: 'email,name,role,unit\ncara@henley.example,Cara Bell,csw,chalk\n',
    })
  })

  it('enqueues what is due once, however often it comes, and from wherever', async () => {
    const other = await world.startProcess()
    await Promise.all([tick(world.app, MORNING), tick(other.app, MORNING)])
    await tick(world.app, addMinutes(MORNING, 1))
    const digests = await occurrences(world, 'unit-digest/%')
    expect(digests).toHaveLength(2)
    expect(new Set(digests).size).toBe(2)
  })

  it('that was missed is made up for by a later one, which says how late it is', async () => {
    await tick(world.app, instantOf('2026-11-24 11:00'))
    const { rows } = await world.pool.query(
      `SELECT late_by_minutes AS late FROM notice WHERE occurrence LIKE 'unit-digest/%/2026-11-24' ORDER BY 1`)
    expect(rows).toEqual([{ late: 135 }, { late: 150 }, { late: 150 }])
  })

  it('does what it can for the others when something fails for one', async () => {
    const log = keptLog()
    let wakes = 0
    const { store } = world.app
    const app: App = {
      ...world.app, log, wake: () => { wakes += 1 },
      store: {
        ...store,
        escalationsDue: (id, now) => (id === henley ? Promise.reject(new Error('broken')) : store.escalationsDue(id, now)),
        units: (id) => (id === world.organisationId ? Promise.reject(new Error('broken')) : store.units(id)),
      },
    }
    const isWhole = await tick(app, instantOf('2026-11-25 09:00'))
    expect(await occurrences(world, 'unit-digest/%/2026-11-25')).toHaveLength(1)
    expect(log.lines.map(({ level, fields }) => [level, fields['organisation'], fields['duty']])).toEqual(expect.arrayContaining([
      ['error', henley, 'climbDue'], ['error', world.organisationId, 'enqueueDigests'], ['error', world.organisationId, 'explainSilence'],
    ]))
    expect([isWhole, log.lines.length, wakes]).toEqual([false, 3, 1])
  })
})

describe('escalations whose time is up', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-20 10:00', files: { ...HAWTHORN, events: AUTUMN } })
    for (const ref of ['C-1042', 'C-1043', 'C-1045']) await world.says('kim', `/decide ${ref} residential placement`)
  })

  it('climb, each by itself: one that cannot does not keep the others from it', async () => {
    const log = keptLog()
    const { store } = world.app
    const due = await store.escalationsDue(world.organisationId, instantOf('2026-12-20 10:00'))
    expect(due).toHaveLength(3)
    const broken = due[0]?.id
    const facts: typeof store.facts = (id, about) =>
      (about.escalationId === broken ? Promise.reject(new Error('broken')) : store.facts(id, about))
    const app: App = { ...world.app, log, store: { ...store, facts } }
    const later = instantOf('2026-11-24 10:00')
    await climbDue(app, world.organisationId, later)
    expect(log.lines.map(({ fields }) => fields['escalation'])).toEqual([broken])
    expect((await store.escalationsDue(world.organisationId, later)).map(({ id }) => id)).toEqual([broken])

    await climbDue(world.app, world.organisationId, later)
    expect(await store.escalationsDue(world.organisationId, later)).toEqual([])
  })
})

describe('dates are kept', () => {
  let world: World
  const NOW = instantOf('2026-11-20 10:00')
  /** A calendar in which the first so many working days from 23 November are not worked: what counts over them moves as far. */
  const closedFor = (days: number): App['calendar'] => {
    const { holidays, ...data } = shippedHolidays()
    const closed = Array.from({ length: days }, (_, day) => ({ date: addDays(dateFrom('2026-11-23'), day), title: 'A national occasion' }))
    const calendar = workingCalendar({ ...data, holidays: [...holidays, ...closed] })
    return () => calendar
  }
  const refsOf = (kept: readonly CaseKept[]): readonly string[] => kept.map(({ history }) => history.case.ref).toSorted()

  beforeAll(async () => {
    const events = eventsFile(...['C-1042', 'C-1043', 'C-1044'].map((ref) => [ref, 'child-in-need', '2026-11-16'] as const))
    world = await createWorld({ at: '2026-11-20 09:00', files: { ...HAWTHORN, events } })
  })

  it('once a day by each process, and again when the policy is another', async () => {
    let pages = 0
    const { store } = world.app
    let version = 'rsw-1'
    const app: App = { ...world.app, store: {
      ...store,
      policy: async (id) => ({ ...await store.policy(id), version }),
      caseHistories: (...args) => {
        pages += 1
        return store.caseHistories(...args)
      },
    } }
    const counts: number[] = []
    for (const at of ['2026-11-20 09:00', '2026-11-20 09:01', '2026-11-20 23:59', '2026-11-21 00:00', '2026-11-21 12:00'] as const) {
      await keepDates(app, world.organisationId, instantOf(at))
      counts.push(pages)
    }
    version = 'rsw-2'
    await keepDates(app, world.organisationId, instantOf('2026-11-21 12:01'))
    expect([...counts, pages]).toEqual([1, 1, 1, 2, 2, 3])
  })

  it('and whoever may know of the case is told what moved; a restricted case not in the channel', async () => {
    // a store of its own, as another process has: this one has kept today's dates already
    await keepDates({ ...world.app, store: { ...world.app.store }, calendar: closedFor(1) }, world.organisationId, NOW)
    await world.assembly.courier.deliver(NOW)
    const toldOf = (place: string): readonly string[] => world.news(place).flatMap((text) => /^# (C-\d+): /.exec(text)?.[1] ?? text)
    expect(toldOf('hawthorn').toSorted()).toEqual(['C-1042', 'C-1043'])
    expect([toldOf('@kim'), toldOf('@priya'), toldOf('@sam')]).toEqual([['C-1044'], ['C-1044'], []])
  })

  it('of the others when one case cannot be, which is tried again', async () => {
    const log = keptLog()
    const { store } = world.app
    const isBroken = (write: Write): boolean => write.kind === 'case' && write.row.ref === 'C-1043'
    const commit: typeof store.commit = (id, one) =>
      (one.writes.some(isBroken) ? Promise.reject(new Error('the database is away')) : store.commit(id, one))
    const app: App = { ...world.app, log, calendar: closedFor(2), store: { ...store, commit } }
    await expect(recomputeDates(app, world.organisationId, NOW, () => [])).rejects.toThrow('the database is away')
    expect(log.lines).toMatchObject([{ level: 'error', what: 'the dates of a case could not be kept' }])

    const sound = { ...world.app, calendar: closedFor(2) }
    expect(refsOf(await recomputeDates(sound, world.organisationId, NOW, () => []))).toEqual(['C-1043'])
    expect(await recomputeDates(sound, world.organisationId, NOW, () => [])).toEqual([])
  })

  it('of the others when one lies beyond the known bank holidays, and the log says which', async () => {
    const log = keptLog()
    const calendar = workingCalendar({ ...shippedHolidays(), lastDay: dateFrom('2026-12-01') })
    expect(await recomputeDates({ ...world.app, log, calendar: () => calendar }, world.organisationId, NOW, () => [])).toEqual([])
    const what = 'a case has a date beyond the known bank holidays; load the newest list'
    expect(log.lines).toMatchObject(Array.from({ length: 3 }, () => ({ level: 'error', what })))
    expect(new Set(log.lines.map(({ fields }) => fields['case'])).size).toBe(3)
  })

  it('but not of a case that somebody is changing at that moment', async () => {
    const { store } = world.app
    const commit: typeof store.commit = async (id, one) => {
      await world.pool.query(`UPDATE "case" SET version = version + 1 WHERE ref = 'C-1042'`)
      return store.commit(id, one)
    }
    const racing = { ...world.app, calendar: closedFor(3), store: { ...store, commit } }
    expect(refsOf(await recomputeDates(racing, world.organisationId, NOW, () => []))).toEqual(['C-1043', 'C-1044'])
    expect(refsOf(await recomputeDates({ ...world.app, calendar: closedFor(3) }, world.organisationId, NOW, () => []))).toEqual(['C-1042'])
  })
})
