import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { dateFrom } from '../../src/domain/calendar/london.ts'
import type { NewNotice } from '../../src/domain/notice.ts'
import { type Chat, ChatFault } from '../../src/ports/chat.ts'
import type { Store } from '../../src/ports/store.ts'
import {
  chat, courier, known, name, place, personId, promise, round, stateOf, taskAt, told, unitId, world,
} from '../support/deliveries.ts'

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
