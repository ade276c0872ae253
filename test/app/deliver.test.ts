import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createCourier, type Courier } from '../../src/app/deliver.ts'
import { addMinutes, addSeconds, dateFrom, type Instant } from '../../src/domain/calendar/london.ts'
import type { NewNotice } from '../../src/domain/notice.ts'
import type { PersonId, UnitId } from '../../src/domain/ids.ts'
import type { Task } from '../../src/domain/task/task.ts'
import type { Chat } from '../../src/ports/chat.ts'
import { ChatFault } from '../../src/ports/chat.ts'
import type { ClaimedNotice, Outbox } from '../../src/ports/outbox.ts'
import type { Store } from '../../src/ports/store.ts'
import { plainText } from '../../src/messages/plain-text.ts'
import { newId } from '../contracts/council.ts'
import { createFakeChat, type FakeChat } from '../support/fake-chat.ts'
import { AUTUMN, HAWTHORN } from '../support/hawthorn-files.ts'
import { createWorld, instantOf, type World } from '../support/world.ts'

const START = instantOf('2026-11-20 10:00')

let world: World
let tasks: readonly Task[]
let unitId: Record<string, UnitId>
let personId: Record<string, PersonId>
let chat: FakeChat
let clock: Instant
let promised = 0

beforeAll(async () => {
  world = await createWorld({ at: '2026-11-20 07:00', files: { ...HAWTHORN, events: AUTUMN } })
  const { store } = world.app
  tasks = (await store.tasks(world.organisationId, { viewerId: null })).map(({ task }) => task).toSorted((a, b) => a.number - b.number)
  unitId = Object.fromEntries((await store.units(world.organisationId)).map((unit) => [unit.code, unit.id]))
  personId = Object.fromEntries((await store.people(world.organisationId)).map((person) => [person.email.split('@')[0], person.id]))
})
beforeEach(async () => {
  await world.pool.query(`UPDATE notice SET state = 'stale' WHERE state IN ('pending', 'sending')`)
  await world.pool.query('DELETE FROM place_problem')
  chat = createFakeChat()
  clock = START
})

/** A promise to tell a unit (`hawthorn`) or somebody (`@sam`) of a task: the message says its number. */
function promising(to: string, index = 0, changes: Partial<NewNotice> = {}): NewNotice {
  return {
    id: newId('notice'), occurrence: `promised/${promised += 1}`, about: { kind: 'task-raised', taskId: taskAt(index).id },
    to: to.startsWith('@') ? { kind: 'person', personId: known(personId, to.slice(1)) } : { kind: 'unit', unitId: known(unitId, to) },
    isUrgent: false, lateByMinutes: 0, subjectId: null, ...changes,
  }
}

async function promise(...given: Parameters<typeof promising>): Promise<NewNotice['id']> {
  const notice = promising(...given)
  await world.app.store.commit(world.organisationId, { key: null, writes: [], audit: [], notices: [notice], at: clock })
  return notice.id
}

function known<Id>(ids: Readonly<Record<string, Id>>, called: string): Id {
  const id = ids[called]
  if (id === undefined) throw new Error(`there is no ${called}`)
  return id
}

function taskAt(index: number): Task {
  const task = tasks[index]
  if (task === undefined) throw new Error('there are not so many tasks')
  return task
}

/** Every process of a test, which ends with it: a look it has yet to take would take what the next test promises. */
const processes: Courier[] = []
function begin(courier: Courier): Courier {
  processes.push(courier)
  return courier
}
afterEach(async () => {
  for (const one of processes.splice(0)) await one.deliver(clock)
})

/** A process with this chat platform, and an outbox or a store that may fail. */
function courier(changes: { readonly chat?: Partial<Chat>; readonly outbox?: Partial<Outbox>; readonly store?: Partial<Store> } = {}) {
  const { app } = world
  return begin(createCourier({
    ...app, clock: { now: () => clock }, chats: new Map([['playground', { ...chat, ...changes.chat }]]),
    outbox: { ...app.outbox, ...changes.outbox }, store: { ...app.store, ...changes.store },
  }, () => {}))
}

