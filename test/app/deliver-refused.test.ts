import { describe, expect, it } from 'vitest'
import { createCourier } from '../../src/app/deliver.ts'
import { addMinutes, addSeconds } from '../../src/domain/calendar/london.ts'
import { plainText } from '../../src/messages/plain-text.ts'
import { type Chat, ChatFault } from '../../src/ports/chat.ts'
import {
  begin, chat, clock, courier, EVENTUALLY, name, place, personId, promise, round, roundAt, setClock, START, stateOf, told, world,
} from '../support/deliveries.ts'

describe('a platform that takes nothing now', () => {
  it('is asked again after five seconds, a minute, two, five, and so on', async () => {
    await promise('hawthorn')
    chat.failNext(new ChatFault('later', 'Slack is busy.'), { times: 4 })
    const attempts = [0, 5, 65, 185, 485]
    for (const [attempt, seconds] of attempts.entries()) {
      await roundAt(seconds - 1)
      expect([seconds, told('hawthorn')]).toEqual([seconds, []])
      await roundAt(seconds)
      expect([seconds, told('hawthorn')]).toEqual([seconds, attempt === 4 ? name(0) : []])
    }
  })

  it('wakes the outbox when its time is over, and not only at the next minute', async () => {
    await promise('hawthorn')
    chat.failNext(new ChatFault('later', 'Too many.', 20_000))
    const asked: number[] = []
    const calls: (() => void)[] = []
    const waking = begin(createCourier({ ...world.app, clock: { now: () => clock }, chats: new Map([['playground', chat]]) }, (ms, call) => {
      asked.push(ms)
      calls.push(call)
    }))
    await waking.deliver(START)
    expect([asked, told('hawthorn')]).toEqual([[20_000], []])
    setClock(addSeconds(START, 20))
    for (const call of calls) call()
    await expect.poll(() => told('hawthorn'), EVENTUALLY).toEqual(name(0))
  })

  it('says why in the meantime', async () => {
    const id = await promise('hawthorn')
    chat.failNext(new ChatFault('later', 'Slack is busy.'))
    await round(0)
    expect(await stateOf(id)).toEqual({ state: 'pending', reason: 'Slack is busy.' })
    await round(1)
    expect(await stateOf(id)).toEqual({ state: 'sent', reason: null })
  })

  it.each([[0, 5], [1, 1], [20, 20], [60, 60], [90, 90], [600, 600]])('that says after %i s is asked after %i', async (said, seconds) => {
    await promise('hawthorn')
    chat.failNext(new ChatFault('later', 'Too many.', said * 1_000))
    await round(0)
    await roundAt(seconds - 1)
    expect(told('hawthorn')).toEqual([])
    await roundAt(seconds)
    expect(told('hawthorn')).toEqual(name(0))
  })

  it('gets what it did not take in the order it was promised, and others do not wait for it', async () => {
    for (const index of [0, 1, 2]) for (const to of ['hawthorn', 'rowan']) await promise(to, index)
    await promise('@sam')
    let isBusy = true
    const post: Chat['post'] = (where, message, marker) => {
      if (isBusy && where.conversation === 'hawthorn') throw new ChatFault('later', 'Too many for this channel.', 60_000)
      return chat.post(where, message, marker)
    }
    await round(0, courier({ chat: { post } }))
    expect([told('hawthorn'), told('rowan'), told('@sam')]).toEqual([[], name(0, 1, 2), name(0)])
    isBusy = false
    await round(1, courier({ chat: { post } }))
    expect(told('hawthorn')).toEqual(name(0, 1, 2))
  })
})

