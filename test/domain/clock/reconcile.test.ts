import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dateFrom, instantFrom } from '../../../src/domain/calendar/london.ts'
import { workingCalendar } from '../../../src/domain/calendar/working-days.ts'
import { CASE_EVENTS, type CaseEvent } from '../../../src/domain/case/case-event.ts'
import { doneEvent } from '../../../src/domain/clock/done-event.ts'
import type { Obligation } from '../../../src/domain/clock/obligation.ts'
import { changed, raisedFrom, reconcile, type TaskChange } from '../../../src/domain/clock/reconcile.ts'
import type { CaseId, OrganisationId, PersonId, TaskId, UnitId } from '../../../src/domain/ids.ts'
import type { Task } from '../../../src/domain/task/task.ts'
import { clockOf, day, ENGLAND, event, HOLIDAYS, openOne } from './a-case.ts'

const TODAY = day('2026-11-27')
const CAUSED = { at: instantFrom('2026-11-27T09:00:00Z'), byId: null }
const JO = 'jo' as PersonId

let numbered = 0

function raised(obligation: Obligation): Task {
  numbered += 1
  return {
    ...raisedFrom(obligation, CAUSED), id: `task ${numbered}` as TaskId, number: numbered, ownerId: null,
    organisationId: 'authority' as OrganisationId, unitId: 'unit' as UnitId, caseId: 'case' as CaseId,
  }
}

/** What the app does with the changes. */
function apply(tasks: readonly Task[], changes: readonly TaskChange[]): readonly Task[] {
  const after = new Map(tasks.map((task) => [task.id, task]))
  for (const change of changes) {
    const task = change.kind === 'raise' ? raised(change.obligation) : changed(change, CAUSED)
    after.set(task.id, task)
  }
  return [...after.values()]
}

const settle = (obligations: readonly Obligation[], tasks: readonly Task[] = []): readonly Task[] =>
  apply(tasks, reconcile(obligations, tasks, TODAY))
const kinds = (changes: readonly TaskChange[]): readonly string[] => changes.map((change) => change.kind).sort()
const shown = (tasks: readonly Task[]): readonly string[] =>
  tasks.filter((task) => task.state === 'open')
    .map((task) => `${task.basis?.key} ${task.due} ${task.dueAt} ${task.bookBy} ${task.title}`).sort()

describe('reconciliation', () => {
  const plan = event('protection-plan', '2026-11-02')
  const before = settle(clockOf([plan], { today: TODAY }))

  it('raises what is due, with its reason', () => {
    const coreGroup = before.find((task) => task.basis?.rule === 'CP-1')
    expect(coreGroup).toMatchObject({
      title: 'First core group', taskClass: 'arranging', due: '2026-11-16', childId: 'A', state: 'open', ownerId: null,
      basis: { rule: 'CP-1', packVersion: ENGLAND.version, confidence: 'N', anchorEventId: plan.id },
    })
  })

  it('finds nothing to do a second time', () => {
    expect(reconcile(clockOf([plan], { today: TODAY }), before, TODAY)).toEqual([])
  })

  it('meets what was done, with the day it happened, and raises the next', () => {
    const owned = before.map((task) => ({ ...task, ownerId: JO }))
    const changes = reconcile(clockOf([plan, event('visit', '2026-11-10')], { today: TODAY }), owned, TODAY)
    expect(kinds(changes)).toEqual(['meet', 'raise'])
    const after = apply(owned, changes)
    expect(after.find((task) => task.state === 'met'))
      .toMatchObject({ basis: { rule: 'CP-3' }, doneOn: '2026-11-10', ownerId: JO, closedAt: CAUSED.at })
  })

  it('ends what is no longer needed, with the reason', () => {
    const after = settle(clockOf([plan, event('plan-ended', '2026-11-20')], { today: TODAY }), before)
    expect(new Set(after.map((task) => `${task.state} ${task.closedReason}`))).toEqual(new Set(['ended plan-ended']))
  })

  it('ends what nothing asks for any more', () => {
    const after = settle([], before)
    expect(new Set(after.map((task) => task.closedReason))).toEqual(new Set(['no-longer-required']))
  })

  it('moves a date and leaves the owner', () => {
    const owned = before.map((task) => ({ ...task, ownerId: JO }))
    const fixed = { ...plan, detail: { 'core-group': '2026-11-12' } }
    const after = settle(clockOf([fixed], { today: TODAY }), owned)
    expect(after.find((task) => task.basis?.rule === 'CP-1')).toMatchObject({ due: '2026-11-12', ownerId: JO, state: 'open' })
  })

  it('a rule that turns out to be the next one changes the words with the date, and keeps the task', () => {
    const care = event('looked-after', '2026-05-04')
    const one = settle(clockOf([care, event('review', '2026-08-03')], { today: TODAY })).map((task) => ({ ...task, ownerId: JO }))
    const second = one.find((task) => task.basis?.rule === 'LAC-5')
    const after = settle(clockOf([care, event('review', '2026-08-03'), event('review', '2026-05-22', { recorded: '2026-11-27' })],
      { today: TODAY }), one)
    expect(after.find((task) => task.id === second?.id))
      .toMatchObject({ state: 'open', ownerId: JO, title: 'Looked-after review', due: '2027-02-03', basis: { rule: 'LAC-6' } })
  })

  it('reopens what had ended, when it turns out otherwise', () => {
    const ended = settle(clockOf([plan, event('plan-ended', '2026-11-20')], { today: TODAY }), before)
    const again = settle(clockOf([plan], { today: TODAY }), ended)
    expect(shown(again)).toEqual(shown(before))
    expect(again.every((task) => task.closedReason === null && task.closedAt === null)).toBe(true)
  })

  it('leaves alone what was met, what a person withdrew, and a person’s own tasks', () => {
    const closed = before.map((task, index): Task => ({ ...task, state: index % 2 === 0 ? 'met' : 'cancelled' }))
    const own: Task = { ...before[0]!, id: 'own' as TaskId, basis: null }
    expect(reconcile(clockOf([plan], { today: TODAY }), [...closed, own], TODAY)).toEqual([])
  })

  it('ends the second of two tasks for one thing', () => {
    const [first] = before
    const twice = [...before, { ...first!, id: 'twice' as TaskId, number: 9_999 }]
    expect(reconcile(clockOf([plan], { today: TODAY }), twice, TODAY)).toMatchObject([{ kind: 'end', task: { id: 'twice' } }])
  })

  it('closes on a birthday without anybody recording anything', () => {
    const family = { born: { A: '2009-01-20' } }
    const care = event('looked-after', '2026-11-02')
    const tasks = settle(clockOf([care], { ...family, today: '2027-01-19' }))
    const changes = reconcile(clockOf([care], { ...family, today: '2027-01-20' }), tasks, day('2027-01-20'))
    expect(changes.filter((change) => change.kind === 'end').every((change) => change.reason === 'turned-18' && change.on === '2027-01-20'))
      .toBe(true)
    expect(shown(apply(tasks, changes)).join()).not.toContain('looked-after-reviews')
  })
})

