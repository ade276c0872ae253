import { describe, expect, it } from 'vitest'
import { pence } from '../../../src/domain/authority/money.ts'
import { instantFrom } from '../../../src/domain/calendar/london.ts'
import { answer } from '../../../src/domain/escalation/answer.ts'
import { approve } from '../../../src/domain/escalation/approve.ts'
import { decline } from '../../../src/domain/escalation/decline.ts'
import type { PressFacts } from '../../../src/domain/escalation/ladder-facts.ts'
import { sendBack } from '../../../src/domain/escalation/send-back.ts'
import { withdraw } from '../../../src/domain/escalation/withdraw.ts'
import type { NewNotice } from '../../../src/domain/notice.ts'
import type { Outcome } from '../../../src/domain/outcome.ts'
import type { Person } from '../../../src/domain/unit/person.ts'
import type { AllFacts } from '../authority/hackney.ts'
import { aDecision, ada, ines, owen, pia, staff, tenOn } from '../authority/hackney.ts'
import { aPerson, coverOf, gail, history, jo, kit, leaveOf, lena, mo, otherUnitId, ray, sam, today, uma } from '../unit/hawthorn.ts'
import { accepted, after, current, pressing, raised, refusal } from './raised.ts'

const LATER = instantFrom('2026-11-24T14:05:00Z')
const told = (notices: readonly NewNotice[]): unknown =>
  notices.map((notice) => [notice.about.kind, notice.to.kind === 'unit' ? 'unit' : notice.to.personId])
/** Cover for today alone. */
const covering = (holder: Person, deputy: Person): Partial<AllFacts> => ({ cover: [coverOf(holder, deputy, '2026-11-24', '2026-11-24')] })

describe('approve', () => {
  it('settles the decision and the escalation together, cancels the next step, tells the unit, and redraws the cards', () => {
    const facts = raised()
    const { decision, escalation, writes, notices, audit, isPassedUp } = accepted(approve(facts, current(facts), pressing(gail, LATER)))
    expect(decision).toMatchObject({ state: 'approved', judgement: { verdict: 'beyond' } })
    expect(escalation).toMatchObject({ state: 'approved', nextStepAt: null, closedById: gail.id, closedAt: LATER, closingReason: null })
    expect(isPassedUp).toBe(false)
    expect(writes).toEqual([{ kind: 'escalation', row: escalation }, { kind: 'decision', row: decision }])
    expect(told(notices)).toEqual([['escalation-answered', 'unit'], ['refresh', 'unit']])
    expect(notices[0]).toMatchObject({
      about: { state: 'approved' }, occurrence: `escalation-answered/${escalation.id}/2`, subjectId: escalation.id,
    })
    expect(audit).toMatchObject([{ event: 'decision-approved', byId: gail.id, subjectId: decision.id,
      detail: { role: 'gm', step: 0, drawnFrom: 1, asCoverFor: null, policyVersion: 'rsw-1' } }])
  })

  it.each<readonly [who: string, presser: Person, facts: PressFacts]>([
    ['the head of service, though it is with the group manager', owen, raised()],
    ['the assistant director', ines, raised()],
    ['the group manager, though it has gone on to the head of service', gail,
      raised({}, { leave: [leaveOf(gail, '2026-11-24', '2026-11-24')] })],
    ['the deputy of the group manager', owen, raised({}, covering(gail, owen))],
    ['the CSW, of what a social worker decided within the CSW’s limit', mo, raised({ by: jo, amount: 40_000 })],
    ['the deputy of the CSW, of what a practitioner decided', jo, raised({ by: sam, amount: 40_000 }, covering(mo, jo))],
    ['the CSW as deputy of the group manager, of what a colleague decided', mo, raised({ by: jo }, covering(gail, mo))],
  ])('may be pressed by %s', (_who, presser, facts) => {
    expect(accepted(approve(facts, current(facts), pressing(presser))).decision.state).toBe('approved')
  })

  it('says for whom a deputy stood in', () => {
    const hana = aPerson('hana', 'Hana Noor', 'gm', { posts: [{ role: 'gm', unitId: otherUnitId, since: today, until: null }] })
    const facts = raised({}, { people: [...staff, hana], ...covering(gail, hana) })
    expect(facts.escalation.askedId).toBe(hana.id)
    expect(accepted(approve(facts, current(facts), pressing(hana))).audit).toMatchObject([{ detail: { role: 'gm', asCoverFor: gail.id } }])
  })

  describe('of what a panel decides', () => {
    const panel = raised({ type: 'care-proceedings', amount: null })

    it('is support below the chair: it goes up at once, on one thread, and nothing is decided', () => {
      const { decision, escalation, notices, audit, isPassedUp } = accepted(approve(panel, current(panel), pressing(gail, LATER)))
      expect([decision.state, escalation.state, escalation.askedId, isPassedUp]).toEqual(['waiting', 'waiting', ines.id, true])
      expect(escalation.thread).toEqual([{ kind: 'support', byId: gail.id, at: LATER, text: 'Supports it, and passes it up.' }])
      expect(escalation.nextStepAt).toBe('2026-11-25T14:05:00.000Z')
      expect(told(notices)).toEqual([['escalation-asked', ines.id], ['refresh', 'unit']])
      expect(audit.map((entry) => entry.event)).toEqual(['escalation-supported', 'escalation-asked'])
    })

    it('is final by the chair, with or without support from below', () => {
      const supported = after(panel, approve(panel, current(panel), pressing(gail)))
      for (const facts of [panel, supported]) {
        expect(accepted(approve(facts, current(facts), pressing(ines))).decision.state).toBe('approved')
      }
    })

    it('answers a question that was open, when it is supported', () => {
      const asked = after(panel, sendBack(panel, { ...current(panel), question: 'What has been tried?' }, pressing(gail)))
      const { decision, escalation } = accepted(approve(asked, current(asked), pressing(gail)))
      expect([decision.state, escalation.state]).toEqual(['waiting', 'waiting'])
    })
  })

  it('by the CSW goes up instead when sums agreed in the meantime have taken it out of their hands', () => {
    const facts = raised({ by: jo, amount: 40_000 })
    const spent = { ...facts, decisions: [...facts.decisions, aDecision({ number: 20, amount: pence(30_000) })] }
    const { decision, escalation, isPassedUp } = accepted(approve(spent, current(spent), pressing(mo)))
    expect([decision.state, escalation.askedId, isPassedUp]).toEqual(['waiting', gail.id, true])
    expect(escalation.needs).toEqual({ role: 'gm', panel: null })
    expect(escalation.steps.map((step) => [step.role, step.decides])).toEqual([['csw', false], ['gm', true], ['hos', true], ['ad', true]])
  })
})

