import { beforeAll, describe, expect, it } from 'vitest'
import { ChatFault } from '../../src/ports/chat.ts'
import { createWatchedWorld, type WatchedWorld } from '../support/watched-world.ts'

const busy = new ChatFault('later', 'Slack takes no messages just now.', 60_000)

describe('telling the administrators', { timeout: 60_000 }, () => {
  it('is tried again when the mail server takes nothing, and what could not be told shows', async () => {
    const world = await createWatchedWorld({ at: '2026-11-24 13:00' })
    await world.runs('2026-11-24 13:01')
    world.mail.answers('later')
    await world.runs('2026-11-24 13:08', { beats: false })
    expect([world.letters(), world.told('slack').length]).toEqual([[], 1])
    expect((await world.problems())['administrators']).toBe(
      'Of what is late, administrators could not be told 2 times: The mail server takes no letters just now.')
    world.mail.answers('takes')
    await world.runs('2026-11-24 13:12', { beats: false })
    expect(world.letters()).toEqual(['alex: The Co-ordinator is late', 'it: The Co-ordinator is late'])
    expect((await world.problems())['administrators']).toBeUndefined()
  })

  it('looks for what a platform may have taken before it says it again', async () => {
    const world = await createWatchedWorld({ at: '2026-11-24 13:00' })
    await world.runs('2026-11-24 13:01')
    world.chats.slack.failNext(new ChatFault('unknown', 'The connection broke.'), { arrives: true })
    await world.runs('2026-11-24 13:20', { beats: false })
    expect(world.told('slack')).toHaveLength(1)
  })

  it('goes on another platform than the one that is behind, although that might take it', async () => {
    const world = await createWatchedWorld({ at: '2026-11-24 08:25' })
    world.chats.slack.failNext(busy, { times: 10_000, place: 'C-hawthorn' })
    await world.runs('2026-11-24 08:36')
    expect([world.told('slack').length, world.told('teams').length]).toEqual([0, 1])
  })

  it('goes on the platform that failed where there is no other and no mail, and says who cannot be told at all', async () => {
    const world = await createWatchedWorld({ at: '2026-11-24 08:20', hasMail: false })
    world.chats.slack.failNext(busy, { times: 10_000, place: 'C-hawthorn' })
    world.chats.teams.failNext(busy, { times: 10_000 })
    await world.runs('2026-11-24 08:40')
    expect(world.told('slack')).toEqual([expect.stringContaining('Messages that wait to be sent: 1, for Slack.')])
    expect((await world.problems())['administrators']).toContain('1 of the 2 addresses in ADMINISTRATORS cannot be told when something is late.')
  })

  it('is by letter alone when the database does not answer: once', async () => {
    const world = await createWatchedWorld({ at: '2026-11-24 13:00' })
    const silent = (): Promise<never> => Promise.reject(new Error('away'))
    world.restarts({ watchBook: { ...world.app.watchBook, lastBeat: silent } })
    await world.runs('2026-11-24 13:30', { beats: false })
    expect(world.letters()).toEqual(['alex: The Co-ordinator is late', 'it: The Co-ordinator is late'])
    expect(world.mail.arrived()[0]?.text).toContain('The database has not answered since 13:01 (6 minutes ago).')
    expect(world.heardSince('2026-11-24 13:00')).toBe(0)
  })
})

describe('an outside heartbeat that is not heard', { timeout: 60_000 }, () => {
  it('shows, and stops nothing', async () => {
    const world = await createWatchedWorld({ at: '2026-11-24 08:25' })
    world.goesDeaf('The outside heartbeat answered with 404. Check HEARTBEAT_URL.')
    await world.runs('2026-11-24 08:31')
    expect(await world.problems()).toEqual({ heartbeat: 'The outside heartbeat answered with 404. Check HEARTBEAT_URL.' })
    expect(world.chats.slack.messagesIn('C-hawthorn')).toHaveLength(1)
    expect(world.letters()).toEqual([])
    world.goesDeaf(null)
    await world.runs('2026-11-24 08:32')
    expect(await world.problems()).toEqual({})
  })
})

describe('a digest that does not come', { timeout: 60_000 }, () => {
  let world: WatchedWorld
  beforeAll(async () => {
    world = await createWatchedWorld({ at: '2026-11-27 09:00' })
    await world.runs('2026-11-27 09:01')
  }, 60_000)
  const reasons = async (on: string) => {
    const { rows } = await world.pool.query<{ occurrence: string; reason: string }>(
      `SELECT split_part(occurrence, '/', 1) || ' ' || reason AS reason, occurrence FROM digest_silence WHERE "on" = $1`, [on])
    return Object.fromEntries([...Map.groupBy(rows, ({ reason }) => reason)].map(([reason, some]) => [reason, some.length]))
  }

  it('on a weekend, or on a day somebody does not work, says so', async () => {
    await world.itIs('2026-11-28 08:44')
    expect(await reasons('2026-11-28')).toEqual({ 'unit-digest weekend': 1, 'personal-digest not-their-day': 8 })
    await world.itIs('2026-11-28 09:30')
    expect(await reasons('2026-11-28')).toEqual({ 'unit-digest weekend': 2, 'personal-digest not-their-day': 10 })
  })

  it('because nobody was there to send it for whole days says that too, whenever somebody is again', async () => {
    await world.itIs('2026-12-01 14:00')
    expect(await reasons('2026-11-29')).toEqual({ 'unit-digest weekend': 2, 'personal-digest not-their-day': 10 })
    expect(await reasons('2026-11-30')).toEqual({ 'unit-digest missed': 2, 'personal-digest missed': 9, 'personal-digest not-their-day': 1 })
    expect(await reasons('2026-12-01')).toEqual({})
  })

  it('and no digest is without one or the other', async () => {
    const { rows } = await world.pool.query(`SELECT n.occurrence FROM notice n JOIN digest_silence s USING (occurrence)`)
    expect(rows).toEqual([])
    const { rows: [count] } = await world.pool.query(
      `SELECT (SELECT count(*) FROM notice WHERE occurrence LIKE '%digest/%2026-12-01' AND (state = 'sent' OR reason IS NOT NULL))::int AS told`)
    expect(count).toEqual({ told: 12 })
  })
})
