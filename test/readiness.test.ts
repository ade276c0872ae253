import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../src/app/app.ts'
import { newId } from '../src/assemble.ts'
import { addMinutes } from '../src/domain/calendar/london.ts'
import { readiness } from '../src/readiness.ts'
import { HAWTHORN } from './support/hawthorn-files.ts'
import { createWorld, instantOf, type World } from './support/world.ts'

const away = new pg.Pool({ connectionString: 'postgresql://nobody@127.0.0.1:1/nothing' })
let world: World
beforeAll(async () => { world = await createWorld({ at: '2026-11-20 10:00', files: HAWTHORN }) })
afterAll(() => away.end())

/** What is wrong, by check; those that are right are left out. */
async function problems(changes: Partial<App> = {}, pool: pg.Pool = world.pool): Promise<Readonly<Record<string, string>>> {
  const checks = readiness(pool, { ...world.app, ...changes })
  const found = await Promise.all(checks.map(async (check) => [check.name, await check.problem()] as const))
  return Object.fromEntries(found.flatMap(([name, says]) => (says === null ? [] : [[name, says]])))
}

describe('the product is ready', () => {
  it('when the database answers, an authority is there, the calendar reaches far enough and messages go out', async () => {
    expect(await problems()).toEqual({})
  })

  it('not without the database, and each check says so for itself', async () => {
    const nothing = (): Promise<never> => Promise.reject(new Error('away'))
    const store = { ...world.app.store, organisations: nothing }
    const outbox = { ...world.app.outbox, placeProblems: nothing, undelivered: nothing }
    const watchBook = { ...world.app.watchBook, lastBeat: nothing }
    expect(await problems({ store, outbox, watchBook, alarmBook: { ...world.app.alarmBook, untold: nothing } }, away)).toEqual({
      administrators: 'Whether the administrators were told cannot be read, because the database does not answer.',
      beat: 'The last beat cannot be read, because the database does not answer.',
      database: 'The database does not answer. Check that it runs and that DATABASE_URL is right.',
      decisions: 'The decisions that wait cannot be read, because the database does not answer.',
      organisation: 'The organisations cannot be read, because the database does not answer.',
      digests: 'The digests of today cannot be read, because the database does not answer.',
      'e-mail': 'Whether a ladder asks for letters cannot be read, because the database does not answer.',
      heartbeat: 'What the outside heartbeat answered cannot be read, because the database does not answer.',
      messages: 'The messages that wait cannot be read, because the database does not answer.',
      places: 'The places that take no messages cannot be read, because the database does not answer.',
      undelivered: 'The messages that reached nobody cannot be read, because the database does not answer.',
    })
  })

  it('not without an authority', async () => {
    const store = { ...world.app.store, organisations: () => Promise.resolve([]) }
    expect(await problems({ store })).toEqual({ organisation: 'There is no organisation yet. Load one with unitco import.' })
  })

  it.each([['2028-10-02 12:00', true], ['2028-10-03 12:00', false]] as const)('on %s, by the calendar: %s', async (at, isReady) => {
    const says = 'Bank holidays are known until Sun 31 Dec 2028 only. Load the newest list with unitco holidays apply.'
    expect(await problems({ clock: { now: () => instantOf(at) } })).toEqual(isReady ? {} : { calendar: says })
  })

  it('not while a chat platform says what keeps it from working, and asks it once a minute', async () => {
    let asked = 0
    const slack = { ...world.chat, platform: 'slack' as const, problems: () => {
      asked += 1
      return Promise.resolve(['The token was revoked. Install the app again.', 'It may not read who people are.'])
    } }
    let now = world.now()
    const checks = readiness(world.pool, { ...world.app, chats: new Map([['slack', slack]]), clock: { now: () => now } })
    const check = checks.find(({ name }) => name === 'slack')
    const says = 'The token was revoked. Install the app again. It may not read who people are.'
    expect([await check?.problem(), await check?.problem(), asked]).toEqual([says, says, 1])
    now = addMinutes(now, 1)
    expect([await check?.problem(), asked, check?.isAdvice]).toEqual([says, 2, undefined])
  })

  it('while a platform waits to be installed, or nobody could ever install it there', async () => {
    const teams = { ...world.chat, platform: 'teams' as const, awaits: () => Promise.resolve(['Nobody has the app yet.']) }
    const checks = readiness(world.pool, { ...world.app, chats: new Map([['teams', teams]]) })
    const setUp = checks.find(({ name }) => name === 'set-up')
    expect([await setUp?.problem(), setUp?.isAdvice]).toEqual(['Nobody has the app yet.', true])
  })

  it('but says which places take nothing and what reached nobody, for somebody to mend', async () => {
    const place = { platform: 'slack', tenant: 'T1', conversation: 'C012' } as const
    const { outbox } = world.app
    await outbox.placeFailed({ place, organisationId: world.organisationId, says: 'The channel is archived. Unarchive it.', at: world.now() })
    const undelivered = () => Promise.resolve({ failed: 2, unknown: 1 })
    const checks = readiness(world.pool, { ...world.app, outbox: { ...outbox, undelivered } }).filter(({ name }) => ['places', 'undelivered'].includes(name))
    expect(await Promise.all(checks.map((check) => check.problem()))).toEqual([
      'slack C012: The channel is archived. Unarchive it.',
      'Messages of the last day that reached nobody: 2; that may have come twice: 1. The log names them.',
    ])
    await outbox.markSent(newId('notice'), null, world.now(), place)
    expect(await problems()).toEqual({})
  })

  it('not while a decision should have gone up for more than five minutes', async () => {
    await world.says('kim', '/decide C-1042 residential placement')
    const [waiting] = await world.app.store.waitingDecisions(world.organisationId, {})
    const due = waiting?.escalation?.nextStepAt ?? null
    if (due === null) throw new Error('nothing waits')
    const after = (minutes: number) => ({ clock: { now: () => addMinutes(due, minutes) } })
    expect(await problems(after(5))).toEqual({})
    expect((await problems(after(6)))['decisions'])
      .toBe('Decisions that should have gone up by now: 1, the first 10:00 (6 minutes ago). Check that the co-ordinator runs; the log says why.')
  })

  it('not while messages have waited for more than five minutes', async () => {
    const [unit] = await world.app.store.units(world.organisationId)
    if (unit === undefined) throw new Error('there is no unit')
    await world.app.store.commit(world.organisationId, { key: null, writes: [], audit: [], at: world.now(), notices: [{
      id: newId('notice'), occurrence: 'waits', to: { kind: 'unit', unitId: unit.id }, about: { kind: 'refresh', subjectId: unit.id },
      isUrgent: false, lateByMinutes: 0, subjectId: null,
    }] })
    const after = (minutes: number) => ({ clock: { now: () => addMinutes(world.now(), minutes) } })
    expect(await problems(after(5))).toEqual({})
    expect(await problems(after(6))).toEqual({
      messages: 'Messages that wait to be sent: 1, for the playground. The oldest has waited 6 minutes; the log says why.',
    })
  })
})
