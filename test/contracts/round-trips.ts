import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateFrom, instantFrom } from '../../src/domain/calendar/london.ts'
import type { Write } from '../../src/domain/outcome.ts'
import { type StatutoryBasis, TASK_CLASSES, type Task } from '../../src/domain/task/task.ts'
import type { Person } from '../../src/domain/unit/person.ts'
import { aBasis, aDecision, anAsk, anEscalation, anEvent, aTask, newId, now, today } from './council.ts'
import type { Standing } from './kept.ts'

/** What is written is read back the same: every field, every order, days as days and moments as moments. */
export function roundTrips(standing: () => Standing): void {
  const history = async () => {
    const { store, council } = standing()
    return (await store.caseHistories(council.id, { after: null, limit: 1 }))[0]?.history
  }

  describe('what is written is read back', () => {
    it('people and units, with their parts in order', async () => {
      const { store, council } = standing()
      const people = [council.gail, council.jo, council.mo, council.uma]
      expect(await store.people(council.id)).toEqual(people.map((person) => ({ ...person, version: 1 })))
      expect(await store.units(council.id)).toEqual([{ ...council.unit, version: 1 }])
    })

    it('changed people and units, with other parts', async () => {
      const { store, council, write } = standing()
      const jo: Person = { ...council.jo, version: 1, name: 'Jo Byrne-Ali', isActive: false, posts: [], identities: [] }
      const channels = council.unit.channels.slice(1)
      const unit = { ...council.unit, version: 1, groupManagerId: null, channels, meetingDay: null, meetingTime: null }
      await write({ kind: 'person', row: jo }, { kind: 'unit', row: unit })
      expect((await store.people(council.id)).find(({ id }) => id === jo.id)).toEqual({ ...jo, version: 2 })
      expect(await store.units(council.id)).toEqual([{ ...unit, version: 2 }])
    })

    it('an account that passes from one person to another', async () => {
      const { store, council, write } = standing()
      await write(
        { kind: 'person', row: { ...council.jo, version: 1, identities: [] } },
        { kind: 'person', row: { ...council.uma, version: 1, identities: [...council.uma.identities, ...council.jo.identities] } },
      )
      const whose = await Promise.all(council.jo.identities.map((identity) => store.whoIs(identity)))
      expect(whose).toEqual([{ organisationId: council.id, personId: council.uma.id }])
    })

    it('a case with its children and restriction, and its events in the order they happened', async () => {
      const { council, write } = standing()
      const children = [{ ...council.child, dateOfBirth: null }, { id: newId('child'), ref: 'B', dateOfBirth: today }]
      const at = instantFrom('2026-11-20T16:15:30.250Z')
      const later = anEvent(council, { on: dateFrom('2026-11-20'), at, childId: null, recordedBy: null })
      const earlier = anEvent(council, { kind: 'protection-plan', on: dateFrom('2026-03-29'), detail: {} })
      const family = { ...council.family, version: 1, children, knownBy: [council.uma.id, council.jo.id], restrictedTo: [council.mo.id] }
      await write({ kind: 'case', row: family }, ...[later, earlier].map((row): Write => ({ kind: 'case-event', caseId: family.id, row })))
      expect(await history()).toEqual({ case: { ...family, version: 2 }, events: [earlier, later] })
    })

    it('a case restricted to nobody, which is not an unrestricted one', async () => {
      const { council, write } = standing()
      await write({ kind: 'case', row: { ...council.family, version: 1, restrictedTo: [] } })
      expect((await history())?.case.restrictedTo).toEqual([])
    })

    it('a case that lost a child', async () => {
      const { council, write } = standing()
      await write({ kind: 'case', row: { ...council.family, version: 1, children: [] } })
      expect((await history())?.case.children).toEqual([])
    })

    it('decisions and escalations', async () => {
      const { store, council, write } = standing()
      const decision = aDecision(council, {
        type: null, amount: null, state: 'waiting', childWants: 'to see nan', reasons: '“quoted” £ \\ \n', isUrgent: true,
        link: 'https://hawthorn.slack.com/archives/C1/p1',
      })
      const escalation = anEscalation(council, decision, {
        thread: [{ kind: 'question', byId: council.gail.id, at: now, text: 'Why now?' }],
        acknowledgements: [{ byId: council.gail.id, step: 0, at: now, until: instantFrom('2026-10-25T01:30:00.001Z') }],
        nextStepAt: instantFrom('2026-10-25T01:30:00.001Z'),
      })
      await write({ kind: 'decision', row: decision }, { kind: 'escalation', row: escalation })
      const { decisions, escalations } = await store.scene(council.id, anAsk(council, { caseRef: council.family.ref }))
      expect(decisions).toEqual([{ ...decision, number: 1, version: 1 }])
      expect(escalations).toEqual([{ ...escalation, version: 1 }])

      const closed = { closedById: council.gail.id, closedAt: now, nextStepAt: null }
      const approved = { ...escalation, ...closed, state: 'approved', version: 1 } as const
      const settled = { ...decision, number: 1, state: 'approved', version: 1 } as const
      await write({ kind: 'decision', row: settled }, { kind: 'escalation', row: approved })
      expect(await store.escalation(council.id, escalation.id)).toEqual({
        decision: { ...settled, version: 2 }, escalation: { ...approved, version: 2 },
        caseRef: council.family.ref, asked: null,
      })
    })

    it('a decision that follows another, which no third can', async () => {
      const { store, council, write } = standing()
      const first = aDecision(council, { state: 'superseded' })
      const second = aDecision(council, { followsId: first.id })
      await write({ kind: 'decision', row: first })
      await write({ kind: 'decision', row: second })
      expect((await store.decision(council.id, second.id))?.decision).toMatchObject({ followsId: first.id })
      await expect(write({ kind: 'decision', row: aDecision(council, { followsId: first.id }) })).rejects.toThrow(/follows_id/)
    })

    it('any task, whatever its dates, moments and words, alone or among many', async () => {
      const { store, council, write } = standing()
      const stored = async (rows: readonly Task[]) =>
        (await store.tasksById(council.id, rows.map(({ id }) => id))).map(({ task }) => task).sort((a, b) => a.number - b.number)

      await fc.assert(fc.asyncProperty(fc.array(anyTask, { minLength: 1, maxLength: 9 }), async (changes) => {
        const rows = changes.map((change) => aTask(council, { ...change, basis: ofItsOwn(change.basis) }))
        const result = await write(...rows.map((row): Write => ({ kind: 'task', row })))
        const added = rows.map((row) => ({ ...row, number: result.kind === 'committed' ? result.numbers[row.id] ?? 0 : 0, version: 1 }))
        expect(await stored(rows)).toEqual(added)

        const changed = added.map((row, index) => ({ ...row, ...changes[(index + 1) % changes.length], basis: row.basis }))
        await write(...changed.map((row): Write => ({ kind: 'task', row })))
        expect(await stored(rows)).toEqual(changed.map((row) => ({ ...row, version: 2 })))
      }), { numRuns: 25 })
    })
  })
}

