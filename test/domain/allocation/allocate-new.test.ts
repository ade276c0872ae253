import { describe, expect, it } from 'vitest'
import { allocateNew } from '../../../src/domain/allocation/allocate-new.ts'
import type { AllocateNewRequest } from '../../../src/domain/allocation/allocate-new.ts'
import { guessClass } from '../../../src/domain/allocation/guess-class.ts'
import { statutoryTasksMeant } from '../../../src/domain/allocation/match-tasks.ts'
import { dateFrom, instantFrom } from '../../../src/domain/calendar/london.ts'
import type { CaseEvent, CaseEventKind } from '../../../src/domain/case/case-event.ts'
import type { EventId } from '../../../src/domain/ids.ts'
import type { StatutoryBasis } from '../../../src/domain/task/task.ts'
import { aTask, asking, family, hawthorn, history, jo, lena, mo, people, ray, sam, today, uma } from '../unit/hawthorn.ts'
import { allocationFacts, load } from './allocation-facts.ts'

function request(changes: Partial<AllocateNewRequest> = {}): AllocateNewRequest {
  return { title: 'home visit', to: jo, due: dateFrom('2026-12-04'), link: null, isConfirmed: false, ...changes }
}

function happened(kind: CaseEventKind, on = '2026-10-01'): CaseEvent {
  return {
    id: `event-${kind}` as EventId, childId: null, kind, on: dateFrom(on), at: null, detail: {},
    recordedAt: instantFrom(`${on}T12:00:00Z`), recordedBy: null,
  }
}

const basis: StatutoryBasis = {
  key: 'protection-visits/child-a/visit@2026-11-13', rule: 'CP-3', packVersion: 'england-1', source: 'Local practice', confidence: 'C',
  anchorEventId: null,
}
const planVisit = aTask({ number: 8, title: 'Protection plan visit, child seen alone', taskClass: 'protection', basis })
const coreGroup = aTask({ number: 9, title: 'Core group', taskClass: 'arranging', basis })

describe('raises and allocates', () => {
  it('a task in the asker’s words: the row without a number, both audit entries, and the unit told', () => {
    const outcome = allocateNew(allocationFacts(), request(), asking(mo))
    const task = {
      id: 'task-1', organisationId: hawthorn.organisationId, unitId: hawthorn.id, caseId: family.id, childId: null, number: 0,
      title: 'Home visit',
      taskClass: 'child-in-need-visit', due: '2026-12-04', dueAt: null, bookBy: null, basis: null, ownerId: jo.id, state: 'open',
      closedReason: null,
      doneOn: null, closedById: null, closedAt: null, fromDecisionId: null, link: null, raisedAt: '2026-11-24T10:00:00.000Z', raisedBy: mo.id,
      version: 0,
    }
    expect(outcome).toEqual({
      kind: 'accepted', task, suggestions: null, writes: [{ kind: 'task', row: task }],
      audit: [
        { event: 'task-raised', byId: mo.id, at: task.raisedAt, unitId: hawthorn.id, caseId: family.id, subjectId: 'task-1',
          detail: { due: task.due, taskClass: task.taskClass } },
        { event: 'task-allocated', byId: mo.id, at: task.raisedAt, unitId: hawthorn.id, caseId: family.id, subjectId: 'task-1',
          detail: { from: null, to: jo.id, isConfirmed: false } },
      ],
      notices: [{
        id: 'notice-2', occurrence: 'task-allocated/task-1/1', to: { kind: 'unit', unitId: hawthorn.id },
        about: { kind: 'task-allocated', taskId: 'task-1', byId: mo.id }, isUrgent: false, lateByMinutes: 0, subjectId: 'task-1',
      }],
    })
  })

  it('a task for nobody yet: raised for the unit, with suggestions', () => {
    const outcome = allocateNew(allocationFacts({ history: history({ knownBy: [sam.id] }) }), request({ to: null }), asking(mo))
    expect(outcome).toMatchObject({
      kind: 'accepted', task: { ownerId: null }, audit: [{ event: 'task-raised' }],
      notices: [{ about: { kind: 'task-raised' }, occurrence: 'task-raised/task-1' }],
    })
    expect(outcome.kind === 'accepted' && outcome.suggestions?.suggested[0]?.person).toBe(sam)
  })

  it.each([
    ['a Saturday: book by Friday', '2026-11-28', '2026-11-27'],
    ['Boxing Day’s Monday: book by Christmas Eve', '2026-12-28', '2026-12-24'],
    ['a working day: nothing to say', '2026-12-04', null],
  ])('with the day to book by when it is due on %s', (_rule, due, bookBy) => {
    expect(allocateNew(allocationFacts(), request({ due: dateFrom(due) }), asking(mo))).toMatchObject({
      kind: 'accepted', task: { due, bookBy },
    })
  })

  it('words of no class to the co-ordinator, without a warning', () => {
    expect(allocateNew(allocationFacts(), request({ title: 'sort out the school place', to: uma }), asking(mo))).toMatchObject({
      kind: 'accepted', task: { taskClass: 'arranging' },
    })
    expect(allocateNew(allocationFacts(), request({ title: 'sort out the school place' }), asking(mo))).toMatchObject({
      task: { taskClass: 'direct-work' },
    })
  })

  it('with a colleague’s name and the unit’s in the words', () => {
    expect(allocateNew(allocationFacts(), request({ title: 'joint visit with Sam from Hawthorn' }), asking(mo)).kind).toBe('accepted')
  })
})

