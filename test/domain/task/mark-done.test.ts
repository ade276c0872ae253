import { describe, expect, it } from 'vitest'
import { dateFrom, instantFrom } from '../../../src/domain/calendar/london.ts'
import { markDone } from '../../../src/domain/task/mark-done.ts'
import type { DoneFacts, DoneRequest } from '../../../src/domain/task/mark-done.ts'
import { nextInChain } from '../../../src/domain/task/chain.ts'
import type { Task } from '../../../src/domain/task/task.ts'
import { caseFacts, happened, sibling, taskOf } from '../case/family.ts'
import { aTask, asking, child, family, gail, hawthorn, jo, lena, mo, people, ray, sam, today, uma } from '../unit/hawthorn.ts'

const onPlan = caseFacts([happened('protection-plan', '2026-11-13')])
const visit = { ...taskOf('CP-3', onPlan.tasks), ownerId: jo.id }
const reporting = caseFacts([happened('strategy-discussion', '2026-11-23')])

function done(task: Task, changes: Partial<DoneRequest> = {}): DoneRequest {
  return { task, on: null, wasSeen: true, version: task.version, ...changes }
}

/** The facts with this task in place of the one of its id. */
function withTask(loaded: DoneFacts, task: Task): DoneFacts {
  return { ...loaded, tasks: [...loaded.tasks.filter((each) => each.id !== task.id), task] }
}

describe('a statutory task done', () => {
  it('records what happened on the case, meets the task and raises the next step from that day', () => {
    const outcome = markDone(withTask(onPlan, visit), done(visit, { on: dateFrom('2026-11-20') }), asking(jo))
    expect(outcome).toMatchObject({
      kind: 'accepted', wasSeen: true, isLate: false, isRecordedLate: false, lateByWorkingDays: 0, moved: [], mayHaveBegun: [],
      event: { kind: 'visit', on: '2026-11-20', childId: child.id, detail: { key: visit.basis?.key }, recordedBy: jo.id },
      task: { id: visit.id, state: 'met', doneOn: '2026-11-20', closedById: jo.id, closedAt: '2026-11-24T10:00:00.000Z', ownerId: jo.id },
      raised: [{ basis: { rule: 'CP-3' }, due: '2026-12-04', ownerId: jo.id }],
    })
  })

  it('writes the case, its event, the task met and the next one, audits them, and tells the unit in one short card', () => {
    const outcome = markDone(withTask(onPlan, visit), done(visit), asking(jo))
    if (outcome.kind === 'refused') throw new Error(outcome.refusal.says)
    expect(outcome.writes.map((write) => write.kind)).toEqual(['case', 'case-event', 'task', 'task'])
    expect(outcome.writes[0]).toMatchObject({ row: { id: family.id, version: family.version, knownBy: [jo.id] } })
    expect(outcome.writes.find((write) => write.kind === 'task' && write.row.id === visit.id)).toEqual({ kind: 'task', row: outcome.task })
    expect(outcome.audit.map((entry) => entry.event).toSorted()).toEqual(['event-recorded', 'task-done', 'task-raised'])
    expect(outcome.notices.map(({ occurrence, about }) => [occurrence, about])).toEqual([
      [`task-done/${visit.id}/${visit.version + 1}`, { kind: 'task-done', taskId: visit.id, byId: jo.id }],
      [`refresh/${visit.id}/${visit.version + 1}`, { kind: 'refresh', subjectId: visit.id }],
    ])
    const [next] = outcome.raised
    expect(nextInChain(outcome.task, outcome.raised)).toBe(next)
  })

  it('done late, by so many working days', () => {
    const late = { ...visit, due: dateFrom('2026-11-19') }
    expect(markDone(withTask(onPlan, late), done(late, { on: dateFrom('2026-11-23') }), asking(jo))).toMatchObject({
      isLate: true, lateByWorkingDays: 2, isRecordedLate: false,
    })
  })

  it('met on time, recorded late (STATUTORY, arithmetic 5)', () => {
    const told = { ...visit, due: dateFrom('2026-11-19') }
    expect(markDone(withTask(onPlan, told), done(told, { on: dateFrom('2026-11-18') }), asking(jo))).toMatchObject({
      isLate: false, lateByWorkingDays: 0, isRecordedLate: true,
    })
  })

  it('that no event stands for: its own work is recorded as done, and what it may have begun is asked for', () => {
    const conference = taskOf('S47-3', reporting.tasks)
    const outcome = markDone(reporting, done(conference), asking(uma))
    expect(outcome).toMatchObject({
      kind: 'accepted', event: { kind: 'done', detail: { rule: 'S47-3', key: conference.basis?.key } }, task: { state: 'met' },
      mayHaveBegun: ['protection-plan'],
    })
  })

  it('that also moves other tasks is told as everything that changed', () => {
    const both = caseFacts([
      happened('protection-plan', '2026-11-13'), happened('looked-after', '2026-11-13'),
      happened('placement', '2026-11-16', { detail: { kind: 'foster' } }),
    ])
    const task = { ...taskOf('CP-3', both.tasks), ownerId: jo.id }
    const outcome = markDone(withTask(both, task), done(task), asking(jo))
    expect(outcome.kind === 'accepted' && new Set(outcome.closed.map((each) => each.basis?.rule))).toEqual(new Set(['CP-3', 'LAC-7']))
    expect(outcome.kind === 'accepted' && outcome.notices[0]?.about.kind).toBe('case-changed')
  })

  it('that meets another as well is told so too, though one step follows', () => {
    const children = [{ ...child, dateOfBirth: dateFrom('2026-11-18') }]
    const newborn = caseFacts([happened('protection-plan', '2026-11-13'), happened('birth-on-plan', '2026-11-18')], { children })
    const outcome = markDone(newborn, done(taskOf('CP-1', newborn.tasks)), asking(uma))
    expect(outcome).toMatchObject({
      kind: 'accepted', raised: [{ basis: { rule: 'CP-2' } }], notices: [{ about: { kind: 'case-changed' } }, {}],
    })
    expect(outcome.kind === 'accepted' && outcome.closed).toHaveLength(2)
  })

  it('for one child of several leaves the other’s open', () => {
    const two = caseFacts([happened('protection-plan', '2026-11-13', { childId: null })], { children: [child, sibling] })
    const theirs = two.tasks.filter((task) => task.basis?.rule === 'CP-3')
    const first = theirs.find((task) => task.childId === child.id)
    if (first === undefined) throw new Error('no visit for the first child')
    const outcome = markDone(two, done(first), asking(mo))
    expect(outcome).toMatchObject({ event: { childId: child.id }, closed: [{ id: first.id }] })
    expect(theirs).toHaveLength(2)
  })

  it('takes who did it as its owner, when it had none', () => {
    const nobodys = { ...visit, ownerId: null }
    expect(markDone(withTask(onPlan, nobodys), done(nobodys), asking(mo))).toMatchObject({ task: { ownerId: mo.id } })
  })
})