describe('decline', () => {
  it('settles it with the reason, and tells the unit', () => {
    const facts = raised()
    const press = { ...current(facts), reason: ' Try the travel card first. ' }
    const { decision, escalation, notices } = accepted(decline(facts, press, pressing(gail, LATER)))
    expect(decision.state).toBe('declined')
    expect(escalation).toMatchObject({ state: 'declined', closingReason: 'Try the travel card first.', nextStepAt: null })
    expect(told(notices)).toEqual([['escalation-answered', 'unit'], ['refresh', 'unit']])
  })

  it('is final below the chair of a panel too', () => {
    const facts = raised({ type: 'residential', amount: null })
    expect(accepted(decline(facts, { ...current(facts), reason: 'Not prepared yet.' }, pressing(gail))).decision.state).toBe('declined')
  })

  it.each([['needs-reason', '  '], ['may-identify', 'ring Tyler first']])('says no: %s', (reason, words) => {
    const facts = raised()
    expect(refusal(decline(facts, { ...current(facts), reason: words }, pressing(gail))).reason).toBe(reason)
  })
})

describe('send back, and answer', () => {
  const facts = raised()
  const sent = after(facts, sendBack(facts, { ...current(facts), question: 'Is there a bus?' }, pressing(gail, LATER)))

  it('keeps one thread, tells the unit, and the clock runs on', () => {
    const { escalation, notices } = accepted(sendBack(facts, { ...current(facts), question: ' Is there a bus? ' }, pressing(gail, LATER)))
    expect(escalation.thread).toEqual([{ kind: 'question', byId: gail.id, at: LATER, text: 'Is there a bus?' }])
    expect([escalation.state, escalation.nextStepAt, escalation.askedId]).toEqual(['sent-back', facts.escalation.nextStepAt, gail.id])
    expect(told(notices)).toEqual([['escalation-answered', 'unit'], ['refresh', 'unit']])
    expect(sent.decision.state).toBe('sent-back')
  })

  it('the unit’s answer goes back to whoever was asked, and the clock still runs on', () => {
    const press = { ...current(sent), answer: 'Not before school.' }
    const { decision, escalation, notices } = accepted(answer(sent, press, pressing(uma, LATER)))
    expect(escalation.thread.map((entry) => [entry.kind, entry.byId])).toEqual([['question', gail.id], ['answer', uma.id]])
    expect([decision.state, escalation.state, escalation.nextStepAt]).toEqual(['waiting', 'waiting', facts.escalation.nextStepAt])
    expect(told(notices)).toEqual([['escalation-answered', gail.id], ['refresh', 'unit']])
  })

  it('the answer finds somebody else when who asked has gone on leave', () => {
    const away = { ...sent, leave: [leaveOf(gail, '2026-11-25', '2026-11-30')] }
    const { escalation, notices } = accepted(answer(away, { ...current(away), answer: 'No.' }, pressing(uma, tenOn('2026-11-25'))))
    expect([escalation.step, escalation.askedId]).toEqual([1, owen.id])
    expect(told(notices)).toEqual([['nobody-available', 'unit'], ['escalation-asked', owen.id], ['refresh', 'unit']])
  })

  it('who answers has had a part in it, and does not answer for the rung they are on', () => {
    const bySocialWorker = raised({ by: jo, amount: 40_000 })
    const asked = after(bySocialWorker, sendBack(bySocialWorker, { ...current(bySocialWorker), question: 'Why?' }, pressing(mo)))
    const answered = after(asked, answer(asked, { ...current(asked), answer: 'No bus.' }, pressing(mo)))
    expect(answered.escalation.askedId).toBe(gail.id)
    expect(refusal(approve(answered, current(answered), pressing(mo))).reason).toBe('own-decision')
  })

  it('may be approved while the question is open', () => {
    expect(accepted(approve(sent, current(sent), pressing(gail))).decision.state).toBe('approved')
  })

  it.each<readonly [what: string, () => Outcome, reason: string]>([
    ['no question is open', () => answer(facts, { ...current(facts), answer: 'No.' }, pressing(uma)), 'nothing-asked'],
    ['an empty answer', () => answer(sent, { ...current(sent), answer: ' ' }, pressing(uma)), 'needs-answer'],
    ['an answer that may identify somebody',
      () => answer(sent, { ...current(sent), answer: 'Tyler walks' }, pressing(uma)), 'may-identify'],
    ['somebody above the unit answers', () => answer(sent, { ...current(sent), answer: 'No.' }, pressing(owen)), 'not-yours'],
    ['an empty question', () => sendBack(facts, { ...current(facts), question: '' }, pressing(gail)), 'needs-question'],
    ['a question that may identify somebody',
      () => sendBack(facts, { ...current(facts), question: 'Is 07700 900123 hers?' }, pressing(gail)), 'may-identify'],
  ])('says no: %s', (_what, outcome, reason) => {
    expect(refusal(outcome()).reason).toBe(reason)
  })
})

