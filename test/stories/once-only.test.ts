import { beforeAll, describe, expect, it } from 'vitest'
import type { NoticeId } from '../../src/domain/ids.ts'
import { ChatFault } from '../../src/ports/chat.ts'
import type { CommitResult } from '../../src/ports/store.ts'
import { AUTUMN, HAWTHORN } from '../support/hawthorn-files.ts'
import { createWorld, minute, type World } from '../support/world.ts'

/** One occurrence, one message, whatever happens to processes and platforms (invariants 1 and 2). */
describe('nobody is shown two, and nothing promised is lost', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-23 08:00', files: { ...HAWTHORN, events: AUTUMN } })
  })
  const digests = () => world.news('hawthorn').filter((text) => /^(Late[^\n]*\n)?(# )?Hawthorn, /.test(text))
  const states = async () => (await world.app.outbox.backlog(world.now())).counts

  describe('the morning’s digest comes once', () => {
    it('when the minute is beaten three times', async () => {
      await world.itIs('2026-11-23 08:30')
      await world.itIs('2026-11-23 08:30')
      await world.itIs('2026-11-23 08:31')
      expect(digests()).toHaveLength(1)
    })

    it('when two processes beat at the same moment', async () => {
      const other = await world.startProcess()
      await world.timePasses('2026-11-24 08:29', 60)
      digests()
      world.setClock('2026-11-24 08:30')
      await Promise.all([world.assembly, other, world.assembly, other].map((process) => minute(process, world.now())))
      expect(digests()).toHaveLength(1)
    })

    it('when the process that takes over has just started', async () => {
      const fresh = await world.startProcess()
      world.setClock('2026-11-24 08:32')
      await minute(fresh, world.now())
      expect(digests()).toEqual([])
    })

    it('late when the process was away, and says so', async () => {
      await world.itIs('2026-11-25 08:41')
      expect(digests()).toEqual(
        [expect.stringMatching(/^Late: this should have come at 08:30; it is 11 minutes late\.\nHawthorn, Wed 25 Nov 2026/)],
      )
    })

    it('never for a day that is over', async () => {
      await world.itIs('2026-11-27 08:30')
      expect(digests()).toEqual([expect.stringContaining('# Hawthorn, Fri 27 Nov 2026')])
    })
  })

  describe('a platform that does not take a message', () => {
    it('now: it is sent when the platform asked for, in order and once', async () => {
      world.chat.failNext(new ChatFault('later', 'Too many requests', 120_000))
      await world.says('alex', '/allocate C-1045 a bed to jo by 11 dec')
      expect(world.news('hawthorn')).toEqual([])
      await world.itIs('2026-11-27 08:31')
      expect(world.news('hawthorn')).toEqual([])
      await world.itIs('2026-11-27 08:32')
      expect(world.news('hawthorn')).toEqual([expect.stringContaining('# T-9 is allocated')])
      await world.itIs('2026-11-27 08:40')
      expect(world.news('hawthorn')).toEqual([])
    })

    it('for reasons of its own: it is tried again until it is there, once', async () => {
      world.chat.failNext(new ChatFault('unknown', 'It hung up'), { times: 3 })
      await world.says('alex', '/allocate C-1045 a cot to jo by 11 dec')
      for (const when of ['08:41', '08:43', '08:47'] as const) {
        expect(world.news('hawthorn')).toEqual([])
        await world.itIs(`2026-11-27 ${when}`)
      }
      await world.timePasses('2026-11-27 08:55', 1)
      expect(world.news('hawthorn')).toEqual([expect.stringContaining('T-10 is allocated')])
    })

    it('at all: whoever looks after the unit gets it, with what to do about the channel', async () => {
      world.news('@alex')
      world.chat.failNext(new ChatFault('unreachable', 'The channel is archived. Unarchive it.'), { place: 'hawthorn' })
      await world.says('kim', '/allocate C-1045 a lamp to jo by 11 dec')
      expect(world.news('@alex')).toEqual([expect.stringMatching(
        /^Not in the channel: this was meant for Hawthorn’s channel, which took no message\. The channel is archived\. Unarchive it\.\nT-11 is allocated/)])
      await world.itIs('2026-11-27 10:00')
      expect(world.news('hawthorn').filter((text) => text.includes('A lamp'))).toEqual([])
      expect(JSON.stringify(world.log.lines)).not.toContain('lamp')
    })

    it('anywhere: it ends as failed with what to do about it, and is not tried for ever', async () => {
      const before = await states()
      world.chat.failNext(new ChatFault('unreachable', 'The app was removed. Install it again.'), { times: 4 })
      await world.says('alex', '/allocate C-1045 a lampshade to jo by 11 dec')
      expect((await states()).failed).toBe(before.failed + 1)
      await world.itIs('2026-11-27 10:15')
      expect(world.news('hawthorn').filter((text) => text.includes('A lampshade'))).toEqual([])
      const { rows } = await world.pool.query<{ reason: string }>("SELECT reason FROM notice WHERE state = 'failed'")
      expect(rows.at(-1)?.reason).toBe('The app was removed. Install it again.')
    })

    it('does not hold up what goes elsewhere', async () => {
      world.chat.failNext(new ChatFault('later', 'Too many requests', 600_000), { place: 'hawthorn' })
      await world.says('kim', '/decide C-1042 residential placement')
      expect(world.news('@priya').filter((text) => text.includes('D-1 needs'))).toHaveLength(1)
    })
  })

  describe('a process that dies between posting and noting it', () => {
    it('is taken over by another, which finds the message by its mark and does not post a second', async () => {
      await world.itIs('2026-11-27 12:00')
      world.news('hawthorn')
      const notice = await lastWords('/allocate C-1045 a table to jo by 11 dec')
      const hawthorn = { platform: 'playground', tenant: 'playground', conversation: 'hawthorn' } as const
      await world.chat.post(hawthorn, { summary: 'It was on its way.', blocks: [] }, notice)
      await world.itIs('2026-11-27 12:02')
      expect(world.news('hawthorn')).toEqual([''])
      expect((await states()).sending).toBe(0)
    })

    it('or had not posted: then it is posted, once', async () => {
      await lastWords('/allocate C-1045 a chair to jo by 11 dec')
      await world.itIs('2026-11-27 12:05')
      expect(world.news('hawthorn')).toEqual([expect.stringContaining('Task: A chair')])
    })

    it('or nobody can say: then it is said again under a line that says so, once, and is on record as unknown', async () => {
      const before = await states()
      await lastWords('/allocate C-1045 a sofa to jo by 11 dec')
      world.chat.cannotBeAsked()
      await world.itIs('2026-11-27 12:10')
      expect(world.news('hawthorn')).toEqual([expect.stringMatching(/^Perhaps twice: [^\n]+\nT-\d+ is allocated\n/)])
      await world.itIs('2026-11-27 12:20')
      expect(world.news('hawthorn')).toEqual([])
      expect((await states()).unknown).toBe(before.unknown + 1)
    })

    /** What somebody says to a process that is never heard of again once that is stored, and the first of its notices. */
    async function lastWords(line: string): Promise<NoticeId> {
      const { store, outbox } = world.app
      const promised: NoticeId[] = []
      const commit = store.commit.bind(store)
      Object.assign(store, { async commit(...args: Parameters<typeof commit>): Promise<CommitResult> {
        const result = await commit(...args)
        if (result.kind !== 'committed') return result
        await outbox.claim(world.now(), 20)
        promised.push(...result.notices)
        return { ...result, notices: [] }
      } })
      await world.says('alex', line)
      Object.assign(store, { commit })
      return promised[0] ?? Promise.reject(new Error('nothing was promised'))
    }
  })

  it('the same request delivered twice by a platform is done once', async () => {
    const said = { kind: 'command', verb: 'decide', line: 'C-1042 spend £20 a coat' } as const
    await world.ask('kim', said, 'hawthorn', 'request-1')
    await world.ask('kim', said, 'hawthorn', 'request-1')
    const { rows } = await world.pool.query<{ count: number }>("SELECT count(*)::int AS count FROM decision WHERE summary = 'a coat'")
    expect(rows[0]?.count).toBe(1)
    expect(world.news('hawthorn').filter((text) => text.includes('£20: a coat'))).toHaveLength(1)
  })

  it('a change while a card is being sent shows the card as it is then', async () => {
    world.chat.failNext(new ChatFault('later', 'Too many requests', 60_000))
    await world.says('alex', '/allocate C-1045 a desk to jo by 11 dec')
    const [, task = ''] = /(T-\d+): A desk/.exec((await world.says('alex', '/due C-1045')).text) ?? []
    await world.says('jo', `/done ${task}`)
    await world.itIs('2026-11-27 12:30')
    expect(world.news('hawthorn').filter((text) => text.includes('is yours'))).toEqual([])
  })

  it('what waited so long that it is no longer true is not sent', async () => {
    const hours = (count: number) => new ChatFault('later', 'Too many requests', count * 60 * 60_000)
    await world.timePasses('2026-11-30 08:59', 60)
    world.news('hawthorn')
    world.chat.failNext(hours(24), { place: 'hawthorn' })
    await world.timePasses('2026-11-30 09:00')
    await world.timePasses('2026-12-01 08:59', 60)
    world.chat.failNext(hours(4), { place: 'hawthorn', times: 2 })
    await world.timePasses('2026-12-01 15:00', 30)
    expect(world.news('hawthorn').filter((text) => text.includes('unit meeting'))).toEqual([])
    const { rows } = await world.pool.query<{ reason: string }>("SELECT reason FROM notice WHERE state = 'stale' AND reason LIKE '%over.'")
    expect(rows.map(({ reason }) => reason).toSorted()).toEqual(['Its day is over.', 'The meeting is over.'])
  })
})
