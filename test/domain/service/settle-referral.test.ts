import { describe, expect, it } from 'vitest'
import type { DecisionId } from '../../../src/domain/ids.ts'
import type { DecisionState } from '../../../src/domain/decision/decision.ts'
import { settleReferral } from '../../../src/domain/service/settle-referral.ts'
import { tenOn } from '../authority/hackney.ts'
import { asking, family, mo, uma } from '../unit/hawthorn.ts'
import { aReferral } from './directory.ts'

const referral = aReferral([['asked', '2026-11-20']])
const { now, newId } = asking(mo)

function settle(state: DecisionState, changes: Partial<Parameters<typeof settleReferral>[0]> = {}) {
  return settleReferral({ referral, decision: { id: referral.decisionId, state }, isAsAsked: true, settledAt: tenOn('2026-11-23'), case: family, ...changes }, now, newId)
}

describe('rule: a referral counts as made only when it is decided', () => {
  it.each(['approved', 'decided'] as const)('%s: made on the day of the decision, and the unit has its card', (state) => {
    const settled = settle(state)
    expect(settled?.referral).toMatchObject({
      state: 'made', steps: [{ state: 'asked' }, { state: 'made', on: '2026-11-23', at: now, byId: null }],
    })
    expect(settled?.writes).toEqual([{ kind: 'service-referral', row: settled?.referral }])
    expect(settled?.audit).toMatchObject([{ event: 'service-referral-made', byId: null, subjectId: referral.id }])
    expect(settled?.notices).toMatchObject([{ occurrence: 'service-referral/referral-1/made', to: { kind: 'unit' } }])
  })

  it.each(['declined', 'withdrawn'] as const)('%s: not agreed, of which the unit has been told', (state) => {
    expect(settle(state)?.referral.state).toBe('not-agreed')
    expect(settle(state)?.notices).toEqual([])
  })

  it('rests on the decision that took its place, if that says the same; what was put right to something else makes no referral', () => {
    const id = 'decision-2' as DecisionId
    expect(settle('approved', { decision: { id, state: 'approved' } })?.referral).toMatchObject({ state: 'made', decisionId: id })
    expect(settle('approved', { decision: { id, state: 'approved' }, isAsAsked: false })?.referral.state).toBe('not-agreed')
  })

  it.each(['waiting', 'sent-back'] as const)('%s: nothing yet', (state) => {
    expect(settle(state)).toBeNull()
  })

  it('stays quiet once it was made', () => {
    expect(settle('approved', { referral: aReferral([['asked', '2026-11-20'], ['made', '2026-11-20']]) })).toBeNull()
  })

  it('tells the list of a restricted case, each in private', () => {
    expect(settle('approved', { case: { ...family, restrictedTo: [uma.id] } })?.notices.map(({ to }) => to)).toEqual([{ kind: 'person', personId: uma.id }])
  })
})
