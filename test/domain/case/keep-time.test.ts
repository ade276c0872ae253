import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, atLondon, dateFrom, timeFrom } from '../../../src/domain/calendar/london.ts'
import type { LondonDate } from '../../../src/domain/calendar/london.ts'
import type { CaseEvent } from '../../../src/domain/case/case-event.ts'
import { keepTime } from '../../../src/domain/case/keep-time.ts'
import type { KeptTime, TimeFacts } from '../../../src/domain/case/keep-time.ts'
import type { EventId, PersonId } from '../../../src/domain/ids.ts'
import type { Task } from '../../../src/domain/task/task.ts'
import { aPerson, asking, calendarWith, child, jo, mo, people, today, uma } from '../unit/hawthorn.ts'
import { caseFacts, happened, taskOf } from './family.ts'

const by = (on: LondonDate = today, byId: PersonId | null = null) => ({ ...asking(mo, on), byId, now: atLondon(on, timeFrom('06:00')) })

/** The tasks after what was kept is stored: versions moved on, numbers given. */
function stored(facts: TimeFacts, { writes }: KeptTime): readonly Task[] {
  const rows = writes.flatMap((write) => (write.kind === 'task' ? [write.row] : []))
  const before = facts.tasks.filter((task) => !rows.some((row) => row.id === task.id))
  return [...before, ...rows].map((task, index) => ({ ...task, number: task.number || 500 + index, version: task.version + 1 }))
}