const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
const anyDate = days.map((day) => dateFrom(day.toISOString().slice(0, 10)))
const anyMoment = days.map((day) => instantFrom(day.toISOString()))
const anyWords = fc.string({ unit: 'grapheme' }).filter((words) => !words.includes('\0'))
const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null })

/** No two open tasks of a case are the same step of the same chain. */
function ofItsOwn(basis: StatutoryBasis | null = null): StatutoryBasis | null {
  return basis && { ...basis, key: randomUUID() }
}

const anyTask: fc.Arbitrary<Partial<Task>> = fc.record({
  title: anyWords,
  taskClass: fc.constantFrom(...TASK_CLASSES),
  bookBy: orNull(anyDate),
  basis: orNull(fc.record({ confidence: fc.constantFrom('S', 'N', 'C', '?'), source: anyWords }).map((basis) => aBasis('', basis))),
  closedReason: orNull(anyWords),
  doneOn: orNull(anyDate),
  link: orNull(anyWords),
}).chain((task) => fc.record({
  due: fc.oneof(
    fc.constant({ due: null, dueAt: null }), anyDate.map((due) => ({ due, dueAt: null })), fc.record({ due: anyDate, dueAt: anyMoment }),
  ),
  state: fc.oneof(
    fc.constant({ state: 'open', closedAt: null } as const),
    fc.record({ state: fc.constantFrom('met', 'ended', 'cancelled'), closedAt: anyMoment }),
  ),
}).map(({ due, state }) => ({ ...task, ...due, ...state })))