/** What a machine with much else to do may take its time for. */
const EVENTUALLY = { timeout: 15_000 }

/** One round, so many minutes after the start. */
async function round(minutes: number, using = courier()): Promise<void> {
  clock = addMinutes(START, minutes)
  await using.deliver(clock)
}

/** One round, so many seconds after the start. */
async function roundAt(seconds: number, using = courier()): Promise<void> {
  clock = addSeconds(START, seconds)
  await using.deliver(clock)
}

const place = (to: string): string => (to.startsWith('@') ? `direct:${to.slice(1)}@marlow.example` : to)
/** The numbers of the tasks a place was told of. */
const told = (to: string): readonly string[] =>
  chat.messagesIn(place(to)).map((message) => /T-\d+/.exec(message.summary)?.[0] ?? message.summary)
const name = (...indices: readonly number[]): readonly string[] => indices.map((index) => `T-${taskAt(index).number}`)

async function stateOf(id: NewNotice['id']): Promise<{ state: string; reason: string | null }> {
  const asked = 'SELECT state, reason FROM notice WHERE id = $1'
  const { rows: [row] } = await world.pool.query<{ state: string; reason: string | null }>(asked, [id])
  if (row === undefined) throw new Error('there is no such notice')
  return row
}

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
    clock = addSeconds(START, 20)
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
      clock = addMinutes(clock, 2)
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

describe('what is said', () => {
  const digest = (on: string): Partial<NewNotice> =>
    ({ about: { kind: 'unit-digest', unitId: known(unitId, 'hawthorn'), on: dateFrom(on) } })

  it('is left unsaid when it is no longer true', async () => {
    const id = await promise('hawthorn', 0, digest('2026-11-19'))
    await round(0)
    expect([told('hawthorn'), await stateOf(id)]).toEqual([[], { state: 'stale', reason: 'Its day is over.' }])
  })

  it('says that it is late, also when it is the platform that kept it', async () => {
    await promise('hawthorn', 0, { ...digest('2026-11-20'), lateByMinutes: 20 })
    chat.failNext(new ChatFault('later', 'Down.', 25 * 60_000))
    await round(0)
    await round(25)
    const [message] = chat.messagesIn('hawthorn')
    expect(JSON.stringify(message?.blocks[0])).toContain('this should have come at 09:40; it is 45 minutes late.')
  })

  it('is not held up by something else that cannot be said', async () => {
    await promise('hawthorn', 0)
    await promise('hawthorn', 1)
    const { store } = world.app
    const tasksById: Store['tasksById'] = (id, asked) =>
      (asked.includes(taskAt(0).id) ? Promise.reject(new Error('broken')) : store.tasksById(id, asked))
    await round(0, courier({ store: { tasksById } }))
    expect(told('hawthorn')).toEqual(name(1))
    await round(1)
    expect(told('hawthorn')).toEqual(name(1, 0))
  })
})

describe('somebody’s quiet hours', () => {
  const quiet = (from: string | null, to: string | null) => world.pool.query(
    'UPDATE person SET quiet_from = $2, quiet_to = $3 WHERE id = $1', [known(personId, 'kim'), from, to])

  beforeEach(() => quiet('09:30', '11:00'))
  afterAll(() => quiet(null, null))

  it('keep what is not urgent until they are over; then it comes and is not called late', async () => {
    const id = await promise('@kim')
    await round(0)
    expect([told('@kim'), await stateOf(id)]).toEqual([[], { state: 'pending', reason: 'They have asked for quiet until then.' }])
    await round(59)
    expect(told('@kim')).toEqual([])
    await round(60)
    expect(told('@kim')).toEqual(name(0))
    expect(JSON.stringify(chat.messagesIn(place('@kim')))).not.toContain('Late')
  })

  it.each<readonly [string, string, Partial<NewNotice>]>([
    ['what is urgent', '@kim', { isUrgent: true }],
    ['what goes to the unit’s channel', 'hawthorn', {}],
    ['what goes to somebody else', '@sam', {}],
  ])('keep nobody from %s', async (_, to, changes) => {
    await promise(to, 0, changes)
    await round(0)
    expect(told(to)).toEqual(name(0))
  })
})

