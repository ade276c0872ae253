import { describe, expect, it } from 'vitest'
import { allocateTask } from '../../../src/domain/allocation/allocate-task.ts'
import type { AllocateTaskRequest } from '../../../src/domain/allocation/allocate-task.ts'
import { dateFrom, instantFrom } from '../../../src/domain/calendar/london.ts'
import { aTask, asking, coverOf, gail, hawthorn, history, jo, leaveOf, lena, mo, people, ray, sam, uma } from '../unit/hawthorn.ts'
import { allocationFacts, load } from './allocation-facts.ts'

function request(changes: Partial<AllocateTaskRequest> = {}): AllocateTaskRequest {
  return { task: aTask({ due: dateFrom('2026-12-04') }), to: jo, version: 3, isConfirmed: false, ...changes }
}

describe('allocates', () => {
  it('an open task to somebody in the unit: the row at its version, the audit, the unit told once, older cards drawn again', () => {
    const { task } = request()
    const outcome = allocateTask(allocationFacts(), request(), asking(mo))
    expect(outcome).toMatchObject({
      kind: 'accepted',
      task: { ...task, ownerId: jo.id },
      writes: [{ kind: 'task', row: { ...task, ownerId: jo.id, version: 3 } }],
      audit: [{
        event: 'task-allocated', byId: mo.id, subjectId: task.id, caseId: task.caseId, detail: { from: null, to: jo.id, isConfirmed: false },
      }],
    })
    expect(outcome.kind === 'accepted' && outcome.notices).toEqual([{
      id: 'notice-1', occurrence: 'task-allocated/task-12/4', to: { kind: 'unit', unitId: task.unitId },
      about: { kind: 'task-allocated', taskId: task.id, byId: mo.id }, isUrgent: false, lateByMinutes: 0, subjectId: task.id,
    }, {
      id: 'notice-2', occurrence: 'refresh/task-12/4', to: { kind: 'unit', unitId: task.unitId },
      about: { kind: 'refresh', subjectId: task.id }, isUrgent: false, lateByMinutes: 0, subjectId: task.id,
    }])
  })

  it.each([
    ['two working days away: told at once', '2026-11-26', mo, true],
    ['three working days away: told by the digest', '2026-11-27', mo, false],
    ['overdue: told at once', '2026-11-20', mo, true],
    ['due today, taken by themselves: not told what they did', '2026-11-24', jo, false],
  ])('a new owner of what is due %s', (_rule, due, asker, hears) => {
    const outcome = allocateTask(allocationFacts(), request({ task: aTask({ due: dateFrom(due) }) }), asking(asker))
    const personal = outcome.kind === 'accepted' ? outcome.notices.filter(({ to }) => to.kind === 'person') : []
    expect(personal.map(({ occurrence }) => occurrence)).toEqual(hears ? ['task-allocated/task-12/4/jo'] : [])
  })

  it.each([['the unit co-ordinator', uma], ['the group manager', gail], ['a member for themselves', jo]])('when %s asks', (_who, asker) => {
    expect(allocateTask(allocationFacts(), request(), asking(asker)).kind).toBe('accepted')
  })

  it('to somebody else in place of the present owner', () => {
    const outcome = allocateTask(allocationFacts(), request({ task: aTask({ ownerId: mo.id }) }), asking(mo))
    expect(outcome).toMatchObject({ kind: 'accepted', audit: [{ detail: { from: mo.id, to: jo.id } }] })
  })

  it('to the deputy of a member', () => {
    const loaded = allocationFacts({ people: [...people, ray], cover: [coverOf(mo, ray, '2026-11-20', '2026-12-20')] })
    expect(allocateTask(loaded, request({ to: ray }), asking(uma)).kind).toBe('accepted')
  })

  it('a task of a restricted case, telling only those on its list', () => {
    const loaded = allocationFacts({ history: history({ restrictedTo: [mo.id, jo.id] }) })
    const outcome = allocateTask(loaded, request({ task: aTask({ due: dateFrom('2026-11-25') }) }), asking(mo))
    expect(outcome.kind === 'accepted' && outcome.notices.map(({ to, occurrence }) => [to, occurrence])).toEqual([
      [{ kind: 'person', personId: mo.id }, 'task-allocated/task-12/4/mo'],
      [{ kind: 'person', personId: jo.id }, 'task-allocated/task-12/4/jo'],
      [{ kind: 'unit', unitId: hawthorn.id }, 'refresh/task-12/4'],
    ])
  })
})