describe('a holiday proclaimed (arithmetic 1)', () => {
  it('moves the open tasks it touches, and only those, and says from when', () => {
    const events = [event('protection-plan', '2026-11-20'), event('looked-after', '2026-11-20')]
    const before = settle(clockOf(events, { today: TODAY }))
    const proclaimed = workingCalendar({ ...HOLIDAYS,
      holidays: [...HOLIDAYS.holidays, { date: day('2026-12-02'), title: 'A royal wedding' }] })
    const changes = reconcile(clockOf(events, { today: TODAY, calendar: proclaimed }), before, TODAY)
    expect(new Set(kinds(changes))).toEqual(new Set(['move']))
    const moved = changes.flatMap((change) => (change.kind === 'move' ? [{ ...change.obligation, was: change.task.due }] : []))
    expect(moved.map(({ rule, was, due }) => `${rule} ${was} → ${due}`).sort()).toEqual([
      'CP-1 2026-12-04 → 2026-12-07', 'CP-3 2026-12-04 → 2026-12-07', 'LAC-15 2026-12-18 → 2026-12-21', 'LAC-19 2026-12-04 → 2026-12-07',
      'LAC-4 2026-12-18 → 2026-12-21',
    ])
  })

  it('moves the day to book by where only that changes', () => {
    const events = [event('child-in-need', '2026-09-19')]
    const before = settle(clockOf(events, { today: TODAY }))
    const proclaimed = workingCalendar({ ...HOLIDAYS,
      holidays: [...HOLIDAYS.holidays, { date: day('2026-12-18'), title: 'A royal wedding' }] })
    const review = reconcile(clockOf(events, { today: TODAY, calendar: proclaimed }), before, TODAY)
      .find((change) => change.kind === 'move')
    expect(review).toMatchObject({ task: { due: '2026-12-19', bookBy: '2026-12-18' },
      obligation: { due: '2026-12-19', bookBy: '2026-12-17' } })
  })
})