describe('asks first, and raises it when confirmed', () => {
  it.each([
    ['a statutory task that seems to be meant', {}, { tasks: [planVisit] }, 'matches-existing',
      'The family already has T-8 (Protection plan visit, child seen alone, due Fri 27 Nov 2026, nobody yet). Allocate that one, or confirm to add another task.'],
    ['the same words, somebody else’s', {}, { tasks: [aTask({ ownerId: mo.id })] }, 'matches-existing',
      'The family already has T-12 (Home visit, due Fri 27 Nov 2026, Mo Adeyemi). Allocate that one, or confirm to add another task.'],
    ['the same words and person, another date', {}, { tasks: [aTask({ ownerId: jo.id })] }, 'matches-existing',
      'The family already has T-12 (Home visit, due Fri 27 Nov 2026, Jo Bell). Allocate that one, or confirm to add another task.'],
    ['a date that has passed', { due: dateFrom('2026-11-20') }, {}, 'needs-confirmation',
      'Before it goes to Jo Bell: its date, Fri 20 Nov 2026, has passed. Confirm to allocate it all the same.'],
    ['a date that has passed, nobody named', { due: dateFrom('2026-11-20'), to: null }, {}, 'needs-confirmation',
      'Before it is added: its date, Fri 20 Nov 2026, has passed. Confirm to add it all the same.'],
    ['a full load', {}, { openTasks: load([jo, 16]) }, 'needs-confirmation',
      'Before it goes to Jo Bell: 16 open tasks, and 15 is a full load. Confirm to allocate it all the same.'],
  ])('%s', (_rule, asked, loaded, reason, says) => {
    expect(allocateNew(allocationFacts(loaded), request(asked), asking(mo))).toMatchObject({ kind: 'refused', refusal: { reason, says } })
    expect(allocateNew(allocationFacts(loaded), request({ ...asked, isConfirmed: true }), asking(mo)).kind).toBe('accepted')
  })

  it('names the tasks meant, for their buttons', () => {
    expect(allocateNew(allocationFacts({ tasks: [planVisit, coreGroup] }), request(), asking(mo))).toMatchObject({
      refusal: { tasks: [planVisit.id] },
    })
  })
})