describe('warns first, and allocates when confirmed', () => {
  it.each([
    ['leave', request({ task: aTask() }), { leave: [leaveOf(jo, '2026-11-23', '2026-12-04')] }, 'on leave until Fri 4 Dec 2026'],
    ['a full load', request(), { openTasks: load([jo, 16]) }, '16 open tasks, and 15 is a full load'],
    ['a soft limit of skill', request({ to: uma }), {},
      'a unit co-ordinator; this is work for a consultant social worker, a social worker, a children\'s practitioner or a clinician'],
    ['contributing only', request({ to: sam, task: aTask({ taskClass: 'assessment-lead' }) }), {},
      "a children's practitioner; may contribute, and a consultant social worker or a social worker leads"],
  ])('%s', (_rule, asked, changes, toKnow) => {
    const loaded = allocationFacts(changes)
    expect(allocateTask(loaded, asked, asking(mo))).toEqual({
      kind: 'refused',
      refusal: { reason: 'needs-confirmation', says: `Before T-12 goes to ${asked.to.name}: ${toKnow}. Confirm to allocate it all the same.` },
    })
    expect(allocateTask(loaded, { ...asked, isConfirmed: true }, asking(mo))).toMatchObject({
      kind: 'accepted', audit: [{ detail: { isConfirmed: true } }],
    })
  })
})

describe('refuses', () => {
  it('a hard limit of skill, confirmed or not (STATUTORY: hard cannot be overridden by a CSW)', () => {
    const asked = request({ to: sam, task: aTask({ taskClass: 'protection' }), isConfirmed: true })
    expect(allocateTask(allocationFacts(), asked, asking(mo))).toEqual({
      kind: 'refused',
      refusal: {
        reason: 'not-qualified',
        says: "T-12 cannot go to Sam Clarke: a children's practitioner; this is work for a consultant social worker or a social worker. Choose somebody else.",
      },
    })
  })

  it('a press drawn from an old version, naming who has it now', () => {
    const moved = request({ task: aTask({ ownerId: mo.id, version: 4 }), to: sam })
    expect(allocateTask(allocationFacts(), moved, asking(jo))).toEqual({
      kind: 'refused',
      refusal: {
        reason: 'moved-on',
        says: 'T-12 has changed since that was shown: Mo Adeyemi has it now, due Fri 27 Nov 2026. Nothing was changed; look at it and try again.',
      },
    })
  })

  it('a closed task, saying when and who', () => {
    const done = aTask({ state: 'met', doneOn: dateFrom('2026-11-20'), closedById: jo.id, closedAt: instantFrom('2026-11-23T09:00:00Z') })
    expect(allocateTask(allocationFacts(), request({ task: done }), asking(mo))).toMatchObject({
      refusal: { reason: 'closed', says: 'T-12 was done on Fri 20 Nov 2026; Jo Bell recorded it on Mon 23 Nov 2026. There is nothing left to allocate.' },
    })
  })

  it.each([
    ['somebody of another unit', request({ to: ray }), 'not-in-unit'],
    ['the group manager, who stands over the unit and not in it', request({ to: gail }), 'not-in-unit'],
    ['somebody who has left', request({ to: { ...jo, isActive: false } }), 'has-left'],
    ['somebody not on a restricted case’s list', request({ to: sam }), 'not-qualified'],
  ])('%s', (_rule, asked, reason) => {
    const loaded = allocationFacts({ people: [...people, ray], history: history({ restrictedTo: [mo.id, jo.id] }) })
    expect(allocateTask(loaded, asked, asking(mo))).toMatchObject({ kind: 'refused', refusal: { reason } })
  })

  it.each([['another unit', ray], ['the lawyers', lena]])('an asker of %s, in the words for a task that is not there', (_who, asker) => {
    const loaded = allocationFacts({ people: [...people, ray, lena] })
    expect(allocateTask(loaded, request(), asking(asker))).toMatchObject({
      refusal: { reason: 'not-found', says: 'There is no T-12 in your unit. Check the number with /due unit.' },
    })
  })

  it('an asker who may not know of the restricted case, in the same words', () => {
    const loaded = allocationFacts({ history: history({ restrictedTo: [mo.id] }) })
    expect(allocateTask(loaded, request(), asking(jo))).toMatchObject({
      refusal: { reason: 'not-found', says: 'There is no T-12 in your unit. Check the number with /due unit.' },
    })
  })

  it('an asker who is not among the people loaded', () => {
    expect(allocateTask(allocationFacts(), request(), asking(ray))).toMatchObject({ refusal: { reason: 'not-found' } })
  })
})

describe('stays quiet', () => {
  it('when that person has it already, though the press is old: nothing needed changing', () => {
    const theirs = request({ task: aTask({ ownerId: jo.id, version: 4 }) })
    expect(allocateTask(allocationFacts(), theirs, asking(mo))).toEqual({
      kind: 'refused', refusal: { reason: 'already-allocated', says: 'Jo Bell has T-12 already. Nothing needed changing.' },
    })
  })
})
