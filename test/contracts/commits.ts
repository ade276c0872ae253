import { describe, expect, it } from 'vitest'
import { addDays, addMinutes } from '../../src/domain/calendar/london.ts'
import type { CaseRef } from '../../src/domain/ids.ts'
import type { Write } from '../../src/domain/outcome.ts'
import { aBasis, aCommit, aCouncil, aDecision, anAsk, anEntry, aNotice, anEscalation, anEvent, aTask, newId, now, today } from './council.ts'
import type { Store } from '../../src/ports/store.ts'
import type { Standing } from './kept.ts'

/** All or nothing, once, and never over somebody else's change. */
export function commits(standing: () => Standing): void {
  const openTasks = async () => {
    const { store, council } = standing()
    return (await store.tasks(council.id, { viewerId: null })).map(({ task }) => task)
  }

  describe('numbers', () => {
    it('follow one another in each organisation, in the order of the writes', async () => {
      const { council, write } = standing()
      const [a, b, c, d] = [aTask(council), aDecision(council), aTask(council), aDecision(council)]
      expect(await write({ kind: 'task', row: a }, { kind: 'decision', row: b }, { kind: 'task', row: c })).toMatchObject({
        kind: 'committed', numbers: { [a.id]: 1, [b.id]: 1, [c.id]: 2 },
      })
      expect(await write({ kind: 'decision', row: d })).toMatchObject({ numbers: { [d.id]: 2 } })
    })

    it('have no gaps and no doubles when many commit at once', async () => {
      const { council, write } = standing()
      const results = await Promise.all(Array.from({ length: 24 }, () => write({ kind: 'task', row: aTask(council) })))
      const numbers = results.flatMap((result) => result.kind === 'committed' ? Object.values(result.numbers) : [])
      expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_, index) => index + 1))
    })
  })

  describe('a change to something that moved since it was loaded', () => {
    it('is stale, and nothing of it is written', async () => {
      const { store, outbox, council, write } = standing()
      const task = aTask(council)
      await write({ kind: 'task', row: task })
      await write({ kind: 'task', row: { ...task, title: 'First', version: 1 } })

      const late = aCommit([
        { kind: 'task', row: aTask(council, { title: 'New' }) }, { kind: 'task', row: { ...task, title: 'Late', version: 1 } },
        { kind: 'case', row: { ...council.family, knownBy: [], version: 1 } },
      ], { key: 'late', audit: [anEntry(council)], notices: [aNotice(council, 'late')] })
      expect(await store.commit(council.id, late)).toEqual({ kind: 'stale' })

      expect((await openTasks()).map(({ title }) => title)).toEqual(['First'])
      expect(await store.occurrencesDone(council.id, ['late'])).toEqual(new Set())
      expect((await outbox.backlog(late.at)).counts.pending).toBe(0)
      const next = aTask(council)
      expect(await write({ kind: 'task', row: next })).toMatchObject({ numbers: { [next.id]: 2 } })
    })

    it.each(['task', 'decision', 'escalation', 'case', 'unit', 'person'] as const)('is seen for a %s', async (kind) => {
      const { council, write } = standing()
      const decision = aDecision(council, { state: 'waiting' })
      const rows = {
        task: aTask(council), decision, escalation: anEscalation(council, decision),
        case: council.family, unit: council.unit, person: council.jo,
      }
      await write({ kind: 'task', row: rows.task }, { kind: 'decision', row: decision }, { kind: 'escalation', row: rows.escalation })
      const change = (version: number) => write({ kind, row: { ...rows[kind], version } } as Write)
      expect(await change(1)).toMatchObject({ kind: 'committed' })
      expect(await change(1)).toEqual({ kind: 'stale' })
      expect(await change(3)).toEqual({ kind: 'stale' })
      expect(await change(2)).toMatchObject({ kind: 'committed' })
    })

    it('is seen when two come at the same moment: one is written, the other is stale', async () => {
      const { council, write } = standing()
      const task = aTask(council)
      await write({ kind: 'task', row: task })
      const both = await Promise.all(['Ann', 'Ben'].map((title) => write({ kind: 'task', row: { ...task, title, version: 1 } })))
      expect(both.map(({ kind }) => kind).sort()).toEqual(['committed', 'stale'])
    })

    it('is seen for something that was never there', async () => {
      const { council, write } = standing()
      expect(await write({ kind: 'task', row: aTask(council, { version: 3 }) })).toEqual({ kind: 'stale' })
    })
  })

  describe('somebody who was first', () => {
    it('with the same step of a statutory chain makes the second stale', async () => {
      const { council, write } = standing()
      const raise = () => write({ kind: 'task', row: aTask(council, { basis: aBasis('cp-3/1') }) })
      expect((await Promise.all([raise(), raise()])).map(({ kind }) => kind).sort()).toEqual(['committed', 'stale'])
      expect(await openTasks()).toHaveLength(1)
    })

    it('does not hinder the step when theirs is over, or ends in the same commit', async () => {
      const { council, write } = standing()
      const [first, second] = [aTask(council, { basis: aBasis('cp-3/1') }), aTask(council, { basis: aBasis('cp-3/1') })]
      await write({ kind: 'task', row: first })
      const closed = { ...first, state: 'ended', closedAt: first.raisedAt, closedReason: 'moved', version: 1 } as const
      expect(await write({ kind: 'task', row: second }, { kind: 'task', row: closed })).toMatchObject({ kind: 'committed' })
      expect((await openTasks()).map(({ id }) => id)).toEqual([second.id])
    })

    it('with the same case reference makes the second stale', async () => {
      const { council, write } = standing()
      const anew = { ...council.family, ref: 'C-1050' as CaseRef, children: [] }
      const open = () => write({ kind: 'case', row: { ...anew, id: newId('case') } })
      expect((await Promise.all([open(), open()])).map(({ kind }) => kind).sort()).toEqual(['committed', 'stale'])
    })

    it('with an escalation of the same decision makes the second stale', async () => {
      const { council, write } = standing()
      const decision = aDecision(council, { state: 'waiting' })
      await write({ kind: 'decision', row: decision }, { kind: 'escalation', row: anEscalation(council, decision) })
      expect(await write({ kind: 'escalation', row: anEscalation(council, decision) })).toEqual({ kind: 'stale' })
    })

    it('with the same event makes the second stale', async () => {
      const { council, write } = standing()
      const event: Write = { kind: 'case-event', caseId: council.family.id, row: anEvent(council) }
      expect(await write(event)).toMatchObject({ kind: 'committed' })
      expect(await write(event)).toEqual({ kind: 'stale' })
    })
  })

  describe('a repeat of a request', () => {
    it('is recognised by its key, writes nothing and gives the numbers given then', async () => {
      const { store, council } = standing()
      const task = aTask(council)
      const request = aCommit([{ kind: 'task', row: task }], { key: 'request-1', notices: [aNotice(council, 'raised')] })
      const first = await store.commit(council.id, request)
      expect(first).toMatchObject({ kind: 'committed', numbers: { [task.id]: 1 } })
      expect(await store.commit(council.id, request)).toEqual({ kind: 'repeated', numbers: { [task.id]: 1 } })
      // Decided afresh, so with other ids; still the same request.
      const again = aCommit([{ kind: 'task', row: aTask(council) }], { key: 'request-1' })
      expect(await store.commit(council.id, again)).toEqual({ kind: 'repeated', numbers: { [task.id]: 1 } })
      expect(await openTasks()).toHaveLength(1)
    })

    it('is recognised although what it changes has moved, because it moved it itself', async () => {
      const { store, council, write } = standing()
      const task = aTask(council)
      await write({ kind: 'task', row: task })
      const request = aCommit([{ kind: 'task', row: { ...task, title: 'Changed', version: 1 } }], { key: 'request-2' })
      await store.commit(council.id, request)
      expect(await store.commit(council.id, request)).toEqual({ kind: 'repeated', numbers: {} })
    })

    it('is recognised when both come at the same moment', async () => {
      const { store, elsewhere, council } = standing()
      const send = (door: typeof store) => door.commit(council.id, aCommit([{ kind: 'task', row: aTask(council) }], { key: 'request-3' }))
      const results = await Promise.all([send(store), send(elsewhere), send(store)])
      expect(results.map(({ kind }) => kind).sort()).toEqual(['committed', 'repeated', 'repeated'])
      expect(await openTasks()).toHaveLength(1)
    })

    it('is another request in another organisation', async () => {
      const { store, council, addOrganisation } = standing()
      const other = aCouncil()
      await addOrganisation(other, await store.policy(council.id))
      await store.commit(council.id, aCommit([], { key: 'same' }))
      expect(await store.commit(other.id, aCommit([], { key: 'same' }))).toMatchObject({ kind: 'committed' })
    })

    it('after a stale one is a first one, because nothing was written then', async () => {
      const { store, council, write } = standing()
      const task = aTask(council)
      await write({ kind: 'task', row: task })
      const request = (version: number) => aCommit([{ kind: 'task', row: { ...task, version } }], { key: 'request-4' })
      expect(await store.commit(council.id, request(7))).toEqual({ kind: 'stale' })
      expect(await store.commit(council.id, request(1))).toMatchObject({ kind: 'committed' })
    })
  })

  describe('notices', () => {
    it('are promised once for each occurrence, whoever promises', async () => {
      const { store, council } = standing()
      const [first, second] = [aNotice(council, 'digest/friday'), aNotice(council, 'digest/friday')]
      const other = aNotice(council, 'digest/monday')
      expect(await store.commit(council.id, aCommit([], { notices: [first] }))).toMatchObject({ notices: [first.id] })
      expect(await store.commit(council.id, aCommit([], { notices: [second, other] }))).toMatchObject({ notices: [other.id] })
      const done = await store.occurrencesDone(council.id, ['digest/friday', 'digest/monday', 'digest/tuesday'])
      expect(done).toEqual(new Set(['digest/friday', 'digest/monday']))
    })

    it('under an id that another promise has are a fault, not a promise lost', async () => {
      const { store, council } = standing()
      const notice = aNotice(council, 'digest/friday')
      await store.commit(council.id, aCommit([], { notices: [notice] }))
      const clash = aCommit([], { notices: [{ ...notice, occurrence: 'digest/monday' }] })
      await expect(store.commit(council.id, clash)).rejects.toThrow('notice_pkey')
    })

    it('go with their commit in the order they were promised, also when they are many', async () => {
      const { store, council } = standing()
      const notices = Array.from({ length: 12 }, (_, index) => aNotice(council, `digest/${index}`))
      expect(await store.commit(council.id, aCommit([], { notices }))).toMatchObject({ notices: notices.map(({ id }) => id) })
    })
  })

  it('cover that is removed is gone, and nothing else; cut short, it stands until then', async () => {
    const { store, elsewhere, council, write } = standing()
    const { mo, jo, uma } = council
    const cover = { holderId: mo.id, deputyId: jo.id, from: today, to: addDays(today, 9), setById: uma.id }
    const other = { ...cover, to: addDays(today, 3) }
    const short = { ...cover, to: addDays(today, 1) }
    const covers = async (door: Store) => (await door.leaveAndCover(council.id, today, cover.to)).cover.map(({ to }) => to).toSorted()
    await write({ kind: 'cover', row: cover }, { kind: 'cover', row: other })
    expect(await covers(elsewhere)).toEqual([other.to, cover.to])
    await write({ kind: 'cover-removed', row: cover }, { kind: 'cover', row: short })
    expect([await covers(store), await covers(elsewhere)]).toEqual([[short.to, other.to], [short.to, other.to]])
    expect(await write({ kind: 'cover-removed', row: cover })).toMatchObject({ kind: 'committed' })
  })

  it('a request is known again until it is forgotten, so many at a time', async () => {
    const { store, council } = standing()
    const lastYear = addMinutes(now, -365 * 24 * 60)
    const ask = (minute: number) => store.commit(council.id, aCommit([], { key: `request-${minute}`, at: addMinutes(lastYear, minute) }))
    for (const minute of [0, 1, 2]) await ask(minute)
    expect(await ask(0)).toMatchObject({ kind: 'repeated' })
    await store.forgetRequests(addMinutes(lastYear, 2), 1)
    await store.forgetRequests(addMinutes(lastYear, 2), 1)
    expect([await ask(2), await ask(1), await ask(0)].map(({ kind }) => kind)).toEqual(['repeated', 'committed', 'committed'])
  })

  it('a commit to an organisation that is not there is a fault', async () => {
    const { store } = standing()
    await expect(store.commit(newId('organisation'), aCommit([]))).rejects.toThrow('no organisation')
  })

  it('a commit that writes the same thing twice is a fault, not a lost change', async () => {
    const { council, write } = standing()
    const row = aTask(council)
    await expect(write({ kind: 'task', row }, { kind: 'task', row })).rejects.toThrow('twice')
  })

  it('a commit refers only to what is there: the case of an event, the unit of a task', async () => {
    const { store, council } = standing()
    const stranger = aCouncil()
    await expect(store.commit(council.id, aCommit([{ kind: 'task', row: aTask(stranger) }]))).rejects.toThrow('foreign key')
    expect((await store.scene(council.id, anAsk(council))).tasks).toEqual([])
  })
}
