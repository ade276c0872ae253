import { describe, expect, it } from 'vitest'
import { dateFrom } from '../../../src/domain/calendar/london.ts'
import type { CaseEvent } from '../../../src/domain/case/case-event.ts'
import { recordEvent } from '../../../src/domain/case/record-event.ts'
import type { EventRequest } from '../../../src/domain/case/record-event.ts'
import { asking, child, family, hawthorn, jo, lena, mo, people, ray, sam, uma } from '../unit/hawthorn.ts'
import { caseFacts, happened, said, sibling, taskOf } from './family.ts'

const plan = happened('protection-plan', '2026-11-13')
const care = happened('looked-after', '2026-11-02')
const two = { children: [child, sibling] }

function rulesOf(tasks: readonly { readonly basis: { readonly rule: string } | null }[]): readonly string[] {
  return tasks.map((task) => task.basis?.rule ?? 'none').toSorted()
}

describe('records what happened', () => {
  it('and raises what the rules require, at the dates they say, told to the unit once', () => {
    const loaded = caseFacts([])
    const outcome = recordEvent(loaded, said('looked-after', '2026-11-23'), asking(uma))
    expect(outcome).toMatchObject({
      kind: 'accepted', moved: [], closed: [], event: { kind: 'looked-after', childId: child.id, on: '2026-11-23', recordedBy: uma.id },
    })
    if (outcome.kind === 'refused') return
    expect(rulesOf(outcome.raised)).toEqual(['LAC-15', 'LAC-17', 'LAC-18', 'LAC-19', 'LAC-4'])
    expect(taskOf('LAC-4', outcome.raised)).toMatchObject({
      number: 0, version: 0, caseId: family.id, childId: child.id, unitId: hawthorn.id, due: '2026-12-21', raisedBy: uma.id,
      basis: { confidence: 'S', anchorEventId: outcome.event.id },
    })
    expect(outcome.writes.map((write) => write.kind)).toEqual(['case', 'case-event', 'task', 'task', 'task', 'task', 'task'])
    expect(outcome.notices).toEqual([{
      id: expect.any(String) as unknown, occurrence: `case-changed/${outcome.event.id}`, to: { kind: 'unit', unitId: hawthorn.id },
      isUrgent: false, lateByMinutes: 0, subjectId: null,
      about: {
        kind: 'case-changed', caseId: family.id, byId: uma.id, headline: 'Looked after from Mon 23 Nov 2026',
        raised: outcome.raised.map((task) => task.id), moved: [], closed: [],
      },
    }])
    expect(outcome.audit.map((entry) => entry.event)).toEqual(['event-recorded', ...outcome.raised.map(() => 'task-raised')])
  })

  it('and meets what it meets, raising the next step for whoever had the last', () => {
    const loaded = caseFacts([plan])
    const visit = { ...taskOf('CP-3', loaded.tasks), ownerId: jo.id }
    const tasks = loaded.tasks.map((task) => (task.id === visit.id ? visit : task))
    const outcome = recordEvent({ ...loaded, tasks }, said('visit', '2026-11-20'), asking(jo))
    expect(outcome).toMatchObject({
      kind: 'accepted',
      closed: [{ id: visit.id, state: 'met', doneOn: '2026-11-20', closedById: jo.id }],
      raised: [{ basis: { rule: 'CP-3' }, due: '2026-12-04', ownerId: jo.id }],
    })
  })

  it('and gives what falls to one role to the one person who holds it', () => {
    const outcome = recordEvent(caseFacts([]), said('looked-after', '2026-11-23'), asking(mo))
    expect(outcome.kind === 'accepted' && taskOf('LAC-4', outcome.raised).ownerId).toBe(uma.id)
    const nobody = caseFacts([], {}, { people: people.filter((person) => person !== uma) })
    const without = recordEvent(nobody, said('looked-after', '2026-11-23'), asking(mo))
    expect(without.kind === 'accepted' && taskOf('LAC-4', without.raised).ownerId).toBeNull()
  })

  it('and ends what is no longer needed, with the reason', () => {
    const loaded = caseFacts([plan])
    const outcome = recordEvent(loaded, said('plan-ended', '2026-11-23'), asking(mo))
    expect(outcome).toMatchObject({ kind: 'accepted', raised: [] })
    const closed = outcome.kind === 'accepted' ? outcome.closed.map((task) => [task.state, task.closedReason]) : []
    expect(closed).toEqual(loaded.tasks.map(() => ['ended', 'plan-ended']))
  })

  it('and counts a late recording from the day it happened', () => {
    const outcome = recordEvent(caseFacts([]), said('protection-plan', '2026-11-13'), asking(mo))
    expect(outcome.kind === 'accepted' && taskOf('CP-1', outcome.raised).due).toBe('2026-11-27')
  })

  it('and moves what a fixed date moves, saying from when', () => {
    const loaded = caseFacts([plan])
    const outcome = recordEvent(loaded, said('protection-plan', '2026-11-13', { detail: { next: '2027-01-20' } }), asking(mo))
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { reason: 'already-so' } })
    const extended = recordEvent(caseFacts([happened('emergency-protection-order', '2026-11-20', { at: null })]),
      said('extended', '2026-11-24', { detail: { rule: 'EPO-2', until: '2026-12-03' } }), asking(mo))
    expect(extended).toMatchObject({
      kind: 'accepted', moved: [{ task: { basis: { rule: 'EPO-2' }, due: '2026-12-03' }, from: '2026-11-28' }],
    })
    expect(extended.kind === 'accepted' && extended.notices[0]?.about).toMatchObject({ moved: [{ from: '2026-11-28' }] })
  })

  it('and tells only those on the list of a restricted case', () => {
    const outcome = recordEvent(caseFacts([], { restrictedTo: [mo.id, jo.id] }), said('child-in-need', '2026-11-23'), asking(mo))
    expect(outcome.kind === 'accepted' && outcome.notices.map((notice) => notice.to)).toEqual([
      { kind: 'person', personId: mo.id }, { kind: 'person', personId: jo.id },
    ])
  })

  it('a court’s direction ahead of its day, in words that identify nobody', () => {
    const direction = said('direction', '2027-01-12', { time: '16:00', detail: { title: 'final evidence' } })
    const outcome = recordEvent(caseFacts([]), direction, asking(uma))
    expect(outcome).toMatchObject({ kind: 'accepted', raised: [{ due: '2027-01-12', dueAt: '2027-01-12T16:00:00.000Z' }] })
  })
})