describe('the child was not seen', () => {
  it('records the visit; the task stays open and its date stands (STATUTORY, arithmetic 5)', () => {
    const outcome = markDone(withTask(onPlan, visit), done(visit, { wasSeen: false }), asking(jo))
    expect(outcome).toMatchObject({
      kind: 'accepted', wasSeen: false, task: visit, raised: [], moved: [], closed: [], event: { kind: 'visit', detail: { seen: 'false' } },
      writes: [{ kind: 'case', row: { knownBy: [] } }, { kind: 'case-event' }],
      notices: [{ about: { kind: 'case-changed', headline: 'Visit, child not seen, on Tue 24 Nov 2026' } }],
    })
  })

  it('records it for a visit somebody made up too, which stays open', () => {
    const own = aTask({ ownerId: jo.id })
    const outcome = markDone(withTask(onPlan, own), done(own, { wasSeen: false }), asking(jo))
    expect(outcome).toMatchObject({ kind: 'accepted', task: own, event: { kind: 'visit', detail: { seen: 'false' } } })
  })

  it('is not said of anything but a visit', () => {
    const group = taskOf('CP-1', onPlan.tasks)
    expect(markDone(onPlan, done(group, { wasSeen: false }), asking(uma))).toMatchObject({
      refusal: { reason: 'not-a-visit', says: `“Not seen” is for visits, and T-${group.number} is not one. Send /done T-${group.number} when it is done.` },
    })
  })
})

describe('work that no rule asks for', () => {
  const own = aTask({ taskClass: 'direct-work', title: 'Life story work' })
  it('is met by itself: no event, nothing else moves', () => {
    const outcome = markDone(withTask(onPlan, own), done(own, { on: dateFrom('2026-11-23') }), asking(sam))
    const row = { ...own, state: 'met', doneOn: '2026-11-23', closedById: sam.id, closedAt: '2026-11-24T10:00:00.000Z', ownerId: sam.id }
    expect(outcome).toMatchObject({
      kind: 'accepted', task: row, event: null, writes: [{ kind: 'task', row }], raised: [], moved: [], closed: [row],
      audit: [{ event: 'task-done', byId: sam.id, subjectId: own.id, detail: { doneOn: '2026-11-23', doneBy: sam.id } }],
      notices: [{ occurrence: 'task-done/task-12/4', about: { kind: 'task-done', taskId: own.id, byId: sam.id } }, { about: { kind: 'refresh' } }],
    })
  })

  it('of the unit itself, without a case', () => {
    const units = aTask({ caseId: null, taskClass: 'arranging', title: 'Book the minibus' })
    expect(markDone({ ...onPlan, history: null, tasks: [units] }, done(units), asking(uma))).toMatchObject({
      kind: 'accepted', notices: [{ to: { kind: 'unit', unitId: hawthorn.id } }, {}],
    })
  })

  it.each([
    ['on time', '2026-11-27', null, false, false],
    ['late', '2026-11-20', null, true, false],
    ['on time, told late', '2026-11-20', '2026-11-19', false, true],
  ])('%s', (_rule, due, on, isLate, isRecordedLate) => {
    const task = { ...own, due: dateFrom(due) }
    expect(markDone(withTask(onPlan, task), done(task, { on: on === null ? null : dateFrom(on) }), asking(sam))).toMatchObject({
      isLate, isRecordedLate,
    })
  })

  it('late on the day itself, when its moment has passed', () => {
    const task = { ...own, due: today, dueAt: instantFrom('2026-11-24T09:00:00Z') }
    expect(markDone(withTask(onPlan, task), done(task), asking(sam))).toMatchObject({ isLate: true, lateByWorkingDays: 0 })
  })
})

