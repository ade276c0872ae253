import { describe, expect, it } from 'vitest'
import { chaseReferral, type ChaseFacts } from '../../../src/domain/service/chase-referral.ts'
import { aPerson, asking, calendar, family, mo, people, policy, uma } from '../unit/hawthorn.ts'
import { dateFrom } from '../../../src/domain/calendar/london.ts'
import { aReferral, contact, intensive } from './directory.ts'

/** Made on Monday 2 November; the Contact Service says ten working days, which are over at the end of Monday the 16th. */
const made = [['asked', '2026-11-02'], ['made', '2026-11-02']] as const

function chase(on: string, changes: Partial<ChaseFacts> = {}) {
  const { now, newId } = asking(mo, dateFrom(on))
  return chaseReferral({ referral: aReferral(made), service: contact, case: family, people, policy, calendar, ...changes }, now, newId)
}

describe('rule: a referral is chased once its expected wait has passed without news', () => {
  it.each([['2026-11-16', false], ['2026-11-17', true]])('made on 2 November, ten working days: on %s, %s', (on, isDue) => {
    expect(chase(on) !== null).toBe(isDue)
  })

  it('by the co-ordinator, that day, as a task of the family’s that rests on the decision', () => {
    const chased = chase('2026-11-17')
    expect(chased?.task).toMatchObject({
      title: 'Ask Contact Service for news of the referral', taskClass: 'arranging', ownerId: uma.id, due: '2026-11-17', caseId: family.id,
      unitId: family.unitId, fromDecisionId: 'decision-1', state: 'open', raisedBy: null, number: 0, version: 0,
    })
    expect(chased?.writes).toMatchObject([
      { kind: 'task', row: { id: chased?.task.id } },
      { kind: 'service-referral', row: { chaseTaskId: chased?.task.id, chasedOn: '2026-11-17', state: 'made', version: 1 } },
    ])
    expect(chased?.audit.map(({ event, byId }) => [event, byId])).toEqual([['task-raised', null], ['service-referral-chased', null]])
  })

  it('on the next working day when the wait ends before a weekend', () => {
    expect(chase('2026-11-21')?.task.due).toBe('2026-11-23')
  })

  it('of a service that says nothing, after the policy’s usual wait', () => {
    expect(chase('2026-11-16', { service: intensive })).toBeNull()
    expect(chase('2026-11-17', { service: intensive })).not.toBeNull()
  })

  it('again after five working days of silence, from the last news or the last chase', () => {
    const heard = aReferral([...made, ['waiting', '2026-11-16']])
    expect(chase('2026-11-20', { referral: heard })).toBeNull()
    expect(chase('2026-11-23', { referral: heard })).not.toBeNull()
    const chased = aReferral(made, { chasedOn: dateFrom('2026-11-17') })
    expect(chase('2026-11-23', { referral: chased })).toBeNull()
    expect(chase('2026-11-24', { referral: chased })).not.toBeNull()
  })
})

describe('nobody is given what they may not know of, and nobody is picked among several', () => {
  it.each([
    ['a restricted case', { case: { ...family, restrictedTo: [mo.id] } }],
    ['two co-ordinators', { people: [...people, aPerson('una', 'Una Frost', 'uc')] }],
    ['none', { people: [mo] }],
  ])('%s: it is nobody’s, and the digest says so', (_, changes) => {
    expect(chase('2026-11-17', changes)?.task.ownerId).toBeNull()
  })
})

describe('it stays quiet', () => {
  it.each([
    ['asked'], ['not-agreed'],
  ] as const)('about one that was never made: %s', (state) => {
    expect(chase('2026-12-18', { referral: aReferral([['asked', '2026-11-02'], ...(state === 'asked' ? [] : [[state, '2026-11-02'] as const])]) })).toBeNull()
  })

  it.each(['started', 'ended', 'declined', 'withdrawn'] as const)('about one that is %s', (state) => {
    expect(chase('2026-12-18', { referral: aReferral([...made, [state, '2026-11-09']]) })).toBeNull()
  })
})
