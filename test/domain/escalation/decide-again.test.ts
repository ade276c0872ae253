import { describe, expect, it } from 'vitest'
import { pence } from '../../../src/domain/authority/money.ts'
import type { DecideRequest } from '../../../src/domain/decision/decide.ts'
import { answer } from '../../../src/domain/escalation/answer.ts'
import { approve } from '../../../src/domain/escalation/approve.ts'
import { decideAgain } from '../../../src/domain/escalation/decide-again.ts'
import { decline } from '../../../src/domain/escalation/decline.ts'
import type { PressFacts } from '../../../src/domain/escalation/ladder-facts.ts'
import { sendBack } from '../../../src/domain/escalation/send-back.ts'
import { withdraw } from '../../../src/domain/escalation/withdraw.ts'
import type { Person } from '../../../src/domain/unit/person.ts'
import { owen } from '../authority/hackney.ts'
import { coverOf, gail, jo, mo, sam, uma } from '../unit/hawthorn.ts'
import { accepted, after, current, pressing, raised, refusal } from './raised.ts'

const request: DecideRequest = {
  type: 'spend', summary: 'taxis to contact and back', amount: pence(65_000), isUrgent: false, decidedById: null, childWants: null, reasons: null,
  link: null, isConfirmed: false,
}
const again = (facts: PressFacts, change: Partial<DecideRequest> = {}, by: Person = mo) =>
  decideAgain(facts, current(facts), { ...request, ...change }, pressing(by))

const waiting = raised()
const sentBack = after(waiting, sendBack(waiting, { ...current(waiting), question: 'Is there a bus?' }, pressing(gail)))
const answered = after(sentBack, answer(sentBack, { ...current(sentBack), answer: 'There is none.' }, pressing(sam)))
const declined = after(answered, decline(answered, { ...current(answered), reason: 'Try the travel card.' }, pressing(gail)))
const withdrawn = after(waiting, withdraw(waiting, current(waiting), pressing(mo)))

describe('a corrected decision in the place of one that waits', () => {
  it('ends the first as superseded, and waits itself: never two that wait', () => {
    const { decision, escalation, writes, audit } = accepted(again(waiting))
    expect([decision.followsId, decision.state, escalation?.askedId]).toEqual([waiting.decision.id, 'waiting', gail.id])
    const rows = writes.flatMap((write) => (write.kind === 'decision' || write.kind === 'escalation' ? [[write.kind, write.row.id, write.row.state]] : []))
    expect(rows).toEqual([
      ['decision', decision.id, 'waiting'], ['escalation', escalation?.id, 'waiting'],
      ['escalation', waiting.escalation.id, 'superseded'], ['decision', waiting.decision.id, 'superseded'],
    ])
    expect(audit.at(-1)).toMatchObject({
      event: 'decision-superseded', byId: mo.id, subjectId: waiting.decision.id, detail: { byDecisionId: decision.id },
    })
  })

  it('leaves the first no next step', () => {
    const ended = accepted(again(waiting)).writes.find((write) => write.kind === 'escalation' && write.row.state === 'superseded')
    expect(ended?.row).toMatchObject({ nextStepAt: null, closedById: mo.id })
  })

  it('is judged afresh: a smaller sum is within authority, and the first does not count with it', () => {
    const { decision, escalation, notices } = accepted(again(waiting, { amount: pence(50_000) }))
    expect([decision.state, escalation]).toEqual(['decided', null])
    expect(notices.map(({ about }) => about.kind)).toEqual(['decision-recorded', 'escalation-answered', 'refresh'])
  })

  it('tells whoever was asked once, by the new card; the old one is drawn again', () => {
    expect(accepted(again(waiting)).notices.map(({ about, to }) => [about.kind, to.kind])).toEqual([
      ['escalation-raised', 'unit'], ['escalation-asked', 'person'], ['refresh', 'unit'],
    ])
  })

  it('may say the same in other respects: it is no repeat of what it takes the place of', () => {
    expect(accepted(again(waiting, { summary: waiting.decision.summary, amount: waiting.decision.amount })).decision.state).toBe('waiting')
  })

  it('goes on with the thread, so that whoever is asked reads what was said', () => {
    const { escalation } = accepted(again(answered))
    expect(escalation?.thread.map(({ kind, byId, text }) => [kind, byId, text])).toEqual([
      ['earlier', mo.id, 'Decided D-12, which this takes the place of.'],
      ['question', gail.id, 'Is there a bus?'], ['answer', sam.id, 'There is none.'],
    ])
  })
})