describe('messages that are drawn again', () => {
  const subject = (): Partial<NewNotice> => ({ subjectId: taskAt(0).id })
  const refresh = () => promise('hawthorn', 0, { about: { kind: 'refresh', subjectId: taskAt(0).id }, ...subject() })
  let drawn: string[]
  const update = (fault: (conversation: string) => void): Chat['update'] => async (posted, message) => {
    fault(posted.place.conversation)
    drawn.push(posted.place.conversation)
    return chat.update(posted, message)
  }

  beforeEach(async () => {
    drawn = []
    await world.pool.query('DELETE FROM posting')
    for (const to of ['hawthorn', '@sam', '@kim']) await promise(to, 0, subject())
    await round(0)
  })

  it('are all of them, wherever they are, each with what is then true', async () => {
    const id = await refresh()
    await round(0, courier({ chat: { update: update(() => {}) } }))
    expect(drawn).toEqual(['hawthorn', place('@sam'), place('@kim')])
    expect(await stateOf(id)).toEqual({ state: 'sent', reason: null })
    expect(told('hawthorn')).toEqual(name(0))
  })

  it('are the others when one of them cannot be any more', async () => {
    const id = await refresh()
    await round(0, courier({ chat: { update: update((conversation) => {
      if (conversation === 'hawthorn') throw new ChatFault('unreachable', 'The channel is archived.')
    }) } }))
    expect([drawn, (await stateOf(id)).state]).toEqual([[place('@sam'), place('@kim')], 'sent'])
  })

  it('are tried again when one of them cannot be now', async () => {
    const id = await refresh()
    let isBusy = true
    const busy = { chat: { update: update((conversation) => {
      if (isBusy && conversation === 'hawthorn') throw new ChatFault('later', 'Too many.')
    }) } }
    await round(0, courier(busy))
    expect([drawn, (await stateOf(id)).state]).toEqual([[place('@sam'), place('@kim')], 'pending'])
    isBusy = false
    await round(1, courier(busy))
    expect([drawn.slice(2), (await stateOf(id)).state]).toEqual([['hawthorn', place('@sam'), place('@kim')], 'sent'])
  })
})

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

describe('what follows up on a card', () => {
  const done = (): Partial<NewNotice> =>
    ({ about: { kind: 'task-done', taskId: taskAt(0).id, byId: known(personId, 'sam') }, subjectId: taskAt(0).id })

  beforeEach(() => world.pool.query('DELETE FROM posting'))

  it('is in the thread of the first card about it, where that is in the same place', async () => {
    await promise('hawthorn', 0, { subjectId: taskAt(0).id })
    await round(0)
    await promise('hawthorn', 0, done())
    await promise('@sam', 0, done())
    await round(0)
    expect(chat.messagesOutsideThreads('hawthorn')).toHaveLength(1)
    expect(chat.messagesIn('hawthorn')).toHaveLength(2)
    expect(chat.messagesOutsideThreads(place('@sam'))).toHaveLength(1)
  })

  it('stands by itself in direct messages, which are read from top to bottom', async () => {
    for (const changes of [{ subjectId: taskAt(0).id }, done()]) await promise('@sam', 0, changes)
    await round(0)
    expect(chat.messagesOutsideThreads(place('@sam'))).toHaveLength(2)
  })

  it('stands by itself where there is no card', async () => {
    await promise('hawthorn', 0, done())
    await round(0)
    expect(chat.messagesOutsideThreads('hawthorn')).toHaveLength(1)
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
      chat = createFakeChat()
      clock = START
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
