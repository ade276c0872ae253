import { describe, expect, it } from 'vitest'
import type { Outcome } from '../../../src/domain/outcome.ts'
import type { ReferFacts, ReferRequest, Referred } from '../../../src/domain/service/refer-to-service.ts'
import { referToService } from '../../../src/domain/service/refer-to-service.ts'
import type { Person } from '../../../src/domain/unit/person.ts'
import type { AllFacts } from '../authority/hackney.ts'
import { allFacts } from '../authority/hackney.ts'
import { asking, family, history, jo, mo, ray, today, uma } from '../unit/hawthorn.ts'
import { aReferral, aService, contact, intensive, parenting, warmLine } from './directory.ts'

const REQUEST: ReferRequest = { decidedById: null, childWants: null, reasons: null }

function refer(asker: Person, changes: Partial<AllFacts & ReferFacts> = {}, request: Partial<ReferRequest> = {}): Outcome<Referred> {
  return referToService({ ...allFacts(), service: contact, referrals: [], ...changes }, { ...REQUEST, ...request }, asking(asker))
}

function accepted(outcome: Outcome<Referred>) {
  if (outcome.kind === 'refused') throw new Error(`refused: ${outcome.refusal.says}`)
  return outcome
}

const refusal = (outcome: Outcome<Referred>) => outcome.kind === 'refused' ? outcome.refusal : null

describe('it acts: a referral is a decision, judged once', () => {
  it('a consultant social worker’s is made at once, and one card says both', () => {
    const { decision, escalation, referral, writes, audit, notices } = accepted(refer(mo, {}, { reasons: 'Weekends.' }))
    expect(decision).toMatchObject({ type: 'refer', summary: 'Contact Service', amount: null, state: 'decided', reasons: 'Weekends.' })
    expect(escalation).toBeNull()
    expect(referral).toMatchObject({
      state: 'made', caseId: family.id, serviceId: contact.id, decisionId: decision.id, askedById: mo.id, version: 0,
      steps: [{ state: 'asked', on: today, byId: mo.id }, { state: 'made', on: today, byId: mo.id }],
    })
    expect(writes).toEqual([{ kind: 'decision', row: decision }, { kind: 'service-referral', row: referral }])
    expect(audit.map(({ event }) => event)).toEqual(['decision-recorded', 'service-referral-made'])
    expect(notices).toMatchObject([{
      occurrence: `service-referral/${referral.id}/made`, to: { kind: 'unit', unitId: family.unitId }, subjectId: referral.id,
      about: { kind: 'service-referral', referralId: referral.id },
    }])
  })

  it('a social worker’s is asked for, and goes to the consultant social worker on the ladder', () => {
    const { decision, escalation, referral, writes, audit, notices } = accepted(refer(jo))
    expect(referral).toMatchObject({ state: 'asked', steps: [{ state: 'asked' }] })
    expect(decision.state).toBe('waiting')
    expect(escalation).toMatchObject({ askedId: mo.id, needs: { role: 'csw' } })
    expect(writes.map(({ kind }) => kind)).toEqual(['decision', 'escalation', 'service-referral'])
    expect(audit.map(({ event }) => event)).toEqual(['decision-recorded', 'escalation-raised', 'escalation-asked', 'service-referral-asked'])
    expect(notices.map(({ about }) => about.kind)).toEqual(['escalation-raised', 'escalation-asked'])
  })

  it('a co-ordinator records what the consultant social worker decided', () => {
    const { decision, referral } = accepted(refer(uma, {}, { decidedById: mo.id }))
    expect(decision).toMatchObject({ decidedById: mo.id, recordedById: uma.id, state: 'decided' })
    expect(referral).toMatchObject({ state: 'made', askedById: uma.id })
  })

  it('a service called after somebody may be named: the directory’s words are the council’s own', () => {
    const { decision } = accepted(refer(mo, { service: aService('grace-house', { name: 'Grace House' }) }))
    expect(decision.summary).toBe('Grace House')
  })

  it('a restricted case’s is told to its list alone', () => {
    const { notices } = accepted(refer(mo, { history: history({ restrictedTo: [mo.id, uma.id] }) }))
    expect(notices.map(({ to }) => to)).toEqual([{ kind: 'person', personId: mo.id }, { kind: 'person', personId: uma.id }])
  })

  it.each(['not-agreed', 'declined', 'withdrawn', 'ended'] as const)('again after one that was %s, the same day too', (state) => {
    const before = aReferral([['asked', '2026-11-24'], ...(state === 'not-agreed' ? [] : [['made', '2026-11-24'] as const]), [state, '2026-11-24']])
    const decided = accepted(refer(mo)).decision
    expect(accepted(refer(mo, { referrals: [before], decisions: [decided] })).referral.state).toBe('made')
  })

  it('to another service while one is running', () => {
    expect(accepted(refer(mo, { service: parenting, referrals: [aReferral([['asked', '2026-11-20'], ['made', '2026-11-20']])] })).referral.state).toBe('made')
  })
})

describe('it says no', () => {
  it('to a family that is on its way there already, and how far it is', () => {
    const running = aReferral([['asked', '2026-11-16'], ['made', '2026-11-16'], ['accepted', '2026-11-20']])
    expect(refusal(refer(mo, { referrals: [running] }))).toEqual({
      reason: 'already-referred', says: 'The family is referred to Contact Service already: accepted on Fri 20 Nov 2026.',
    })
  })

  it('where a panel is the only door, and names the panel', () => {
    expect(refusal(refer(mo, { service: intensive }))).toMatchObject({
      reason: 'through-panel', says: 'Intensive Family Support is reached only through the Joint Allocation Resource Panel. Take the family there.',
    })
  })

  it('where families ask by themselves, and where nothing is to be had any more', () => {
    expect(refusal(refer(mo, { service: warmLine }))?.reason).toBe('self-referral')
    expect(refusal(refer(mo, { service: { ...contact, isOffered: false } }))?.reason).toBe('not-offered')
  })

  it('to somebody of another unit as if there were no such case, before anything about the family is said', () => {
    const running = aReferral([['asked', '2026-11-16'], ['made', '2026-11-16']])
    expect(refusal(refer(ray, { referrals: [running], people: [...allFacts().people, ray] }))?.reason).toBe('not-found')
  })
})
