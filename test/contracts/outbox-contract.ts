import { describe, expect, it } from 'vitest'
import { addMinutes, type Instant } from '../../src/domain/calendar/london.ts'
import type { NoticeId } from '../../src/domain/ids.ts'
import { recipientId, type NewNotice } from '../../src/domain/notice.ts'
import type { Posted } from '../../src/ports/outbox.ts'
import { aCommit, aNotice, newId, now } from './council.ts'
import { type Kept, standing } from './kept.ts'

const none = newId('notice')
const posted = (messageId: string): Posted => ({ place: { platform: 'slack', tenant: 'T1', conversation: 'C1' }, messageId, rootId: null })

/**
 * What every outbox must do: keep each promise until it is kept, give it to one sender at a time, and say when an earlier sender may
 * have sent it already. Needs an outbox with nothing in it.
 */
export function outboxContract(kept: () => Kept): void {
  const stand = standing(kept)
  let promised = 0
  const promise = async (...changes: readonly Partial<NewNotice>[]): Promise<NoticeId[]> => {
    const { store, council } = stand()
    const notices = changes.map((change) => aNotice(council, `occurrence/${promised++}`, change))
    await store.commit(council.id, aCommit([], { notices }))
    return notices.map(({ id }) => id)
  }
  const claim = async (at: Instant = now, limit = 100) => (await stand().outbox.claim(at, limit)).map(({ notice }) => notice.id)
  const end = async (...ids: readonly NoticeId[]) => {
    for (const id of ids) await stand().outbox.markSent(id, null, now)
  }

  describe('a promised notice', () => {
    it('is claimed as it was promised', async () => {
      const { store, outbox, council } = stand()
      const notice = aNotice(council, 'as promised', {
        to: { kind: 'person', personId: council.jo.id }, about: { kind: 'refresh', subjectId: council.family.id }, lateByMinutes: 7,
        subjectId: council.family.id,
      })
      await store.commit(council.id, aCommit([], { notices: [notice] }))
      expect(await outbox.claim(now, 10)).toEqual([
        { notice: { ...notice, organisationId: council.id }, promisedAt: now, attempts: 1, mayHaveArrived: false },
      ])
      await end(notice.id)
    })

    it('is claimed in the order of the promises, urgent ones first, as many as are asked for', async () => {
      const [first, second, urgent] = await promise({}, {}, { isUrgent: true })
      expect([await claim(now, 2), await claim(now, 2), await claim(now, 2)]).toEqual([[urgent, first], [second], []])
      for (const id of [first, second, urgent]) if (id !== undefined) await end(id)
    })

    it('is not claimed before its time', async () => {
      const [id] = await promise({})
      expect(await claim(addMinutes(now, -1))).toEqual([])
      expect(await claim()).toEqual([id])
      if (id !== undefined) await end(id)
    })

    it('as a letter is not left where it is for somebody’s direct messages, nor they for it', async () => {
      const { outbox, council } = stand()
      const personId = council.jo.id
      const [letter = none, direct = none] = await promise({ to: { kind: 'email', personId } }, { to: { kind: 'person', personId } })
      const ids = async (except: readonly string[]) => (await outbox.claim(now, 10, except)).map(({ notice }) => notice.id)
      expect(await ids([recipientId({ kind: 'person', personId })])).toEqual([letter])
      expect(await ids([recipientId({ kind: 'email', personId })])).toEqual([direct])
      await end(letter, direct)
    })

    it('is left where it is while its recipient is being sent to', async () => {
      const { outbox, council } = stand()
      const [toUnit = none, toJo = none] = await promise({}, { to: { kind: 'person', personId: council.jo.id } })
      const ids = async (except: readonly string[]) => (await outbox.claim(now, 10, except)).map(({ notice }) => notice.id)
      expect(await ids([council.unit.id, council.jo.id])).toEqual([])
      expect(await ids([council.unit.id])).toEqual([toJo])
      expect(await ids([council.jo.id])).toEqual([toUnit])
      await end(toUnit, toJo)
    })

    it('is given to one of many who claim at once', async () => {
      const ids = await promise(...Array.from({ length: 30 }, () => ({})))
      const claims = await Promise.all(Array.from({ length: 10 }, () => claim(now, 7)))
      expect(claims.flat().sort()).toEqual(ids.toSorted())
      await end(...ids)
    })

    it('is claimed by itself straight after its commit, once', async () => {
      const { outbox } = stand()
      const [id = none] = await promise({})
      const claims = await Promise.all([1, 2, 3].map(() => outbox.claimOne(id, now)))
      expect(claims.filter((one) => one !== null)).toMatchObject([{ notice: { id }, attempts: 1, mayHaveArrived: false }])
      expect(await outbox.claimOne(newId('notice'), now)).toBeNull()
      expect(await outbox.claimOne('made up' as NoticeId, now)).toBeNull()
      await end(id)
    })

    it('committed as being sent is nobody else’s until its sender’s time is up, and may then have arrived', async () => {
      const { store, outbox, council } = stand()
      const [first, second] = [aNotice(council, `occurrence/${promised++}`), aNotice(council, `occurrence/${promised++}`)]
      await store.commit(council.id, aCommit([], { notices: [first, second], sendsAtOnce: first.id }))
      expect(await claim()).toEqual([second.id])
      expect(await outbox.claimOne(first.id, now)).toBeNull()
      await end(second.id)
      expect(await outbox.claim(addMinutes(now, 1), 10)).toMatchObject([{ notice: { id: first.id }, attempts: 2, mayHaveArrived: true }])
      await end(first.id)
    })

    it('is claimed again when its sender never reported back, and may then have arrived', async () => {
      const { outbox } = stand()
      const [id = none] = await promise({})
      await claim()
      expect(await claim()).toEqual([])
      expect(await outbox.claim(addMinutes(now, 1), 10)).toMatchObject([{ notice: { id }, attempts: 2, mayHaveArrived: true }])
      await end(id)
    })

    it('is put off until the moment said, and has not arrived', async () => {
      const { outbox } = stand()
      const [id = none] = await promise({})
      await claim()
      await outbox.postpone(id, addMinutes(now, 30), 'rate limited')
      expect(await claim(addMinutes(now, 29))).toEqual([])
      expect(await outbox.claim(addMinutes(now, 30), 10)).toMatchObject([{ notice: { id }, attempts: 2, mayHaveArrived: false }])
      await end(id)
    })

    it('waits no longer than until it is brought forward, for the reason it waits for', async () => {
      const { outbox, council } = stand()
      const reader = council.jo.id
      const [held = none, limited = none] = await promise({ to: { kind: 'person', personId: reader } }, { to: { kind: 'person', personId: reader } })
      await claim()
      await outbox.postpone(held, addMinutes(now, 600), 'quiet')
      await outbox.postpone(limited, addMinutes(now, 600), 'rate limited')
      expect(await outbox.waitingBecause(council.id, 'quiet', now)).toEqual([reader])
      await outbox.bringForward(council.id, reader, 'quiet', addMinutes(now, 900))
      expect(await outbox.waitingBecause(council.id, 'quiet', addMinutes(now, 600))).toEqual([])
      await outbox.bringForward(council.id, reader, 'quiet', addMinutes(now, 30))
      expect(await claim(addMinutes(now, 29))).toEqual([])
      expect(await outbox.claim(addMinutes(now, 30), 10)).toMatchObject([{ notice: { id: held } }])
      expect(await outbox.waitingBecause(council.id, 'quiet', now)).toEqual([])
      await end(held)
      await end(limited)
    })

    it('is over once it was sent, whatever a late sender says', async () => {
      const { outbox } = stand()
      const [id = none] = await promise({})
      const sent = async () => (await outbox.backlog(now)).counts.sent
      const before = await sent()
      await claim()
      await outbox.markSent(id, null, now)
      await outbox.postpone(id, now, 'too late')
      await outbox.markEnded(id, 'unknown', 'too late', now)
      expect(await claim(addMinutes(now, 60))).toEqual([])
      expect(await sent()).toBe(before + 1)
    })

    it('is known to be sent also when its first sender had given it up', async () => {
      const { outbox, council } = stand()
      const [id = none] = await promise({ subjectId: council.family.id })
      await claim()
      await outbox.markEnded(id, 'unknown', 'the platform cannot say', now)
      await outbox.markSent(id, posted('m1'), now)
      expect(await outbox.copies(council.id, council.family.id)).toMatchObject([{ notice: { id }, posted: posted('m1') }])
    })
  })

  it('copies are the messages about a subject, in the order of their promises, each once', async () => {
    const { outbox, council } = stand()
    const about = { subjectId: council.family.id }
    const [first = none, unposted = none, second = none, other = none] = await promise(about, about, about, {})
    await claim()
    await outbox.markSent(second, posted('m2'), now)
    await outbox.markSent(first, posted('m1'), now)
    await outbox.markSent(first, posted('m1 again'), now)
    await outbox.markSent(unposted, null, now)
    await outbox.markSent(other, posted('m3'), now)
    const copies = await outbox.copies(council.id, council.family.id)
    expect(copies.map(({ notice, posted: { messageId } }) => [notice.id, messageId])).toEqual([[first, 'm1'], [second, 'm2']])
    expect(copies[0]?.posted).toEqual(posted('m1'))
    expect(await outbox.copies(council.id, 'made up')).toEqual([])
  })

  it('a place that takes nothing is on record with the latest reason and since when, until it takes something', async () => {
    const { outbox, council } = stand()
    const place = { platform: 'slack', tenant: 'T1', conversation: 'C-archived' } as const
    const fails = (says: string, minutes: number) =>
      outbox.placeFailed({ place, organisationId: council.id, says, at: addMinutes(now, minutes) })
    const problems = async () => (await outbox.placeProblems()).filter((one) => one.organisationId === council.id)
    await fails('It is private.', 0)
    await fails('It is archived.', 5)
    expect(await problems()).toEqual([{ place, organisationId: council.id, says: 'It is archived.', since: now }])
    await outbox.markSent(newId('notice'), null, now, { ...place, tenant: 'T2' })
    expect(await problems()).toHaveLength(1)
    await outbox.markSent(newId('notice'), null, now, place)
    expect(await problems()).toEqual([])
  })

  it('what reached nobody, and what may have come twice, is counted from a moment on', async () => {
    const { outbox } = stand()
    const later = addMinutes(now, 60 * 24 * 365)
    const [failed = none, unknown = none, stale = none] = await promise({}, {}, {})
    await claim()
    for (const [id, state] of [[failed, 'failed'], [unknown, 'unknown'], [stale, 'stale']] as const) {
      await outbox.markEnded(id, state, 'because', later)
    }
    expect([await outbox.undelivered(later), await outbox.undelivered(addMinutes(later, 1))])
      .toEqual([{ failed: 1, unknown: 1 }, { failed: 0, unknown: 0 }])
  })

  it('the backlog counts each state and how long the oldest has waited', async () => {
    const { outbox } = stand()
    const { counts: before } = await outbox.backlog(now)
    const [sent = none, failed = none, stale = none, unknown = none] = await promise({}, {}, {}, {})
    await claim()
    await outbox.markSent(sent, null, now)
    const ended = [[failed, 'failed'], [stale, 'stale'], [unknown, 'unknown']] as const
    for (const [id, state] of ended) await outbox.markEnded(id, state, 'because', now)
    const [sending = none] = await promise({})
    await claim()
    const [pending = none] = await promise({})
    const { counts, oldestPendingMinutes } = await outbox.backlog(addMinutes(now, 12))
    expect(counts).toEqual({
      pending: 1, sending: 1, sent: before.sent + 1, stale: before.stale + 1, failed: before.failed + 1, unknown: before.unknown + 1,
    })
    expect(oldestPendingMinutes).toBe(12)
    await end(sending, pending)
    expect((await outbox.backlog(now)).oldestPendingMinutes).toBe(0)
  })
}