describe('withdraw', () => {
  it.each([['who decided', mo], ['who recorded', uma]])('is for %s: nothing more is due, and who was asked is told', (_who, presser) => {
    const facts = raised({ by: uma, decidedById: mo.id })
    const { decision, escalation, notices } = accepted(withdraw(facts, current(facts), pressing(presser)))
    expect([decision.state, escalation.state, escalation.nextStepAt]).toEqual(['withdrawn', 'withdrawn', null])
    expect(told(notices)).toEqual([['escalation-answered', gail.id], ['refresh', 'unit']])
  })

  it('and for whoever leads the unit, not for others', () => {
    const facts = raised({ by: jo, type: 'residential', amount: null })
    expect(accepted(withdraw(facts, current(facts), pressing(mo))).decision.state).toBe('withdrawn')
    for (const other of [sam, uma, kit, owen]) {
      expect(refusal(withdraw(facts, current(facts), pressing(other))).reason).toBe('not-yours')
    }
  })
})

describe('a press that comes too late', () => {
  const facts = raised()

  it('is told who decided and when', () => {
    const approved = after(facts, approve(facts, current(facts), pressing(gail, LATER)))
    for (const press of [approve, withdraw]) {
      expect(refusal(press(approved, current(facts), pressing(owen, LATER)))).toEqual({
        reason: 'moved-on', says: 'D-12 was approved by Gail Ford on Tue 24 Nov 2026 at 14:05. Nothing was changed by your press.',
      })
    }
  })

  it('on a card drawn before something changed is told where it is now', () => {
    const sent = after(facts, sendBack(facts, { ...current(facts), question: 'Is there a bus?' }, pressing(gail)))
    expect(refusal(approve(sent, current(facts), pressing(owen)))).toEqual({
      reason: 'moved-on',
      says: 'D-12 has changed since that was shown. It is with Gail Ford as group manager. '
        + 'Nothing was changed; look at it again and then answer.',
    })
  })

  it.each(['approved', 'declined', 'withdrawn'] as const)('changes nothing once it is %s', (state) => {
    const escalation = { ...facts.escalation, state, closedById: gail.id, closedAt: LATER, nextStepAt: null }
    const closed: PressFacts = { ...facts, escalation }
    for (const outcome of [
      approve(closed, current(closed), pressing(gail)),
      decline(closed, { ...current(closed), reason: 'No.' }, pressing(gail)),
      sendBack(closed, { ...current(closed), question: 'Why?' }, pressing(gail)),
      answer(closed, { ...current(closed), answer: 'So.' }, pressing(mo)),
      withdraw(closed, current(closed), pressing(mo)),
    ]) expect(refusal(outcome).reason).toBe('moved-on')
  })
})