describe('whom it happened to', () => {
  it.each([
    ['the only child, without a question', {}, null, child.id, {}],
    ['one of several, by reference', two, 'b', sibling.id, {}],
    ['all of several', two, 'all', null, {}],
    ['two of three', { children: [child, sibling, { ...child, id: 'child-c' as typeof child.id, ref: 'C' }] }, 'A, C', null,
      { covered: 'A C' }],
    ['the family, while no child is recorded', { children: [] }, null, null, {}],
  ])('%s', (_rule, theCase, who, childId, detail) => {
    expect(recordEvent(caseFacts([], theCase), said('child-in-need', '2026-11-23', { child: who }), asking(mo))).toMatchObject({
      kind: 'accepted', event: { childId, detail },
    })
  })

  it('the family as one, for a referral', () => {
    expect(recordEvent(caseFacts([], two), said('referral', '2026-11-23'), asking(mo))).toMatchObject({
      kind: 'accepted', event: { childId: null },
    })
  })

  it('a child by the end of a long reference', () => {
    const children = [{ ...child, ref: 'C-1042-A' }, { ...sibling, ref: 'C-1042-B' }]
    const outcome = recordEvent(caseFacts([], { children }), said('looked-after', '2026-11-23', { child: 'b' }), asking(mo))
    expect(outcome).toMatchObject({ event: { childId: sibling.id } })
    expect(outcome.kind === 'accepted' && outcome.notices[0]?.about).toMatchObject({
      headline: 'C-1042-B: Looked after from Mon 23 Nov 2026',
    })
  })

  it.each([
    ['none said', null], ['one that is not there', 'D'], ['one of two that is not there', 'A D'],
  ])('asks which, when several and %s', (_rule, who) => {
    expect(recordEvent(caseFacts([], two), said('looked-after', '2026-11-23', { child: who }), asking(mo))).toEqual({
      kind: 'refused', refusal: { reason: 'which-child', says: 'Which child? Say A, B, or all.' },
    })
  })
})

