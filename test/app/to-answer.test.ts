import { expect, it } from 'vitest'
import { toAnswer } from '../../src/app/to-answer.ts'
import { instantFrom } from '../../src/domain/calendar/london.ts'
import type { Escalation } from '../../src/domain/escalation/escalation.ts'
import type { DecisionLine } from '../../src/ports/store.ts'
import { policy } from '../domain/unit/hawthorn.ts'
import { raised } from '../domain/escalation/raised.ts'

const { decision, escalation } = raised()
const waits = (number: number, changes: Partial<Escalation>): DecisionLine =>
  ({ decision: { ...decision, number }, caseRef: raised().history.case.ref, escalation: { ...escalation, ...changes }, asked: null })
const at = (time: string) => instantFrom(`2026-11-24T${time}:00Z`)

it('what is urgent comes first, then whatever moves on first, and what nobody was asked about is left out', () => {
  const listed = toAnswer([
    waits(1, { nextStepAt: null }), waits(2, { nextStepAt: at('15:00') }), waits(3, { nextStepAt: at('12:00') }),
    waits(4, { nextStepAt: at('16:00'), isUrgent: true }), { ...waits(5, {}), escalation: null },
  ], { policy })
  expect(listed.map(({ about }) => about.decision.number)).toEqual([4, 3, 2, 1])
})

it('says who it goes to next in the policy’s words; on the last rung there is nobody', () => {
  const last = escalation.steps.length - 1
  expect(toAnswer([waits(1, { step: 0 }), waits(2, { step: last })], { policy }).map(({ nextRole }) => nextRole)).toEqual(['head of service', null])
})

it('of a decision judged under a policy that is not in force any more, in the words of that one', () => {
  const renamed = { ...policy, version: 'next-1', roles: policy.roles.map((role) => ({ ...role, name: 'somebody else' })), matrix: [] }
  const [listed] = toAnswer([waits(1, { step: 0 })], {
    policy: renamed, policiesBefore: { byVersion: { [decision.judgement.policyVersion]: policy }, since: null },
  })
  expect([listed?.nextRole, listed?.about.typeName]).toEqual(['head of service', policy.matrix.find(({ id }) => id === decision.type)?.name])
})
