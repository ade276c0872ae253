import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pence } from '../../../src/domain/authority/money.ts'
import { sumsBefore, weighedWith } from '../../../src/domain/authority/sums.ts'
import { atLondon, timeFrom } from '../../../src/domain/calendar/london.ts'
import type { Instant, LondonDate } from '../../../src/domain/calendar/london.ts'
import type { Decision, DecisionState } from '../../../src/domain/decision/decision.ts'
import type { CaseId } from '../../../src/domain/ids.ts'
import { family, policy } from '../unit/hawthorn.ts'
import { aDecision, rowOf } from './hackney.ts'

const spend = rowOf('spend')
const STATES: Readonly<Record<DecisionState, boolean>> = {
  'decided': true, 'approved': true, 'waiting': true, 'sent-back': true, 'declined': false, 'withdrawn': false, 'superseded': false,
}
const statesOf = Object.keys(STATES) as readonly DecisionState[]

/** That many days after a day in the week of the clocks going back, by Temporal and not by the product's own calendar. */
const dayAfter = (days: number): LondonDate => Temporal.PlainDate.from('2026-10-24').add({ days }).toString() as LondonDate
const at = (days: number, time: string): Instant => atLondon(dayAfter(days), timeFrom(time))

const aSum = fc.record({
  days: fc.integer({ min: -60, max: 60 }), lateBy: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 })),
  time: fc.constantFrom('00:00', '00:30', '12:00', '23:59'),
  amount: fc.integer({ min: 0, max: 60_000 }), state: fc.constantFrom(...statesOf), isOurs: fc.boolean(), isSpending: fc.boolean(),
})

describe('sums that count together with a new one', () => {
  it('are those of the same case and row, still standing, within 28 days of the day they were decided or written down', () => {
    fc.assert(fc.property(fc.array(aSum, { maxLength: 12 }), fc.integer({ min: -30, max: 30 }), (sums, on) => {
      const decisions = sums.map(({ days, lateBy, time, amount, state, isOurs, isSpending }, index): Decision => aDecision({
        number: index + 1, amount: pence(amount), state, type: isSpending ? 'spend' : 'refer',
        decidedAt: at(days, time), recordedAt: at(days + lateBy, time), ...(isOurs ? {} : { caseId: 'case-2000' as CaseId }),
      }))
      const counted = sums.filter(({ days, lateBy, state, isOurs, isSpending }) =>
        isOurs && isSpending && STATES[state] && (Math.abs(days - on) <= 28 || Math.abs(days + lateBy - on) <= 28))
      const { total, isAllAgreed } = sumsBefore(spend, family.id, decisions, dayAfter(on), null)
      expect(total).toBe(counted.reduce((sum, { amount }) => sum + amount, 0))
      expect(isAllAgreed).toBe(counted.every(({ state }) => state === 'decided' || state === 'approved'))
    }), { numRuns: 500 })
  })

  it('come in any order: no order of the same sums lets more pass', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 1, maxLength: 8 }), (amounts) => {
      const agreed: Decision[] = []
      for (const amount of amounts) {
        const { total } = sumsBefore(spend, family.id, agreed, dayAfter(0), null)
        const now = at(0, '10:00')
        if (total + amount > 50_000) continue
        agreed.push(aDecision({ number: agreed.length + 1, amount: pence(amount), decidedAt: now, recordedAt: now }))
      }
      expect(agreed.reduce((sum, each) => sum + (each.amount ?? 0), 0)).toBeLessThanOrEqual(50_000)
    }))
  })

  it('are weighed with the case, so that two recorded at once are not both judged without the other; nothing else is', () => {
    expect(weighedWith({ type: 'spend', amount: pence(1) }, family, policy)).toEqual([{ kind: 'case', row: family }])
    expect(weighedWith({ type: 'spend', amount: null }, family, policy)).toEqual([])
    expect(weighedWith({ type: 'start-s47', amount: pence(1) }, family, policy)).toEqual([])
    expect(weighedWith({ type: null, amount: pence(1) }, family, policy)).toEqual([])
  })
})