describe('refuses what contradicts the record, in one sentence', () => {
  it.each<readonly [string, readonly CaseEvent[], EventRequest, string, string]>([
    ['looked after when looked after', [care], said('looked-after', '2026-11-23'), 'already-so',
      'C-1042 is looked after already, since Mon 2 Nov 2026. Record its end first if it ended.'],
    ['a plan when on a plan', [plan], said('protection-plan', '2026-11-23'), 'already-so',
      'C-1042 is on a protection plan already, since Fri 13 Nov 2026. Record its end first if it ended.'],
    ['in need while on a protection plan', [plan], said('child-in-need', '2026-11-23'), 'contradicts',
      'C-1042 is on a protection plan since Fri 13 Nov 2026, so this cannot begin. Record the end of that first.'],
    ['a plan ended that never began', [], said('plan-ended', '2026-11-23'), 'nothing-running',
      'C-1042 was not on a child-in-need plan or on a protection plan on Mon 23 Nov 2026. Check the event and its date, or record what began first.'],
    ['a plan ended before it began', [plan], said('plan-ended', '2026-11-12'), 'nothing-running',
      'C-1042 was not on a child-in-need plan or on a protection plan on Thu 12 Nov 2026. Check the event and its date, or record what began first.'],
    ['a core group without a plan', [care], said('core-group', '2026-11-23'), 'nothing-running',
      'C-1042 was not on a protection plan on Mon 23 Nov 2026. Check the event and its date, or record what began first.'],
    ['a move of a child who is not placed', [care], said('moved', '2026-11-23'), 'nothing-running',
      'C-1042 was not placed or privately fostered on Mon 23 Nov 2026. Check the event and its date, or record what began first.'],
    ['care before birth', [], said('looked-after', '2018-06-01'), 'before-birth',
      'C-1042 was not born on Fri 1 Jun 2018. Check the date, or the child.'],
    ['tomorrow', [], said('looked-after', '2026-11-25'), 'in-the-future',
      'Wed 25 Nov 2026 has not come yet. Record it once it has happened.'],
    ['later today', [], said('returned-from-missing', '2026-11-24', { time: '10:01' }), 'in-the-future',
      'Tue 24 Nov 2026 has not come yet. Record it once it has happened.'],
    ['a limit in hours without a time', [], said('returned-from-missing', '2026-11-24'), 'needs-time',
      'Say at what time as well, like 14:30: this limit runs in hours.'],
    ['a court’s direction without a time (CRT-2)', [], said('direction', '2027-01-12', { detail: { title: 'final evidence' } }), 'needs-time',
      'Say by what time as well, like 16:00: a court sets a time, not only a day.'],
    ['a detail the clock does not know', [], said('placement', '2026-11-23', { detail: { kind: 'tent' } }), 'wrong-detail',
      '“kind” holds foster, residential, parents, connected-person, short-breaks, not “tent”.'],
  ])('%s', (_rule, events, request, reason, says) => {
    const outcome = recordEvent(caseFacts(events), request, asking(mo))
    expect(outcome).toEqual({ kind: 'refused', refusal: { reason, says } })
  })

  it('what needs bank holidays nobody knows yet: never a guess', () => {
    const outcome = recordEvent(caseFacts([]), said('protection-plan', '2028-12-19'), asking(mo, dateFrom('2028-12-20')))
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { reason: 'beyond-calendar' } })
    expect(outcome.kind === 'refused' && outcome.refusal.says).toContain('load the newest list')
  })

  it('naming the child, when the case has several', () => {
    const loaded = caseFacts([happened('looked-after', '2026-11-02', { childId: sibling.id })], two)
    expect(recordEvent(loaded, said('looked-after', '2026-11-23', { child: 'all' }), asking(mo))).toMatchObject({
      refusal: { reason: 'already-so', says: 'B is looked after already, since Mon 2 Nov 2026. Record its end first if it ended.' },
    })
    expect(recordEvent(loaded, said('looked-after', '2026-11-23', { child: 'A' }), asking(mo)).kind).toBe('accepted')
  })

  it('but not what ends for one child of those it covers', () => {
    const loaded = caseFacts([happened('protection-plan', '2026-11-13', { childId: sibling.id })], two)
    expect(recordEvent(loaded, said('plan-ended', '2026-11-23', { child: 'all' }), asking(mo)).kind).toBe('accepted')
  })

  it('words of a direction that may identify somebody', () => {
    const request = said('direction', '2027-01-12', { time: '16:00', detail: { title: 'statement of Tyler Johnson' } })
    expect(recordEvent(caseFacts([]), request, asking(mo))).toMatchObject({ refusal: { reason: 'may-identify' } })
  })

  it('an asker of another unit, of no unit, and one not on a restricted case’s list, in the same words', () => {
    const loaded = caseFacts([], { restrictedTo: [mo.id] }, { people: [...people, ray, lena] })
    for (const asker of [ray, lena, sam]) {
      expect(recordEvent(loaded, said('child-in-need', '2026-11-23'), asking(asker))).toEqual({
        kind: 'refused', refusal: { reason: 'not-found', says: 'That case was not found in your unit. Check its reference.' },
      })
    }
  })
})

