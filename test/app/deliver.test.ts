import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMinutes } from '../../src/domain/calendar/london.ts'
import type { NewNotice } from '../../src/domain/notice.ts'
import { type Chat, ChatFault } from '../../src/ports/chat.ts'
import type { ClaimedNotice, Outbox } from '../../src/ports/outbox.ts'
import {
  chat, clock, courier, EVENTUALLY, name, promise, promising, round, roundAt, START, startAgain, told, world,
} from '../support/deliveries.ts'

describe('rounds', () => {
  it('come one after the other, however often they are asked for', async () => {
    for (const index of [0, 1, 2]) await promise('hawthorn', index)
    const one = courier()
    await Promise.all([one.deliver(START), one.deliver(START), one.deliver(START)])
    expect(told('hawthorn')).toEqual(name(0, 1, 2))
  })

  it('go on until nothing is left', async () => {
    for (let index = 0; index < 45; index += 1) await promise(index % 2 === 0 ? 'hawthorn' : '@sam', index % 3)
    await round(0)
    expect([told('hawthorn').length, told('@sam').length]).toEqual([23, 22])
  })

  it('that fail are made up for by the next', async () => {
    await promise('hawthorn')
    let isAway = true
    const { outbox } = world.app
    const claim: Outbox['claim'] = (...args) => (isAway ? Promise.reject(new Error('the database is away')) : outbox.claim(...args))
    const one = courier({ outbox: { claim } })
    await one.deliver(START)
    isAway = false
    await one.deliver(START)
    expect(told('hawthorn')).toEqual(name(0))
  })

  it('asked for many times at once are one', async () => {
    let claims = 0
    const { outbox } = world.app
    const one = courier({ outbox: { claim: (...args) => {
      claims += 1
      return outbox.claim(...args)
    } } })
    await promise('hawthorn')
    for (let times = 0; times < 10; times += 1) one.wake()
    expect(claims).toBe(0)
    await expect.poll(() => told('hawthorn'), EVENTUALLY).toEqual(name(0))
    await one.deliver(clock)
    // one for the ten, and the one just asked for: a place that became free has nothing waiting
    expect(claims).toBe(2)
  })
})

describe('places', () => {
  const hanging = () => {
    const waiting: (() => void)[] = []
    const post: Chat['post'] = async (where, ...rest) => {
      if (where.conversation === 'hawthorn') await new Promise<void>((resolve) => { waiting.push(resolve) })
      return chat.post(where, ...rest)
    }
    return { post, waiting, letGo: () => waiting.splice(0).forEach((resolve) => resolve()) }
  }

  it('do not wait for one that hangs, however much there is to send; it gets its own in order once it answers', async () => {
    const { post, waiting, letGo } = hanging()
    const one = courier({ chat: { post } })
    await promise('hawthorn', 0)
    one.wake()
    await expect.poll(() => waiting.length, EVENTUALLY).toBe(1)
    for (const index of [1, 2]) await promise('hawthorn', index)
    for (let index = 0; index < 45; index += 1) await promise('rowan', index % 3)
    one.wake()
    await expect.poll(() => told('rowan').length, EVENTUALLY).toBe(45)
    expect([told('hawthorn'), waiting.length]).toEqual([[], 1])
    for (const expected of [name(0), name(0, 1), name(0, 1, 2)]) {
      await expect.poll(() => waiting.length, EVENTUALLY).toBe(1)
      letGo()
      await expect.poll(() => told('hawthorn'), EVENTUALLY).toEqual(expected)
    }
  })

  it('take a reply at once, ahead of what waits for them, and tell the door where it is', async () => {
    const { post, waiting, letGo } = hanging()
    let reply: NewNotice['id'] | null = null
    const one = courier({ chat: { post: (...args) => (args[2] === reply ? chat.post(...args) : post(...args)) } })
    await promise('hawthorn', 0)
    one.wake()
    await expect.poll(() => waiting.length, EVENTUALLY).toBe(1)
    reply = await promise('hawthorn', 1)
    const sent = await one.sendNow(reply)
    expect([sent?.posted.place.conversation, sent?.message.summary]).toEqual(['hawthorn', expect.stringContaining(name(1).join())])
    expect(told('hawthorn')).toEqual(name(1))
    letGo()
    await expect.poll(() => told('hawthorn'), EVENTUALLY).toEqual(name(1, 0))
  })

  it('are told first what was handed to a door, and what was promised with it after it', async () => {
    const { post, waiting, letGo } = hanging()
    const one = courier({ chat: { post } })
    const first = await promise('hawthorn', 0)
    await promise('hawthorn', 1)
    await promise('rowan', 2)
    const handed = await world.app.outbox.claimOne(first, clock)
    if (handed === null) throw new Error('it was not to be had')
    one.take(handed)
    one.wake()
    await expect.poll(() => told('rowan'), EVENTUALLY).toEqual(name(2))
    for (const expected of [name(0), name(0, 1)]) {
      await expect.poll(() => waiting.length, EVENTUALLY).toBe(1)
      letGo()
      await expect.poll(() => told('hawthorn'), EVENTUALLY).toEqual(expected)
    }
  })

  it('get a reply once when a round and the door are at it together, and the door learns of it', async () => {
    for (let times = 0; times < 20; times += 1) {
      const before = told('hawthorn').length
      const id = await promise('hawthorn', 0)
      const one = courier()
      const [, sent] = await Promise.all([one.deliver(clock), one.sendNow(id)])
      expect(told('hawthorn')).toHaveLength(before + 1)
      expect(sent === null || sent.posted.messageId === String(before + 1)).toBe(true)
      // another process has no look left that could take the next one
      await one.deliver(clock)
    }
  })

  describe('for which a notice is committed as being sent', () => {
    async function handed(): Promise<ClaimedNotice> {
      const notice = promising('hawthorn')
      const commit = { key: null, writes: [], audit: [], notices: [notice], sendsAtOnce: notice.id, at: clock }
      await world.app.store.commit(world.organisationId, commit)
      return { notice: { ...notice, organisationId: world.organisationId }, promisedAt: clock, attempts: 1, mayHaveArrived: false }
    }

    it('get it in the words the door has for it, unclaimed and once', async () => {
      const claimed = await handed()
      const one = courier({ outbox: { claimOne: () => Promise.reject(new Error('nobody has to claim it')) } })
      one.take(claimed)
      const sent = await one.sendNow(claimed.notice.id, { summary: 'As it was stored.', blocks: [] })
      expect(sent?.message.summary).toBe('As it was stored.')
      expect(await courier().sendNow(claimed.notice.id)).toBeNull()
      await one.deliver(addMinutes(clock, 5))
      expect(chat.messagesIn('hawthorn')).toHaveLength(1)
    })

    it('get it with the next round when its door never asks', async () => {
      const one = courier()
      one.take(await handed())
      await one.deliver(clock)
      expect(told('hawthorn')).toEqual(name(0))
    })

    it('get it from somebody else when its sender has died, who looks for it first', async () => {
      await handed()
      await roundAt(0)
      expect(told('hawthorn')).toEqual([])
      await roundAt(61)
      expect(told('hawthorn')).toEqual(name(0))
    })
  })

  it('that take no reply now leave it to the outbox: the door is told that it is not there', async () => {
    const id = await promise('hawthorn')
    chat.failNext(new ChatFault('later', 'Too many.', 1_000))
    const one = courier()
    expect(await one.sendNow(id)).toBeNull()
    await roundAt(1, one)
    expect(told('hawthorn')).toEqual(name(0))
  })

  it('and when the database is away the door is told the same, and nothing breaks', async () => {
    const id = await promise('hawthorn')
    const claimOne = () => Promise.reject(new Error('the database is away'))
    expect(await courier({ outbox: { claimOne } }).sendNow(id)).toBeNull()
  })
})