describe('marking a task as done records what moves its chain on', () => {
  const events = [
    event('referral', '2026-11-02'), event('concern', '2026-11-02'), event('strategy-discussion', '2026-11-03'),
    event('protection-plan', '2026-11-20'),
    event('looked-after', '2026-11-20'), event('placement', '2026-11-20'), event('eligible', '2026-11-20'),
    event('pathway-plan', '2026-11-21'),
  ]
  const found = clockOf(events, { today: TODAY, born: { A: '2010-01-01' } })

  it.each([
    ['CP-1', 'core-group'], ['CP-3', 'visit'], ['CP-4', 'review-conference'], ['LAC-4', 'review'], ['LAC-7', 'visit'],
    ['LAC-15', 'health-assessment'],
    ['S47-1', 'strategy-discussion'], ['CL-1', 'pathway-plan'], ['CL-2', 'review'], ['ASM-1', 'done'], ['LAC-1', 'done'],
    ['LAC-18', 'done'], ['CP-7', 'done'], ['S47-2', 'visit'],
  ])('%s records %s', (rule, kind) => {
    const { key } = found.find((each) => each.rule === rule)!
    expect(doneEvent({ key, rule, packVersion: '', source: '', confidence: 'N', anchorEventId: null }, ENGLAND).kind).toBe(kind)
  })

  it('every task there is: done today, it is met and the next is counted from today', () => {
    const open = found.filter((each) => each.state.kind === 'open')
    expect(open.length).toBeGreaterThanOrEqual(15)
    for (const obligation of open) {
      const { kind, detail } = doneEvent({ ...obligation, anchorEventId: null }, ENGLAND)
      const after = clockOf([...events, event(kind, '2026-11-27', { child: 'A', detail })], { today: TODAY, born: { A: '2010-01-01' } })
      expect(after.find((each) => each.key === obligation.key))
        .toMatchObject({ rule: obligation.rule, state: { kind: 'met', on: '2026-11-27' } })
    }
  })

  it('a placement plan made before the placement is met, however early (LAC-1)', () => {
    const { key } = openOne(found, 'LAC-1')
    const after = clockOf([...events, event('done', '2026-11-10', { detail: { rule: 'LAC-1', key } })], { today: TODAY })
    expect(after.find((each) => each.key === key)?.state).toMatchObject({ kind: 'met', on: '2026-11-10', isLate: false })
  })
})

/** Any history: every kind of event, any order of recording, children and family. */
const someEvent = fc.record({
  kind: fc.constantFrom(...CASE_EVENTS),
  on: fc.integer({ min: 0, max: 700 }).map((days) => addDays(dateFrom('2025-01-06'), days)),
  child: fc.constantFrom('A', 'B', undefined),
  detail: fc.constantFrom({}, {}, {}, { seen: 'false' }, { cancelled: 'true' }, { kind: 'parents' }, { kind: 'short-breaks' },
    { to18: 'true' }, { next: '2026-06-01' }),
})
const someHistory = fc.uniqueArray(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 14 })
  .chain((ids) => fc.tuple(...ids.map((id) => someEvent.map(({ kind, on, child, detail }) =>
    event(kind, on, { id: String(id), detail, ...(child === undefined ? {} : { child }) })))))
const FAMILY = { born: { A: '2009-03-12', B: '2021-08-30' }, today: '2026-12-07' }

describe('any order of the same events, any number of runs, same tasks', () => {
  it('the obligations do not depend on the order of the events', () => {
    fc.assert(fc.property(someHistory.chain((events) =>
      fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }))), ([events, shuffled]) => {
      expect(clockOf(shuffled, FAMILY)).toEqual(clockOf(events, FAMILY))
    }), { numRuns: 150 })
  })

  it('keys are unique in the case', () => {
    fc.assert(fc.property(someHistory, (events) => {
      const keys = clockOf(events, FAMILY).map((each) => each.key)
      expect(new Set(keys).size).toBe(keys.length)
    }), { numRuns: 300 })
  })

  it('a second run finds nothing to do', () => {
    fc.assert(fc.property(someHistory, (events) => {
      const found = clockOf(events, FAMILY)
      const once = settle(found)
      expect(reconcile(found, once, TODAY)).toEqual([])
      expect(reconcile(found, once.toReversed(), TODAY)).toEqual([])
    }), { numRuns: 150 })
  })

  it('recorded one by one in any order, the open tasks end as the obligations say', () => {
    fc.assert(fc.property(someHistory, (events) => {
      let tasks: readonly Task[] = []
      const recorded: CaseEvent[] = []
      for (const each of events) {
        recorded.push(each)
        const found = clockOf(recorded, FAMILY)
        tasks = settle(found, tasks)
        expect(reconcile(found, tasks, TODAY)).toEqual([])
      }
      const metBefore = new Set(tasks.filter((task) => task.state === 'met').map((task) => task.basis?.key))
      const wanted = settle(clockOf(events, FAMILY)).filter((task) => !metBefore.has(task.basis?.key))
      expect(shown(tasks).map(withoutTitle)).toEqual(shown(wanted).map(withoutTitle))
    }), { numRuns: 100 })
  })
})

function withoutTitle(line: string): string {
  return line.split(' ').slice(0, 4).join(' ')
}