describe('time kept by itself', () => {
  it('raises what a birthday brings: the sixteenth of a child in care', () => {
    const sixteen = { ...child, dateOfBirth: dateFrom('2010-12-01') }
    const loaded = caseFacts([happened('looked-after', '2025-03-03')], { children: [sixteen] })
    expect(keepTime(loaded, by(dateFrom('2026-11-30'))).raised).toEqual([])
    const kept = keepTime(loaded, by(dateFrom('2026-12-01')))
    expect(kept.raised.map((task) => task.basis?.rule)).toEqual(['CL-1'])
    expect(kept.audit).toMatchObject([{ event: 'task-raised', byId: null, detail: { rule: 'CL-1' } }])
  })

  it('moves what a proclaimed holiday moves, and says from when', () => {
    const loaded = caseFacts([happened('protection-plan', '2026-11-13')])
    const kept = keepTime({ ...loaded, calendar: calendarWith('2026-11-26') }, by())
    expect(kept.moved.map(({ task, from }) => [task.basis?.rule, from, task.due])).toEqual([
      ['CP-1', '2026-11-27', '2026-11-30'], ['CP-3', '2026-11-27', '2026-11-30'],
    ])
    expect([kept.raised, kept.closed]).toEqual([[], []])
  })

  it('writes the other rule behind a date that stays, and does not call it moved', () => {
    const loaded = caseFacts([happened('protection-plan', '2026-11-13')])
    const tasks = loaded.tasks.map((task) => (task.basis?.rule === 'CP-3' ? { ...task, basis: { ...task.basis, rule: 'CP-9' } } : task))
    const kept = keepTime({ ...loaded, tasks }, by())
    expect(kept.moved).toEqual([])
    expect(kept.writes).toMatchObject([{ kind: 'task', row: { basis: { rule: 'CP-3' } } }])
  })

  it('leaves owners alone, and a person’s own tasks', () => {
    const loaded = caseFacts([happened('protection-plan', '2026-11-13')])
    const owned = { ...taskOf('CP-3', loaded.tasks), ownerId: jo.id, due: dateFrom('2026-11-25') }
    const own = { ...owned, id: 'own' as Task['id'], number: 3, basis: null }
    const kept = keepTime({ ...loaded, tasks: [...loaded.tasks.filter((task) => task.id !== owned.id), owned, own] }, by())
    expect(kept.moved).toMatchObject([{ task: { id: owned.id, ownerId: jo.id, due: '2026-11-27' }, from: '2026-11-25' }])
  })

  it('does not give the next step to somebody who has left the unit', () => {
    const before = caseFacts([happened('protection-plan', '2026-10-30')])
    const gone = before.tasks.map((task) => (task.basis?.rule === 'CP-3' ? { ...task, ownerId: jo.id } : task))
    const history = { ...before.history, events: [...before.history.events, happened('visit', '2026-11-10')] }
    const nextOwner = (staff: typeof people) =>
      taskOf('CP-3', keepTime({ ...before, history, tasks: gone, people: staff }, by()).raised).ownerId
    expect(nextOwner(people)).toBe(jo.id)
    expect(nextOwner([mo, uma, { ...jo, isActive: false }])).toBeNull()
  })

  it('gives the next step to whoever had the latest, not the first', () => {
    const visits = [happened('visit', '2026-11-03'), happened('visit', '2026-11-10')]
    const loaded = caseFacts([happened('protection-plan', '2026-10-30'), ...visits])
    const step = taskOf('CP-3', loaded.tasks)
    const earlier = (number: number, ownerId: PersonId): Task =>
      ({ ...step, id: `task-${number}` as Task['id'], number, ownerId, state: 'met', basis: step.basis && { ...step.basis, key: `${step.basis.key}-${number}` } })
    const tasks = [earlier(1, mo.id), earlier(2, jo.id)]
    expect(taskOf('CP-3', keepTime({ ...loaded, tasks }, by()).raised).ownerId).toBe(jo.id)
  })

  it('gives a restricted case’s work to nobody who may not know of it', () => {
    const tasks = (restrictedTo: readonly PersonId[] | null) => caseFacts([happened('looked-after', '2026-11-13')], { restrictedTo }).tasks
    expect(taskOf('LAC-4', tasks(null)).ownerId).toBe(uma.id)
    expect(taskOf('LAC-4', tasks([mo.id])).ownerId).toBeNull()
  })

  it('does not choose between two people whom such work falls to', () => {
    const ula = aPerson('ula', 'Ula Finch', 'uc')
    const history = caseFacts([happened('protection-plan', '2026-11-13')]).history
    const owner = (staff: typeof people) =>
      taskOf('CP-1', keepTime({ ...caseFacts([]), tasks: [], history, people: staff }, by()).raised).ownerId
    expect([owner(people), owner([...people, ula])]).toEqual([uma.id, null])
  })

  it('stays quiet when the dates are right', () => {
    const loaded = caseFacts([happened('protection-plan', '2026-11-13'), happened('looked-after', '2026-11-16')])
    expect(keepTime(loaded, by())).toEqual({ raised: [], moved: [], closed: [], writes: [], audit: [], warnings: [] })
  })
})

it('keeping time twice changes nothing, whatever happened and in whatever order', () => {
  const kinds = [
    'referral', 'strategy-discussion', 'child-in-need', 'protection-plan', 'visit', 'core-group', 'review-conference', 'plan-ended',
    'looked-after', 'placement', 'review', 'ceased-looked-after', 'closed',
  ] as const
  const anyEvent = fc.record({ kind: fc.constantFrom(...kinds), days: fc.integer({ min: 0, max: 300 }) })
  fc.assert(fc.property(fc.array(anyEvent, { maxLength: 10 }), (made) => {
    const events = made.map(({ kind, days }, index): CaseEvent =>
      ({ ...happened(kind, addDays(today, -days)), id: `event-${index}` as EventId }))
    const loaded = { ...caseFacts([]), history: caseFacts(events).history, tasks: [] }
    const first = keepTime(loaded, by())
    const second = keepTime({ ...loaded, tasks: stored(loaded, first) }, by())
    expect(second.writes).toEqual([])
    const shuffled = keepTime({ ...loaded, history: { ...loaded.history, events: events.toReversed() } }, by())
    const keys = (kept: KeptTime) => kept.raised.map((task) => `${task.basis?.key} ${task.due}`).toSorted()
    expect(keys(shuffled)).toEqual(keys(first))
  }), { numRuns: 100 })
})
