import { beforeAll, describe, expect, it } from 'vitest'
import { ChatFault } from '../../src/ports/chat.ts'
import { createWatchedWorld, type WatchedWorld } from '../support/watched-world.ts'

const busy = new ChatFault('later', 'Slack takes no messages just now.', 60_000)

describe('a channel that takes nothing', { timeout: 60_000 }, () => {
  let world: WatchedWorld
  beforeAll(async () => {
    world = await createWatchedWorld({ at: '2026-11-24 08:20' })
    world.chats.slack.failNext(busy, { times: 10_000 })
    await world.runs('2026-11-24 08:35')
  }, 60_000)

  it('is nobody’s business for five minutes: all is well outside too', async () => {
    expect([world.letters(), world.told('slack'), world.told('teams')]).toEqual([[], [], []])
    expect(await world.problems()).toEqual({})
    expect(world.heardSince('2026-11-24 08:35')).toBe(1)
  })

  it('reaches the administrators outside it: by letter, and in Teams, which works', async () => {
    await world.runs('2026-11-24 08:36')
    expect(world.letters()).toEqual(['alex: The Co-ordinator is late', 'it: The Co-ordinator is late'])
    expect(world.told('slack')).toEqual([])
    expect(world.told('teams')).toEqual([[
      '# The Co-ordinator is late',
      '- Digests that should have come by now: 2, the first 08:30 (6 minutes ago). See which and why with unitco mornings.',
      '- Messages that wait to be sent: 2, for Slack. The oldest has waited 6 minutes; the log says why.',
      'You are told again on Tue 24 Nov 2026 at 10:36 if it is still late, and once when all is well.',
      '(See how things stand with unitco doctor. You are told because ADMINISTRATORS has your address.)',
    ].join('\n')])
  })

  it('says no more of it to anybody than how many and since when', () => {
    const [letter] = world.mail.arrived()
    expect(letter?.text).toContain('Messages that wait to be sent: 2, for Slack.')
    expect(JSON.stringify(world.mail.arrived())).not.toMatch(/C-\d|T-\d|Kim|Sam|Jo\b/)
  })

  it('shows where people look, with what to do, and nothing is said outside any more', async () => {
    expect(await world.problems()).toEqual({
      digests: 'Digests that should have come by now: 2, the first 08:30 (6 minutes ago). See which and why with unitco mornings.',
      messages: 'Messages that wait to be sent: 2, for Slack. The oldest has waited 6 minutes; the log says why.',
    })
    expect(world.heardSince('2026-11-24 08:36')).toBe(0)
  })

  it('is not told again every minute, nor after a restart, nor by a second process', async () => {
    world.restarts()
    await world.runs('2026-11-24 08:50')
    await Promise.all([world.startWatch().minute(world.now()), world.startWatch().minute(world.now())])
    expect([world.letters(), world.told('teams')]).toEqual([[], []])
  })

  it('is told again after two hours, because it still is', async () => {
    await world.runs('2026-11-24 11:05', { everyMinutes: 5 })
    expect(world.letters().filter((letter) => letter.startsWith('it'))).toEqual(['it: The Co-ordinator is still late'])
    expect(world.told('teams')).toHaveLength(1)
  })

  it('is told once when all is well again, and said outside at once', async () => {
    world.chats.slack.failNext(busy, { times: 0 })
    await world.runs('2026-11-24 11:50', { everyMinutes: 5 })
    expect(world.letters()).toEqual(['alex: The Co-ordinator is on time again', 'it: The Co-ordinator is on time again'])
    expect([world.told('slack').length, world.told('teams').length]).toEqual([1, 0])
    expect(await world.problems()).toEqual({})
    expect(world.heardSince('2026-11-24 11:36')).toBeGreaterThan(0)
    await world.runs('2026-11-24 12:20', { everyMinutes: 5 })
    expect(world.letters()).toEqual([])
  })
})