describe('refuses', () => {
  it.each([
    ['a hard limit of skill, on a case with a protection plan, confirmed or not', { to: sam, isConfirmed: true },
      { history: history({}, [happened('protection-plan')]) }, mo, 'not-qualified'],
    ['words that may identify somebody', { title: 'home visit to Tyler Johnson' }, {}, mo, 'may-identify'],
    ['no words', { title: '   ' }, {}, mo, 'no-title'],
    ['a story', { title: 'x '.repeat(80) }, {}, mo, 'too-long'],
    ['a date beyond the known bank holidays', { due: dateFrom('2031-01-01') }, {}, mo, 'too-far-ahead'],
    ['somebody of another unit', { to: ray }, {}, mo, 'not-in-unit'],
    ['a case that is not there', {}, { history: null }, mo, 'not-found'],
    ['a restricted case the asker is not on the list of', {}, { history: history({ restrictedTo: [jo.id] }) }, mo, 'not-found'],
    ['an asker of another unit', {}, {}, ray, 'not-found'],
    ['an asker who has no business in the unit', {}, {}, lena, 'not-found'],
  ])('%s', (_rule, asked, changes, asker, reason) => {
    const loaded = allocationFacts({ people: [...people, ray, lena], ...changes })
    expect(allocateNew(loaded, request(asked), asking(asker))).toMatchObject({ kind: 'refused', refusal: { reason } })
  })
})

describe('stays quiet', () => {
  it.each([
    ['the same task, person and date', { due: dateFrom('2026-11-27') }, { ownerId: jo.id }],
    ['the same task and person, no date given', { due: null }, { ownerId: jo.id }],
    ['whatever the capitals and spaces', { title: ' HOME  visit. ', due: null }, { ownerId: jo.id }],
    ['nobody named both times', { to: null, due: dateFrom('2026-11-27') }, { ownerId: null }],
    ['the press that confirmed it, again', { due: dateFrom('2026-11-27'), isConfirmed: true }, { ownerId: jo.id }],
  ])('when it was allocated before: %s', (_rule, asked, row) => {
    const outcome = allocateNew(allocationFacts({ tasks: [aTask(row)] }), request(asked), asking(mo))
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { reason: 'already-allocated', tasks: ['task-12'] } })
    expect(outcome.kind === 'refused' && outcome.refusal.says).toContain('T-12')
  })

  it('about a task of the same words that is done', () => {
    const done = aTask({ ownerId: jo.id, state: 'met', doneOn: dateFrom('2026-11-20') })
    expect(allocateNew(allocationFacts({ tasks: [done] }), request(), asking(mo)).kind).toBe('accepted')
  })
})

describe('the class is guessed from the words and what is open on the case', () => {
  it.each([
    ['home visit', [], 'child-in-need-visit'],
    ['home visit', ['child-in-need'], 'child-in-need-visit'],
    ['home visit', ['looked-after'], 'looked-after-visit'],
    ['home visit', ['protection-plan'], 'protection'],
    ['home visit', ['looked-after', 'protection-plan'], 'protection'],
    ['see the child at school', ['protection-plan'], 'protection'],
    ['supervised contact visit', ['protection-plan'], 'direct-work'],
    ['book a room for the visit', ['protection-plan'], 'arranging'],
    ['chase the medical', [], 'arranging'],
    ['core group', ['protection-plan'], 'arranging'],
    ['life story work', [], 'direct-work'],
    ['update the assessment', [], 'assessment-lead'],
    ['s47 enquiries', [], 'protection'],
    ['sort out the school place', [], null],
    ['profile of the family', [], null],
  ] as const)('%s with %j: %s', (title, kinds, taskClass) => {
    expect(guessClass(title, history({}, kinds.map((kind) => happened(kind))), today)).toBe(taskClass)
  })
})

describe('a statutory task is meant when its title has every telling word', () => {
  const open = [
    planVisit, coreGroup, aTask({ number: 10, title: 'Looked-after review', basis }),
    aTask({ number: 11, title: 'Initial health assessment, in time for the first review', basis }),
    aTask({ number: 13, title: 'Personal education plan', basis }),
    aTask({ number: 14, title: 'Home visit' }), aTask({ number: 15, title: 'Looked-after visit', basis, state: 'met' }),
  ]
  it.each([
    ['home visit', [8]],
    ['CP visits', [8]],
    ['core group', [9]],
    ['LAC review', [10]],
    ['medical', [11]],
    ['pep', [13]],
    ['review', [10, 11]],
    ['book a room for the core group', []],
    ['contact visit', []],
    ['the child', []],
  ])('%s: %j', (title, numbers) => {
    expect(statutoryTasksMeant(title, null, open).map((task) => task.number)).toEqual(numbers)
  })
})
