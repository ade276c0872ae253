import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAlarmBook } from '../../../adapters/database/alarm-book.ts'
import { addMinutes } from '../../../src/domain/calendar/london.ts'
import type { Alarm, Telling } from '../../../src/domain/watch/alarm.ts'
import type { AlarmBook, AlarmMessage } from '../../../src/ports/alarm-book.ts'
import { newId, now } from '../../contracts/council.ts'
import { keepOnPostgresql } from '../../support/kept-on-postgresql.ts'

const telling: Telling = { stage: 'began', late: [{ kind: 'digests', since: now, count: 3 }], beganAt: now, at: now }
const anAlarm = (changes: Partial<Alarm> = {}): Alarm => ({
  id: newId('alarm'), kinds: ['digests'], beganAt: now, tellings: 1, toldAt: now, wellSince: null, endedAt: null, version: 0, ...changes,
})
const message = (address: string, way: AlarmMessage['way'] = 'mail'): AlarmMessage => ({ id: newId('notice'), way, address, telling })

describe('what the administrators were told', () => {
  let kept: Awaited<ReturnType<typeof keepOnPostgresql>>
  let book: AlarmBook
  beforeAll(async () => {
    kept = await keepOnPostgresql()
    book = createAlarmBook(kept.pool)
  })
  beforeEach(() => kept.pool.query('TRUNCATE alarm, alarm_message'))
  afterAll(() => kept.close())
  const take = (minutes = 0) => book.take(addMinutes(now, minutes), addMinutes(now, minutes + 3))

  it('is one alarm, whoever sees first that something is late', async () => {
    const raised = await Promise.all([1, 2, 3].map(() => book.step(anAlarm(), [message('alex@marlow.example')])))
    expect(raised.filter(Boolean)).toHaveLength(1)
    expect(await take()).toHaveLength(1)
    expect(await book.open()).toMatchObject({ kinds: ['digests'], beganAt: now, version: 1 })
  })

  it('moves on once: whoever looked at the alarm as it was before tells nothing', async () => {
    await book.step(anAlarm(), [])
    const open = await book.open()
    if (open === null) throw new Error('there is an alarm')
    const more = { ...open, kinds: ['digests', 'decisions'], tellings: 2 } as const
    const steps = await Promise.all([1, 2].map(() => book.step(more, [message('alex@marlow.example')])))
    expect(steps.filter(Boolean)).toHaveLength(1)
    expect(await take()).toHaveLength(1)
    expect(await book.open()).toMatchObject({ kinds: ['digests', 'decisions'], tellings: 2, version: 2 })
  })

  it('ends, and another may begin', async () => {
    const first = anAlarm()
    await book.step(first, [])
    expect(await book.step({ ...first, wellSince: now, endedAt: addMinutes(now, 10), version: 1 }, [])).toBe(true)
    expect(await book.open()).toBeNull()
    expect(await book.step(anAlarm(), [])).toBe(true)
  })

  it('is sent by one sender, and looked for by the next when the first never reported back', async () => {
    const letter = message('alex@marlow.example')
    await book.step(anAlarm(), [letter])
    const taken = (await Promise.all([1, 2, 3].map(() => take()))).flat()
    expect(taken).toEqual([{ ...letter, attempts: 1, madeAt: now, mayHaveArrived: false, isOvertaken: false }])
    expect(await take(2)).toEqual([])
    expect(await take(3)).toMatchObject([{ id: letter.id, attempts: 2, mayHaveArrived: true }])
    await book.markSent(letter.id, now)
    expect(await take(60)).toEqual([])
  })

  it('is tried again when it is put off, and not once it is over', async () => {
    const [one, other] = [message('alex@marlow.example'), message('alex@marlow.example', 'chat')]
    await book.step(anAlarm(), [one, other])
    await take()
    await book.postpone(one.id, addMinutes(now, 5), 'The mail server is busy.')
    await book.markEnded(other.id, 'stale', 'Somebody else was told.', now)
    expect(await take(4)).toEqual([])
    expect(await book.untold(now)).toMatchObject([{ way: 'mail', reason: 'The mail server is busy.' }])
    expect(await take(5)).toMatchObject([{ id: one.id, mayHaveArrived: false }])
    await book.markEnded(one.id, 'failed', 'The address is not taken.', now)
    expect(await book.untold(now)).toMatchObject([{ way: 'mail', reason: 'The address is not taken.' }])
    expect(await book.untold(addMinutes(now, 1))).toEqual([])
    await book.markSent(one.id, now)
    expect(await book.untold(now)).toEqual([])
  })

  it('is overtaken when there is something newer to tell', async () => {
    const alarm = anAlarm()
    await book.step(alarm, [message('alex@marlow.example')])
    await book.step({ ...alarm, tellings: 2, toldAt: addMinutes(now, 1), version: 1 }, [message('alex@marlow.example')])
    expect((await take(1)).map(({ isOvertaken }) => isOvertaken)).toEqual([true, false])
  })
})