/** What can go wrong with one post. */
const FAULTS = {
  fine: null,
  busy: { fault: new ChatFault('later', 'Busy.'), arrives: false },
  busyForLong: { fault: new ChatFault('later', 'Busy.', 300_000), arrives: false },
  lost: { fault: new ChatFault('unknown', 'No answer.'), arrives: false },
  answerLost: { fault: new ChatFault('unknown', 'No answer.'), arrives: true },
  brokenAfterwards: { fault: new TypeError('socket hang up'), arrives: true },
  notWrittenDown: 'not-written-down',
} as const

describe('whatever goes wrong on the way', () => {
  it('everybody is told everything once', async () => {
    const faults = fc.array(fc.constantFrom(...Object.keys(FAULTS) as (keyof typeof FAULTS)[]), { maxLength: 12 })
    const notices = fc.array(fc.tuple(fc.constantFrom('hawthorn', 'rowan', '@sam'), fc.nat({ max: 2 })), { minLength: 1, maxLength: 6 })
    await fc.assert(fc.asyncProperty(notices, faults, async (told_, script) => {
      await world.pool.query(`UPDATE notice SET state = 'stale' WHERE state IN ('pending', 'sending')`)
      startAgain()
      for (const [to, index] of told_) await promise(to, index)
      const left = [...script]
      const { outbox } = world.app
      let isForgetful = false
      const failing = courier({
        chat: { post: async (...args) => {
          const next = FAULTS[left.shift() ?? 'fine']
          if (next === null || next === 'not-written-down') {
            isForgetful = next === 'not-written-down'
            return chat.post(...args)
          }
          if (next.arrives) await chat.post(...args)
          throw next.fault
        } },
        outbox: { markSent: (...args) => {
          if (!isForgetful) return outbox.markSent(...args)
          isForgetful = false
          return Promise.reject(new Error('the database is away'))
        } },
      })
      for (let minutes = 0; minutes <= 180; minutes += 1) await round(minutes, failing)
      for (const to of ['hawthorn', 'rowan', '@sam']) {
        expect(told(to).toSorted()).toEqual(told_.filter(([one]) => one === to).flatMap(([, index]) => name(index)).toSorted())
      }
    }), { numRuns: 25 })
  }, 60_000)
})
