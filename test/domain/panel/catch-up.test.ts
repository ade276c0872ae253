import { describe, expect, it } from 'vitest'
import type { Decision } from '../../../src/domain/decision/decision.ts'
import type { DecisionId, EscalationId } from '../../../src/domain/ids.ts'
import type { Escalation } from '../../../src/domain/escalation/escalation.ts'
import { catchUp } from '../../../src/domain/panel/catch-up.ts'
import type { PanelFacts } from '../../../src/domain/panel/panel-facts.ts'
import type { PanelReferral } from '../../../src/domain/panel/referral.ts'
import type { Task } from '../../../src/domain/task/task.ts'
import type { Person } from '../../../src/domain/unit/person.ts'
import { ines, tenOn } from '../authority/hackney.ts'
import { accepted, after, current, pressing, raised } from '../escalation/raised.ts'
import { approve } from '../../../src/domain/escalation/approve.ts'
import { decline } from '../../../src/domain/escalation/decline.ts'
import { withdraw } from '../../../src/domain/escalation/withdraw.ts'
import { asking, gail, jo, mo, sam, today } from '../unit/hawthorn.ts'
import { panelFacts, ready, referred, taskIdOf } from './panel-facts.ts'

const { now, newId } = asking(mo)
const caught = (facts: PanelFacts, referral: PanelReferral) => accepted(catchUp(facts, referral, now, newId))

/** What was done elsewhere is not done again for the panel. */
describe('a referral catches up', () => {
  const onLadder = raised({ type: 'care-proceedings', amount: null })
  const withDecision = (decision: Decision, escalation: Escalation) => {
    const { facts, referral } = referred(panelFacts({ decisions: [onLadder.decision], escalations: [onLadder.escalation] }))
    return { referral, facts: { ...facts, decisions: [decision], escalations: [escalation] } }
  }

  it('with nothing while nothing happened', () => {
    const { facts, referral } = withDecision(onLadder.decision, onLadder.escalation)
    expect(referral.decisionId).toBe(onLadder.decision.id)
    expect(caught(facts, referral)).toMatchObject({ referral, writes: [], audit: [], notices: [] })
  })

  it('with a decision its chair approved: decided between sittings, with what follows, and nothing owed', () => {
    const settled = after(onLadder, approve(onLadder, current(onLadder), pressing(ines)))
    const { facts, referral } = withDecision(settled.decision, settled.escalation)
    const { referral: decided, writes } = caught(facts, referral)
    expect(decided).toMatchObject({ state: 'decided', outcomes: [{ outcome: 'agreed', sittingOn: null, decidedById: 'ines' }, { childId: 'child-b' }] })
    const tasks = writes.flatMap((write): Task[] => (write.kind === 'task' ? [write.row] : []))
    expect(tasks.filter(({ state, closedReason }) => state === 'ended' && closedReason === 'panel-decided')).toHaveLength(referral.papers.length)
    expect(tasks.filter(({ state }) => state === 'open').map(({ title }) => title)).toContain('Tell the family what the Resource Panel decided')
    expect(caught(facts, decided)).toMatchObject({ writes: [] })
  })

  it('with one that was declined, and why', () => {
    const settled = after(onLadder, decline(onLadder, { ...current(onLadder), reason: 'try the aunt first' }, pressing(gail)))
    const { facts, referral } = withDecision(settled.decision, settled.escalation)
    expect(caught(facts, referral).referral.outcomes).toMatchObject([{ outcome: 'not-agreed', conditions: 'try the aunt first', decidedById: 'gail' }, {}])
  })

  it('with one that was taken back', () => {
    const settled = after(onLadder, withdraw(onLadder, current(onLadder), pressing(mo)))
    const { facts, referral } = withDecision(settled.decision, settled.escalation)
    expect(caught(facts, referral).referral).toMatchObject({ state: 'withdrawn', outcomes: [] })
  })

  it('with one that another took the place of: the referral is that one’s, and its papers stand', () => {
    const next: Decision = { ...onLadder.decision, id: 'decision-next' as DecisionId, followsId: onLadder.decision.id }
    const { facts, referral } = withDecision({ ...onLadder.decision, state: 'superseded' }, { ...onLadder.escalation, state: 'superseded' })
    const following = { ...onLadder.escalation, id: 'escalation-next' as EscalationId, decisionId: next.id }
    const both = { ...facts, decisions: [...facts.decisions, next], escalations: [...facts.escalations, following] }
    expect(caught(both, referral)).toMatchObject({ referral: { state: 'preparing', decisionId: next.id }, writes: [{ kind: 'panel-referral' }] })
    expect(caught(facts, referral).referral.state).toBe('withdrawn')
  })

  describe('with a paper whose task was marked done', () => {
    const marked = (by: Person) => {
      const { facts, referral } = referred()
      const id = taskIdOf(referral, 'assessment')
      const tasks = facts.tasks.map((task): Task => (task.id === id ? { ...task, state: 'met', doneOn: today, closedById: by.id, closedAt: tenOn(today) } : task))
      return caught({ ...facts, tasks }, referral)
    }

    it('by whoever prepares it', () => {
      expect(marked(jo).referral.papers.find(({ id }) => id === 'assessment')?.ticked).toEqual({ byId: 'jo', at: tenOn(today) })
    })

    it('and not by anybody else: that it is there is theirs to say', () => {
      expect(marked(sam)).toMatchObject({ writes: [] })
    })

    it('and is on the agenda with the last of them', () => {
      const { facts, referral } = ready({ state: 'preparing', readyFor: null })
      const papers = referral.papers.map((paper) => (paper.id === 'assessment' ? { ...paper, ticked: null } : paper))
      const tasks = facts.tasks.map((task): Task => ({ ...task, state: 'met', doneOn: today, closedById: jo.id, closedAt: tenOn(today) }))
      expect(caught({ ...facts, tasks }, { ...referral, papers }).referral).toMatchObject({ state: 'ready', readyFor: '2026-11-26' })
    })
  })
})