describe('somebody who cannot be reached', () => {
  const archived = new ChatFault('unreachable', 'The channel is archived. Type /unit here in another one.')

  it('is not tried again, and the notice says why; the next one is', async () => {
    const id = await promise('@kim', 0)
    await promise('@kim', 1)
    chat.failNext(new ChatFault('unreachable', 'The account is closed.'))
    await round(0)
    await round(60)
    expect(told('@kim')).toEqual(name(1))
    expect(await stateOf(id)).toEqual({ state: 'failed', reason: 'The account is closed.' })
  })

  it('is a matter for whoever looks after their unit, who is told once a day', async () => {
    const closed = new ChatFault('unreachable', 'The account is closed.')
    for (const index of [0, 1]) await promise('@sam', index)
    chat.failNext(closed, { times: 2, place: place('@sam') })
    await round(0)
    const report = (to: string) => chat.messagesIn(place(to)).map(plainText)
    expect(report('@alex')).toEqual([expect.stringMatching(/^# Sam Hughes cannot be reached\nThe account is closed\.\n/)])
    await promise('@sam', 2)
    chat.failNext(closed, { times: 1, place: place('@sam') })
    await round(60 * 24)
    expect(report('@alex')).toHaveLength(2)
  })

  it('when it is a channel, has somebody who looks after the unit told instead: what, and why they', async () => {
    const id = await promise('hawthorn')
    chat.failNext(archived, { times: 9, place: 'hawthorn' })
    await round(0)
    expect(chat.messagesIn(place('@alex')).map(plainText)).toEqual([expect.stringMatching(
      /^\*Not in the channel\*: this was meant for Hawthorn’s channel, which took no message\. The channel is archived\. Type \/unit here in another one\.\n/)])
    expect(told('@alex')).toEqual(name(0))
    expect(await stateOf(id)).toEqual({ state: 'sent', reason: null })
  })

  it('is on record with why until it takes something again', async () => {
    await promise('hawthorn')
    chat.failNext(archived, { place: 'hawthorn' })
    await round(0)
    const { outbox } = world.app
    expect(await outbox.placeProblems()).toEqual([{
      place: { platform: 'playground', tenant: 'playground', conversation: 'hawthorn' }, organisationId: world.organisationId,
      says: archived.message, since: START,
    }])
    await promise('hawthorn')
    await round(1)
    expect(await outbox.placeProblems()).toEqual([])
  })

  it('when nobody who looks after the unit can be reached either, is recorded as not told', async () => {
    const id = await promise('hawthorn')
    chat.failNext(archived, { times: 99 })
    await round(0)
    expect(await stateOf(id)).toEqual({ state: 'failed', reason: archived.message })
  })

  it.each([
    ['a unit without a channel on a platform that is set up', 'hawthorn',
      'The unit Hawthorn has no channel on a platform that is set up. Type /unit here in its channel.'],
    ['somebody without an account on one', '@sam',
      'The person has no account on a platform that is set up. They get one by saying something to the Co-ordinator there.'],
  ])('%s', async (_, to, reason) => {
    const id = await promise(to)
    const nowhere = begin(createCourier({ ...world.app, chats: new Map() }))
    await nowhere.deliver(START)
    expect(await stateOf(id)).toEqual({ state: 'failed', reason })
  })

  it('somebody who has left', async () => {
    const id = await promise('@jo')
    await world.pool.query(`UPDATE person SET is_active = false WHERE id = $1`, [personId['jo']])
    await world.pool.query('UPDATE organisation SET directory_version = directory_version + 1')
    await round(0)
    expect([told('@jo'), await stateOf(id)]).toEqual([[], { state: 'failed', reason: 'The person has left.' }])
  })
})

describe('what may have arrived is looked for before it is sent again', () => {
  it.each<readonly [string, Error, boolean]>([
    ['the platform does not say, and it arrived', new ChatFault('unknown', 'No answer.'), true],
    ['the platform does not say, and it did not arrive', new ChatFault('unknown', 'No answer.'), false],
    ['the connection broke, and it arrived', new TypeError('fetch failed'), true],
    ['the connection broke, and it did not arrive', new TypeError('fetch failed'), false],
  ])('%s', async (_, fault, arrives) => {
    await promise('hawthorn')
    chat.failNext(fault as ChatFault, { arrives })
    await round(0)
    await round(1)
    expect(told('hawthorn')).toEqual(name(0))
    await round(120)
    expect(told('hawthorn')).toEqual(name(0))
  })

  it.each([['it arrived', true], ['it did not arrive', false]])('another process died while it sent, and %s', async (_, arrived) => {
    const id = await promise('hawthorn')
    const [claimed] = await world.app.outbox.claim(START, 20)
    expect(claimed?.notice.id).toBe(id)
    const channel = { platform: 'playground', tenant: 'playground', conversation: 'hawthorn' } as const
    if (arrived) await chat.post(channel, { summary: name(0).join(), blocks: [] }, id)
    await round(0)
    expect(told('hawthorn')).toEqual(arrived ? name(0) : [])
    await round(1)
    expect(told('hawthorn')).toEqual(name(0))
    expect(await stateOf(id)).toEqual({ state: 'sent', reason: null })
  })

  it('where the platform cannot tell, it is said again once, under a line that says so, and the outbox says so too', async () => {
    const id = await promise('hawthorn')
    await world.app.outbox.claim(START, 20)
    const cannotTell = { chat: { findPosted: () => Promise.resolve('cannot-tell' as const) } }
    await round(1, courier(cannotTell))
    await round(60)
    expect(chat.messagesIn('hawthorn').map(plainText)).toEqual([expect.stringMatching(/^\*Perhaps twice\*: something failed/)])
    expect(told('hawthorn')).toEqual(name(0))
    expect(await stateOf(id)).toEqual({
      state: 'unknown', reason: 'It may have been sent when something failed, and the platform cannot say whether it arrived.',
    })
  })

  it('also when the platform cannot be asked just then', async () => {
    const id = await promise('hawthorn')
    chat.failNext(new ChatFault('unknown', 'No answer.'), { arrives: true })
    await round(0)
    await round(1, courier({ chat: { findPosted: () => Promise.reject(new ChatFault('later', 'Too many.')) } }))
    await round(2)
    expect([told('hawthorn'), await stateOf(id)]).toEqual([name(0), { state: 'sent', reason: null }])
  })

  it('also when it was sent and that could not be written down', async () => {
    const id = await promise('hawthorn')
    await round(0, courier({ outbox: { markSent: () => Promise.reject(new Error('the database is away')) } }))
    await round(1)
    expect([told('hawthorn'), await stateOf(id)]).toEqual([name(0), { state: 'sent', reason: null }])
  })

  it('and a round that takes longer than a sender’s time leaves the rest to the next, which looks first', async () => {
    await promise('hawthorn', 0)
    const second = await promise('hawthorn', 1)
    const post: Chat['post'] = (...args) => {
      setClock(addMinutes(clock, 2))
      return chat.post(...args)
    }
    const looked: string[] = []
    const findPosted: Chat['findPosted'] = (where, marker) => {
      looked.push(marker)
      return chat.findPosted(where, marker)
    }
    await round(0, courier({ chat: { post, findPosted } }))
    expect([told('hawthorn'), looked]).toEqual([name(0, 1), [second]])
  })
})
