import { describe, expect, it } from 'vitest'
import { dateFrom } from '../../../src/domain/calendar/london.ts'
import type { TaskId } from '../../../src/domain/ids.ts'
import type { NewsFacts, NewsRequest } from '../../../src/domain/service/record-news.ts'
import { recordNews } from '../../../src/domain/service/record-news.ts'
import { isRunning, nextNews, REFERRAL_NEWS, REFERRAL_STATES } from '../../../src/domain/service/service-referral.ts'
import type { Person } from '../../../src/domain/unit/person.ts'
import { asking, aTask, facts, history, jo, mo, people, ray, sam, today, uma } from '../unit/hawthorn.ts'
import { aReferral, contact } from './directory.ts'

const referral = aReferral([['asked', '2026-11-02'], ['made', '2026-11-02']], { version: 3 })

function tell(by: Person, request: Partial<NewsRequest> = {}, changes: Partial<NewsFacts> = {}) {
  return recordNews(
    { ...facts(), history: history(), tasks: [], referral, service: contact, ...changes },
    { version: 3, state: 'accepted', on: null, reason: null, ...request }, asking(by),
  )
}

function accepted(outcome: ReturnType<typeof tell>) {
  if (outcome.kind === 'refused') throw new Error(`refused: ${outcome.refusal.says}`)
  return outcome
}

const reasonOf = (outcome: ReturnType<typeof tell>) => outcome.kind === 'refused' ? outcome.refusal.reason : 'accepted'

describe('it acts: anybody of the unit says what they heard', () => {
  it('with the day it happened, the cards drawn again, and whoever made it told', () => {
    const { referral: row, audit, notices } = accepted(tell(sam, { state: 'started', on: dateFrom('2026-11-20') }))
    expect(row).toMatchObject({ state: 'started', version: 3, steps: [{}, {}, { state: 'started', on: '2026-11-20', byId: sam.id }] })
    expect(audit).toMatchObject([{ event: 'service-referral-started', byId: sam.id, detail: { service: 'contact-service', drawnFrom: 3 } }])
    expect(notices.map(({ about, to }) => [about.kind, to])).toEqual([
      ['refresh', { kind: 'unit', unitId: history().case.unitId }], ['service-referral', { kind: 'person', personId: jo.id }],
    ])
  })

  it('what was given to somebody to chase is done with', () => {
    const chase = aTask({ id: 'task-31' as TaskId, number: 31, ownerId: uma.id })
    const { writes, audit, notices } = accepted(tell(uma, {}, { tasks: [aTask(), chase], referral: { ...referral, chaseTaskId: chase.id } }))
    expect(writes[1]).toMatchObject({ kind: 'task', row: { number: 31, state: 'met', doneOn: today, closedById: uma.id } })
    expect(audit.map(({ event }) => event)).toEqual(['service-referral-accepted', 'task-met'])
    expect(notices.map(({ occurrence }) => occurrence)).toContain('refresh/task-31/4')
  })

  it('keeps the reason, and an end may go without one', () => {
    expect(accepted(tell(sam, { state: 'declined', reason: ' too far to travel ' })).referral.reason).toBe('too far to travel')
    const started = aReferral([['asked', '2026-11-02'], ['made', '2026-11-02'], ['started', '2026-11-09']], { version: 3 })
    expect(accepted(tell(sam, { state: 'ended' }, { referral: started })).referral).toMatchObject({ state: 'ended', reason: null })
  })
})

describe('it stays quiet', () => {
  it('towards whoever says it themselves, has left, or may not know of the case any more', () => {
    const told = (outcome: ReturnType<typeof tell>) => accepted(outcome).notices.map(({ about }) => about.kind)
    expect(told(tell(jo))).toEqual(['refresh'])
    expect(told(tell(sam, {}, { people: people.map((person) => person.id === jo.id ? { ...jo, isActive: false } : person) }))).toEqual(['refresh'])
    expect(told(tell(mo, {}, { history: history({ restrictedTo: [mo.id] }) }))).toEqual(['refresh'])
  })
})

describe('it says no', () => {
  it.each([
    ['to a card from before', { version: 2 }, 'moved-on'],
    ['to what cannot come next', { state: 'ended' }, 'moved-on'],
    ['to a day that is still to come', { on: dateFrom('2026-11-25') }, 'in-the-future'],
    ['to a day before it was made', { on: dateFrom('2026-11-01') }, 'before-referral'],
    ['to a refusal without a reason', { state: 'declined', reason: '  ' }, 'needs-reason'],
    ['to a withdrawal without one', { state: 'withdrawn' }, 'needs-reason'],
    ['to words that may identify somebody', { state: 'declined', reason: 'Mrs Smith did not answer' }, 'may-identify'],
  ] as const)('%s', (_, request, reason) => {
    expect(reasonOf(tell(sam, request))).toBe(reason)
  })

  it('to strangers as if there were no such referral', () => {
    expect(reasonOf(tell(ray, {}, { people: [...people, ray] }))).toBe('not-found')
    expect(reasonOf(tell(sam, {}, { history: history({ restrictedTo: [mo.id] }) }))).toBe('not-found')
  })
})

describe('rule: what can come next', () => {
  it.each([
    ['asked', []], ['not-agreed', []], ['made', ['accepted', 'waiting', 'started', 'declined', 'withdrawn']],
    ['accepted', ['waiting', 'started', 'declined', 'withdrawn']], ['waiting', ['accepted', 'started', 'declined', 'withdrawn']],
    ['started', ['ended']], ['ended', []], ['declined', []], ['withdrawn', []],
  ] as const)('after %s', (state, next) => {
    expect(nextNews({ state })).toEqual(next)
    for (const news of REFERRAL_NEWS) {
      const before = aReferral([['asked', '2026-11-02'], [state, '2026-11-02']], { version: 3 })
      const outcome = tell(mo, { state: news, reason: 'the plan changed' }, { referral: before })
      expect([news, reasonOf(outcome)]).toEqual([news, (next as readonly string[]).includes(news) ? 'accepted' : 'moved-on'])
    }
  })

  it('a referral is running exactly while something can come of it', () => {
    expect(REFERRAL_STATES.filter((state) => isRunning({ state }))).toEqual(['asked', 'made', 'accepted', 'waiting', 'started'])
  })
})