describe('authority is judged at every press', () => {
  const selfMade = { cover: [{ ...coverOf(gail, mo, '2026-11-24', '2026-11-24'), setById: mo.id }] }
  const gailGone = staff.map((each) => (each.id === gail.id ? { ...gail, isActive: false } : each))
  const keptFromGail = history({ restrictedTo: [mo.id, owen.id] })

  it.each<readonly [who: string, presser: Person, facts: PressFacts, reason: string]>([
    ['who decided it', mo, raised(), 'own-decision'],
    ['who recorded it, though they hold the role', gail, raised({ by: gail, decidedById: mo.id }), 'own-decision'],
    ['who decided it, by covering for the group manager', mo, raised({}, covering(gail, mo)), 'own-decision'],
    ['the group manager, while standing in for who decided it', gail, raised({}, covering(mo, gail)), 'own-decision'],
    ['a social worker', jo, raised(), 'outside-authority'],
    ['the co-ordinator', uma, raised(), 'outside-authority'],
    ['the CSW, of what is a manager’s', mo, raised({ by: jo, amount: 60_000 }), 'outside-authority'],
    ['the principal lawyer, on the panel and not on the ladder', lena, raised({ type: 'residential', amount: null }), 'outside-authority'],
    ['the principal social worker', pia, raised(), 'outside-authority'],
    ['the administration manager', ada, raised(), 'outside-authority'],
    ['somebody who made themselves deputy', mo, raised({ by: jo }, selfMade), 'outside-authority'],
    ['the co-ordinator as deputy', uma, raised({}, covering(gail, uma)), 'outside-authority'],
    ['a group manager who has left since', gail, { ...raised(), people: gailGone }, 'not-found'],
    ['somebody of another unit', ray, { ...raised(), people: [...staff, ray] }, 'not-found'],
    ['a manager from whom the case is kept', gail, raised({}, { history: keptFromGail }), 'not-found'],
  ])('%s may not', (_who, presser, facts, reason) => {
    for (const outcome of [
      approve(facts, current(facts), pressing(presser)),
      decline(facts, { ...current(facts), reason: 'No.' }, pressing(presser)),
      sendBack(facts, { ...current(facts), question: 'Why?' }, pressing(presser)),
    ]) expect(refusal(outcome).reason).toBe(reason)
  })

  it('cover that has ended since the card was drawn no longer counts', () => {
    const hana = aPerson('hana', 'Hana Noor', 'gm', { posts: [{ role: 'gm', unitId: otherUnitId, since: today, until: null }] })
    const facts = raised({}, { people: [...staff, hana], ...covering(gail, hana) })
    expect(accepted(approve(facts, current(facts), pressing(hana))).decision.state).toBe('approved')
    expect(refusal(approve(facts, current(facts), pressing(hana, tenOn('2026-11-25')))).reason).toBe('not-found')
  })

  it('says in one sentence what is needed and who has it', () => {
    expect(refusal(approve(raised(), { version: 1 }, pressing(uma))).says).toBe(
      'D-12 needs a group manager or somebody above them. It is with Gail Ford as group manager.')
    expect(refusal(approve(raised(), { version: 1 }, pressing(mo))).says).toBe(
      'Somebody else has to answer D-12: nobody answers what they decided, recorded or added to, nor for somebody who did. '
        + 'It is with Gail Ford as group manager.')
  })
})