describe('a beat that stops for ten minutes', { timeout: 60_000 }, () => {
  let world: WatchedWorld
  beforeAll(async () => {
    world = await createWatchedWorld({ at: '2026-11-24 13:00' })
    await world.runs('2026-11-24 13:10')
    await world.runs('2026-11-24 13:20', { beats: false })
  }, 60_000)

  it('is told by what watches beside it, once', async () => {
    expect(world.letters()).toEqual(['alex: The Co-ordinator is late', 'it: The Co-ordinator is late'])
    expect(world.told('slack')).toEqual([expect.stringContaining(
      'The minute’s work was last done 13:10 (6 minutes ago). Check that the co-ordinator runs; if it does, stop it and start it again.',
    )])
    expect(await world.problems()).toEqual({ beat: expect.stringContaining('13:10 (10 minutes ago)') })
  })

  it('is not said to be well outside from the second minute', () => {
    expect([world.heardSince('2026-11-24 13:12'), world.heardSince('2026-11-24 13:13')]).toEqual([1, 0])
  })

  it('is over when it comes back, which is told once', async () => {
    await world.runs('2026-11-24 13:50')
    expect(world.letters()).toEqual(['alex: The Co-ordinator is on time again', 'it: The Co-ordinator is on time again'])
    expect(world.told('slack')).toEqual([expect.stringContaining('It began on Tue 24 Nov 2026 at 13:16 and lasted 15 minutes.')])
    expect(world.heardSince('2026-11-24 13:21')).toBe(30)
  })
})

describe('an escalation whose step was missed because the process was down', { timeout: 60_000 }, () => {
  let world: WatchedWorld
  beforeAll(async () => {
    world = await createWatchedWorld({ at: '2026-11-27 21:58' })
    await world.runs('2026-11-27 22:00')
    await world.says('kim', 'decide C-1042 care proceedings urgent')
    await world.runs('2026-11-27 22:45', { beats: false, watches: false })
  }, 60_000)
  const askedOf = (person: string) => world.chats.slack.messagesIn(`direct:slack-${person}`).map(({ summary }) => summary)

  it('shows to whoever looks meanwhile', async () => {
    expect(askedOf('helen')).toEqual([])
    expect(await world.problems()).toEqual({
      beat: expect.stringContaining('last done 22:00 (45 minutes ago)'),
      decisions: 'Decisions that should have gone up by now: 1, the first 22:15 (30 minutes ago). Check that the co-ordinator runs; the log says why.',
    })
  })

  it('goes up at the first beat, and the administrators learn that nobody was there', async () => {
    world.restarts()
    await world.runs('2026-11-27 22:46')
    expect(askedOf('helen')).toEqual(['Urgent: D-1 on C-1042 needs your decision.'])
    expect(world.letters()).toEqual(['alex: The Co-ordinator was away', 'it: The Co-ordinator was away'])
    expect(world.told('slack').join()).toContain(
      'did not work from Fri 27 Nov 2026 at 22:00 to Fri 27 Nov 2026 at 22:46. What was missed is made up for now; find out why it stopped.',
    )
    expect(await world.problems()).toEqual({})
    expect(world.heardSince('2026-11-27 22:46')).toBe(1)
  })

  it('and once that all is well', async () => {
    await world.runs('2026-11-27 23:20')
    expect(world.letters()).toEqual(['alex: The Co-ordinator is on time again', 'it: The Co-ordinator is on time again'])
  })
})

describe('part of the minute’s work that always fails', { timeout: 60_000 }, () => {
  it('is told after five minutes, although the rest is done', async () => {
    const world = await createWatchedWorld({ at: '2026-11-24 13:00' })
    await world.runs('2026-11-24 13:02')
    await world.pool.query('ALTER TABLE kept_ask RENAME TO hidden')
    await world.runs('2026-11-24 13:03')
    expect(world.heardSince('2026-11-24 13:03')).toBe(0)
    await world.runs('2026-11-24 13:08')
    const says = 'Part of the minute’s work has failed since 13:02 (6 minutes ago). The log says which part and why.'
    expect(world.told('slack')).toEqual([expect.stringContaining(says)])
    expect(Object.keys(await world.problems())).toEqual(['beat'])
    await world.pool.query('ALTER TABLE hidden RENAME TO kept_ask')
  })
})