describe('lets pass what only looks like a contradiction', () => {
  it.each<readonly [string, readonly CaseEvent[], EventRequest]>([
    ['care again after it ended', [care, happened('ceased-looked-after', '2026-11-16')], said('looked-after', '2026-11-23')],
    ['in need on the day the protection plan ended', [plan, happened('plan-ended', '2026-11-23')], said('child-in-need', '2026-11-23')],
    ['care and a protection plan at once', [plan], said('looked-after', '2026-11-23')],
    ['a second placement', [care, happened('placement', '2026-11-02', { detail: { kind: 'foster' } })],
      said('placement', '2026-11-23', { detail: { kind: 'foster' } })],
    ['a protection plan before the birth', [], said('protection-plan', '2018-05-20')],
    ['care from the day of birth', [], said('looked-after', '2018-06-02')],
    ['a visit with nothing running', [], said('visit', '2026-11-23')],
    ['a case closed with nothing running', [], said('closed', '2026-11-23')],
    ['an initial conference after a strategy discussion', [happened('strategy-discussion', '2026-11-10')],
      said('protection-plan', '2026-11-23')],
  ])('%s', (_rule, events, request) => {
    expect(recordEvent(caseFacts(events), request, asking(mo)).kind).toBe('accepted')
  })
})

it('records for one child what is recorded for another', () => {
  const loaded = caseFacts([happened('visit', '2026-11-20', { childId: sibling.id })], two)
  expect(recordEvent(loaded, said('visit', '2026-11-20', { child: 'A' }), asking(mo)).kind).toBe('accepted')
  expect(recordEvent(loaded, said('visit', '2026-11-20', { child: 'B' }), asking(mo))).toMatchObject({ refusal: { reason: 'already-recorded' } })
})

it('stays quiet when the same is recorded already, and says since when', () => {
  const loaded = caseFacts([happened('visit', '2026-11-20', { recordedAt: plan.recordedAt })])
  expect(recordEvent(loaded, said('visit', '2026-11-20'), asking(mo))).toEqual({
    kind: 'refused',
    refusal: { reason: 'already-recorded', says: 'That is recorded already, since Fri 13 Nov 2026. Nothing needed changing.' },
  })
  expect(recordEvent(loaded, said('visit', '2026-11-20', { detail: { seen: 'false' } }), asking(mo)).kind).toBe('accepted')
})