describe('one that came to nothing, raised again', () => {
  it.each<readonly [what: string, facts: PressFacts, thread: readonly string[]]>([
    ['declined', declined, ['earlier', 'question', 'answer', 'declined']],
    ['withdrawn', withdrawn, ['earlier']],
  ])('%s: a decision of its own, with what was said before; the first stays as it ended', (state, facts, thread) => {
    const { decision, escalation, audit, writes } = accepted(again(facts))
    expect([decision.followsId, escalation?.thread.map(({ kind }) => kind)]).toEqual([facts.decision.id, thread])
    expect(audit.at(-1)?.event).toBe('decision-raised-again')
    expect(writes.at(-1)).toMatchObject({ kind: 'decision', row: { number: 12, state } })
  })

  it('whoever declined it may answer it the second time, and reads their own reason', () => {
    const { escalation } = accepted(again(declined))
    expect(escalation?.askedId).toBe(gail.id)
    expect(escalation?.thread.at(-1)).toMatchObject({ kind: 'declined', byId: gail.id, text: 'Try the travel card.' })
  })
})

describe('whoever had a part in the first answers neither (invariant 4)', () => {
  const cover = [coverOf(gail, mo, '2026-11-24', '2026-11-30')]

  it('not who decided it, though another decided the second, and they stand in for the manager', () => {
    const facts = { ...raised({ by: uma, decidedById: mo.id }), cover }
    const next = accepted(again(facts, { decidedById: jo.id, amount: pence(70_000) }, uma))
    expect([next.decision.decidedById, next.decision.recordedById, next.escalation?.askedId]).toEqual([jo.id, uma.id, gail.id])
    const up: PressFacts = { ...facts, decision: next.decision, escalation: next.escalation! }
    expect(refusal(approve(up, { version: 0 }, pressing(mo))).reason).toBe('own-decision')
  })

  it('nor who recorded it, nor who answered for it', () => {
    const recorded = raised({ by: uma, decidedById: mo.id })
    expect(accepted(again(recorded)).escalation?.thread.map(({ kind, byId }) => [kind, byId])).toEqual([['earlier', mo.id], ['earlier', uma.id]])
    expect(accepted(again(answered)).escalation?.thread.filter(({ kind }) => kind === 'answer').map(({ byId }) => byId)).toEqual([sam.id])
  })
})

describe('it says no', () => {
  const superseded: PressFacts = { ...waiting, decision: { ...waiting.decision, state: 'superseded' }, escalation: { ...waiting.escalation, state: 'superseded' } }
  const followed: PressFacts = { ...declined, decisions: [...declined.decisions, { ...declined.decision, id: accepted(again(declined)).decision.id, number: 15, followsId: declined.decision.id }] }

  it.each<readonly [what: string, facts: PressFacts, by: Person, reason: string, says: RegExp]>([
    ['to somebody of the unit who had no part in it', waiting, jo, 'not-yours', /^D-12 is corrected or raised again by whoever decided or recorded it, or by whoever leads/],
    ['to whoever is asked', waiting, gail, 'not-yours', /^D-12 is corrected/],
    ['to somebody from elsewhere', waiting, owen, 'not-yours', /^D-12 is corrected/],
    ['once it is approved: that stands', after(waiting, approve(waiting, current(waiting), pressing(gail))), mo, 'moved-on', /^D-12 stands, so there is nothing to correct/],
    ['twice', superseded, mo, 'moved-on', /^D-12 stands|^D-12 was followed/],
    ['to a second that raises it again', followed, mo, 'moved-on', /^D-12 was followed by D-15 already\. Nothing was changed\.$/],
  ])('%s', (_what, facts, by, reason, says) => {
    const no = refusal(again(facts, {}, by))
    expect([no.reason, no.says]).toEqual([reason, expect.stringMatching(says)])
  })

  it('to a card from before', () => {
    expect(refusal(decideAgain(sentBack, current(waiting), request, pressing(mo))).reason).toBe('moved-on')
  })

  it('to what any new decision is refused for', () => {
    expect(refusal(again(waiting, { amount: null })).reason).toBe('needs-amount')
    expect(refusal(again(waiting, { summary: 'taxis for Tyler Smith' })).reason).toBe('may-identify')
  })
})