describe('who may have done it', () => {
  it.each([
    ['the owner', jo, jo.id, jo.id],
    ['the lead, for the owner', mo, jo.id, jo.id],
    ['the co-ordinator, for the owner', uma, jo.id, jo.id],
    ['the group manager, for the owner', gail, jo.id, jo.id],
    ['a colleague who may, instead of the owner', jo, mo.id, jo.id],
    ['the lead, instead of an owner who may not', mo, sam.id, mo.id],
  ])('%s', (_who, asker, ownerId, owner) => {
    const task = { ...visit, ownerId }
    expect(markDone(withTask(onPlan, task), done(task), asking(asker))).toMatchObject({
      kind: 'accepted', task: { ownerId: owner, closedById: asker.id },
    })
  })

  it.each([
    ['a children’s practitioner', sam, jo.id, 'Ask one of them to record it.'],
    ['a children’s practitioner, though somehow the owner', sam, sam.id, 'Ask one of them to record it.'],
    ['the co-ordinator, when nobody has it', uma, null, `Allocate T-${visit.number} to whoever did it first, then mark it as done.`],
    ['the co-ordinator, for an owner who may not', uma, sam.id,
      `Allocate T-${visit.number} to whoever did it first, then mark it as done.`],
  ])('a hard limit refuses %s, naming who may', (_who, asker, ownerId, remedy) => {
    const task = { ...visit, ownerId }
    expect(markDone(withTask(onPlan, task), done(task), asking(asker))).toEqual({
      kind: 'refused',
      refusal: { reason: 'not-qualified', says: `T-${visit.number} can only be done by a consultant social worker or a social worker. ${remedy}` },
    })
  })

  it('a soft limit lets whoever did it say so', () => {
    const inNeed = caseFacts([happened('child-in-need', '2026-11-13')])
    const task = taskOf('CIN-1', inNeed.tasks)
    expect(markDone(inNeed, done(task), asking(uma)).kind).toBe('accepted')
  })
})

describe('refuses', () => {
  it.each([
    ['a day that has not come', done(visit, { on: dateFrom('2026-11-25') }), jo, 'in-the-future',
      `Wed 25 Nov 2026 has not come yet. Send /done T-${visit.number} once it is done.`],
    ['a day before its count began', done(visit, { on: dateFrom('2026-11-12') }), jo, 'too-early',
      `That would not complete T-${visit.number}: its count began later than Thu 12 Nov 2026. Check the date, or record what happened with /case.`],
    ['a press drawn from an old version', done(visit, { version: 0 }), jo, 'moved-on',
      `T-${visit.number} has changed since that was shown: Jo Bell has it now, due Fri 27 Nov 2026. Nothing was changed; look at it and try again.`],
    ['an asker of another unit', done(visit), ray, 'not-found',
      `There is no T-${visit.number} in your unit. Check the number with /due unit.`],
    ['an asker with no business in the unit', done(visit), lena, 'not-found',
      `There is no T-${visit.number} in your unit. Check the number with /due unit.`],
  ])('%s', (_rule, request, asker, reason, says) => {
    const loaded = { ...withTask(onPlan, visit), people: [...people, ray, lena] }
    expect(markDone(loaded, request, asking(asker))).toEqual({ kind: 'refused', refusal: { reason, says } })
  })

  it('what ended by itself, saying why', () => {
    const ended = { ...visit, state: 'ended' as const, closedReason: 'plan-ended', closedAt: instantFrom('2026-11-20T10:00:00Z') }
    expect(markDone(withTask(onPlan, ended), done(ended), asking(jo))).toMatchObject({
      refusal: { reason: 'closed', says: `T-${visit.number} ended on Fri 20 Nov 2026 (plan ended). There is nothing left to do.` },
    })
  })
})

it('stays quiet when it was done already, naming who and when', () => {
  const met = { ...visit, state: 'met' as const, doneOn: dateFrom('2026-11-20'), closedById: mo.id, closedAt: instantFrom('2026-11-23T16:00:00Z') }
  expect(markDone(withTask(onPlan, met), done(met, { version: 0 }), asking(jo))).toEqual({
    kind: 'refused',
    refusal: {
      reason: 'already-done',
      says: `T-${visit.number} was done on Fri 20 Nov 2026; Mo Adeyemi recorded it on Mon 23 Nov 2026. Nothing needed changing.`,
    },
  })
})
