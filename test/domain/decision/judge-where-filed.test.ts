import { describe, expect, it } from 'vitest'
import { pence } from '../../../src/domain/authority/money.ts'
import { unfiledCase } from '../../../src/domain/case/unfiled.ts'
import type { Decision } from '../../../src/domain/decision/decision.ts'
import { fileDecision } from '../../../src/domain/decision/file-decision.ts'
import type { AllFacts } from '../authority/hackney.ts'
import { aDecision, allFacts, happened } from '../authority/hackney.ts'
import { accepted, refusal } from '../escalation/raised.ts'
import { asking, family, gail, hawthorn, history, mo, ray } from '../unit/hawthorn.ts'

/** A wrong reference on something urgent gets nobody round a limit: where it is filed it is judged with what is there. */
describe('what stood before it was known whose case it was', () => {
  const place = unfiledCase(hawthorn, asking(mo).newId)
  const stood = (changes: Partial<Decision> = {}): Decision => aDecision({ number: 30, caseId: place.id, isUrgent: true, ...changes })
  const filed = (decision: Decision, facts: Partial<AllFacts> = {}) =>
    fileDecision(allFacts(facts), { case: place, decision, escalation: null, tasks: [], isAskersUnit: true }, asking(mo))

  it('stands where it is filed, when it is within authority there too', () => {
    const { decision, writes } = accepted(filed(stood()))
    expect(decision).toMatchObject({ state: 'decided', caseId: family.id, judgement: { verdict: 'within' } })
    expect(writes.map(({ kind }) => kind)).toEqual(['decision', 'case'])
  })

  it('counts with the sums of that family: beyond authority there it goes up, urgent, and is authorised after the event', () => {
    const outcome = accepted(filed(stood(), { decisions: [aDecision({ number: 1, amount: pence(30_001) })] }))
    expect(outcome.decision).toMatchObject({
      state: 'waiting', caseId: family.id,
      judgement: { verdict: 'beyond', because: expect.stringContaining('this would make £500.01') as unknown },
    })
    const raised = outcome.writes.find(({ kind }) => kind === 'escalation')
    expect(raised?.row).toMatchObject({ caseId: family.id, isUrgent: true, askedId: gail.id, state: 'waiting' })
    expect(outcome.notices.map(({ about }) => about.kind)).toEqual(expect.arrayContaining(['escalation-raised', 'escalation-asked']))
    expect(outcome.audit.map(({ event }) => event)).toEqual(['decision-filed', 'escalation-raised', 'escalation-asked'])
  })

  it('is judged with what is open in that case', () => {
    const plan = history({}, [happened('protection-plan', '2026-09-01')])
    const closing = stood({ type: 'close', amount: null })
    const there = accepted(filed(closing, { history: plan })).decision
    expect(there).toMatchObject({ state: 'waiting', judgement: { needs: { role: 'gm', panel: null } } })
    expect(accepted(filed(closing)).decision.state).toBe('decided')
  })

  it('is judged once: what was declined, withdrawn or approved is only moved', () => {
    const spent = { decisions: [aDecision({ number: 1, amount: pence(50_000) })] }
    for (const state of ['declined', 'withdrawn', 'approved'] as const) {
      expect(accepted(filed(stood({ state }), spent)).decision.state).toBe(state)
    }
  })

  it('is filed by nobody who may not know of the case', () => {
    const unfiled = { case: place, decision: stood(), escalation: null, tasks: [], isAskersUnit: true }
    expect(refusal(fileDecision(allFacts(), unfiled, asking(ray))).reason).toBe('not-found')
  })
})
