import { describe, expect, it } from 'vitest'
import { instantFrom } from '../../../src/domain/calendar/london.ts'
import { pence } from '../../../src/domain/authority/money.ts'
import type { Decided, DecideRequest } from '../../../src/domain/decision/decide.ts'
import { decide } from '../../../src/domain/decision/decide.ts'
import { unfiledCase } from '../../../src/domain/case/unfiled.ts'
import type { Decision } from '../../../src/domain/decision/decision.ts'
import type { PersonId } from '../../../src/domain/ids.ts'
import type { Outcome } from '../../../src/domain/outcome.ts'
import type { Person } from '../../../src/domain/unit/person.ts'
import { asking, coverOf, family, gail, hawthorn, history, jo, kit, leaveOf, mo, ray, today, uma } from '../unit/hawthorn.ts'
import type { AllFacts } from '../authority/hackney.ts'
import { aDecision, allFacts, happened, ines, owen, staff, tenOn } from '../authority/hackney.ts'

const TAXIS: DecideRequest = {
  type: 'spend', summary: 'taxis to contact', amount: pence(45_000), isUrgent: false, decidedById: null, childWants: null, reasons: null,
  link: null, isConfirmed: false,
}

const unfiled = { case: unfiledCase(hawthorn, (of) => `${of}-of-hawthorn` as never), events: [] }

function decided(asker: Person, request: Partial<DecideRequest> = {}, facts: Partial<AllFacts> = {}): Outcome<Decided> {
  return decide(allFacts(facts), { ...TAXIS, ...request }, asking(asker))
}

function accepted(outcome: Outcome<Decided>): Extract<Outcome<Decided>, { kind: 'accepted' }> {
  if (outcome.kind === 'refused') throw new Error(`refused: ${outcome.refusal.says}`)
  return outcome
}

describe('within authority: it stands, and the unit is told', () => {
  it('records who decided, who recorded, and the authority it was judged under', () => {
    const { decision, escalation, writes, notices, audit } = accepted(decided(uma, { decidedById: mo.id, reasons: ' The bus stopped. ' }))
    expect(decision).toMatchObject({
      number: 0, version: 0, type: 'spend', summary: 'taxis to contact', amount: 45_000, state: 'decided',
      decidedById: mo.id, recordedById: uma.id, reasons: 'The bus stopped.', childWants: null, isUrgent: false,
      decidedAt: tenOn(today), recordedAt: tenOn(today), link: null, caseId: family.id,
      judgement: { verdict: 'within', rowId: 'spend', policyVersion: 'rsw-1', needs: null },
    })
    expect(escalation).toBeNull()
    expect(writes).toEqual([{ kind: 'case', row: family }, { kind: 'decision', row: decision }])
    expect(notices).toMatchObject([{
      occurrence: `decision-recorded/${decision.id}/1`, to: { kind: 'unit', unitId: decision.unitId }, subjectId: decision.id,
      isUrgent: false, about: { kind: 'decision-recorded', decisionId: decision.id },
    }])
    expect(audit).toMatchObject([{ event: 'decision-recorded', byId: uma.id, subjectId: decision.id, caseId: family.id,
      detail: { verdict: 'within', row: 'spend', policyVersion: 'rsw-1', decidedById: mo.id, amount: 45_000 } }])
  })

  it('£500.00 passes', () => {
    expect(accepted(decided(mo, { amount: pence(50_000) })).decision.state).toBe('decided')
  })

  it('tells only the people on the list about a restricted case, and nobody in the channel', () => {
    const restricted = { history: history({ restrictedTo: [mo.id, uma.id] }) }
    expect(accepted(decided(mo, {}, restricted)).notices.map((notice) => notice.to)).toEqual([
      { kind: 'person', personId: mo.id }, { kind: 'person', personId: uma.id },
    ])
  })

  it('takes a blank for what the child wants as missing, not as an answer', () => {
    const inCare = { history: history({}, [happened('looked-after', '2026-03-03')]) }
    expect(accepted(decided(mo, { type: 'day-to-day', amount: null, childWants: '  ' }, inCare)).decision.childWants).toBeNull()
    expect(accepted(decided(mo, { type: 'day-to-day', amount: null, childWants: 'To see her sister.' }, inCare)).decision.childWants)
      .toBe('To see her sister.')
  })

  it('a group manager decides what is theirs', () => {
    const { decision } = accepted(decided(gail, { type: 'return-home', amount: null }))
    expect(decision).toMatchObject({ state: 'decided', decidedById: gail.id })
  })
})

describe('beyond authority: it waits, and goes up', () => {
  it('£500.01 goes to the group manager; the ladder is frozen, the first asked, the unit told', () => {
    const { decision, escalation, writes, notices, audit } = accepted(decided(mo, { amount: pence(50_001) }))
    expect(decision.state).toBe('waiting')
    expect(escalation).toMatchObject({
      decisionId: decision.id, needs: { role: 'gm', panel: null }, step: 0, askedId: gail.id, state: 'waiting', isUrgent: false,
      thread: [], version: 0, raisedAt: tenOn(today), nextStepAt: tenOn('2026-11-25'),
    })
    expect(escalation?.steps.map((step) => [step.role, step.decides])).toEqual([['gm', true], ['hos', true], ['ad', true]])
    expect(writes).toEqual([{ kind: 'case', row: family }, { kind: 'decision', row: decision }, { kind: 'escalation', row: escalation }])
    expect(notices.map((notice) => [notice.about.kind, notice.to, notice.subjectId])).toEqual([
      ['escalation-raised', { kind: 'unit', unitId: decision.unitId }, escalation?.id],
      ['escalation-asked', { kind: 'person', personId: gail.id }, escalation?.id],
    ])
    expect(audit.map((entry) => entry.event)).toEqual(['decision-recorded', 'escalation-raised', 'escalation-asked'])
  })

  it('the third £200 inside the window goes up', () => {
    const decisions = [aDecision({ number: 1 }), aDecision({ number: 2, summary: 'bus passes' })]
    expect(accepted(decided(mo, { amount: pence(20_000), summary: 'shoes' }, { decisions })).decision.judgement.because)
      .toContain('with £400.00 already agreed this would make £600.00')
  })

  it('what the matrix does not name goes up: unknown means ask', () => {
    for (const type of [null, 'other', 'a-row-of-an-older-policy']) {
      const { decision, escalation } = accepted(decided(mo, { type, amount: null, summary: 'piercing' }))
      expect([decision.type, decision.state, escalation?.askedId]).toEqual([null, 'waiting', gail.id])
    }
  })

  it('what somebody below the CSW decides alone goes to the CSW first', () => {
    const { escalation } = accepted(decided(jo))
    expect([escalation?.needs.role, escalation?.askedId, escalation?.steps.map((step) => step.role)])
      .toEqual(['csw', mo.id, ['csw', 'gm', 'hos', 'ad']])
  })

  it('a decision for a panel is settled by nobody below its chair', () => {
    const { escalation } = accepted(decided(mo, { type: 'residential', amount: null }))
    expect(escalation?.steps.map((step) => [step.role, step.decides])).toEqual([['gm', false], ['hos', false], ['ad', true]])
    const gateway = accepted(decided(mo, { type: 'jarp', amount: null })).escalation
    expect(gateway?.steps.map((step) => step.decides)).toEqual([true, true, true])
  })

  it('nobody available means up, now, and it is recorded and said', () => {
    const away = { leave: [leaveOf(gail, '2026-11-23', '2026-11-27')] }
    const { escalation, notices, audit } = accepted(decided(mo, { amount: pence(60_000) }, away))
    expect([escalation?.step, escalation?.askedId]).toEqual([1, owen.id])
    expect(notices.map((notice) => notice.about)).toContainEqual({ kind: 'nobody-available', escalationId: escalation?.id, step: 0 })
    expect(audit).toContainEqual(
      expect.objectContaining({ event: 'nobody-available', detail: { step: 0, role: 'gm', why: 'nobody-there' } }))
  })
})

describe('it says no', () => {
  const NOT_FOUND = 'That case was not found. Check the reference.'

  it.each<readonly [what: string, () => Outcome<Decided>, reason: string, says: string]>([
    ['an amount is missing', () => decided(mo, { amount: null }), 'needs-amount', 'Spend money: say how much, like £450 or 450.00.'],
    ['an amount where the row has none', () => decided(mo, { type: 'refer' }), 'amount-not-expected',
      'Refer to a service or commission support has no amount. Leave out £450.00, and record money as a decision of its own.'],
    ['no words for what the matrix does not name', () => decided(mo, { type: 'other', amount: null, summary: ' ' }), 'needs-summary',
      'Say in a few words what was decided: the matrix does not name it.'],
    ['words that may identify somebody', () => decided(mo, { summary: 'taxis for Tyler Smith' }), 'may-identify',
      'That looks like somebody’s name. Say child, mother or carer, or mention a colleague with @; write other words in small letters.'],
    ['too many words', () => decided(mo, { summary: 'taxis '.repeat(60) }), 'too-long',
      'Keep it to a few words, 300 characters at most; the reasons have a place of their own.'],
    ['it stands already', () => decided(mo, {}, { decisions: [aDecision({ amount: pence(45_000) })] }), 'already-recorded',
      'D-7 already says that, recorded today. Nothing was added; if you mean a second one, say so.'],
    ['somebody of another unit asks', () => decided(ray, {}, { people: [...staff, ray] }), 'not-found', NOT_FOUND],
    ['somebody who has left asks', () => decided(mo, {}, { people: [{ ...mo, isActive: false }] }), 'not-found', NOT_FOUND],
    ['the case is kept from the asker', () => decided(mo, {}, { history: history({ restrictedTo: [uma.id] }) }), 'not-found', NOT_FOUND],
    ['the decider is of another unit', () => decided(uma, { decidedById: ray.id }, { people: [...staff, ray] }), 'decider-not-here',
      'Whoever decided it does not work with this unit. Say who did, or leave that blank if you did.'],
    ['a manager’s decision is put down by somebody else', () => decided(uma, { decidedById: gail.id, amount: pence(90_000) }),
      'decider-must-record',
      'Gail Ford has to record that themselves: only what is decided inside the unit can be recorded for somebody else.'],
  ])('%s', (_what, outcome, reason, says) => {
    expect(outcome()).toMatchObject({ kind: 'refused', refusal: { reason, says } })
  })
})

describe('a repeat is recognised', () => {
  const repeats = (request: Partial<DecideRequest>, before: Partial<Decision>): boolean =>
    decided(mo, request, { decisions: [aDecision({ amount: pence(45_000), ...before })] }).kind === 'refused'

  it.each<readonly [what: string, isRepeat: boolean, request: Partial<DecideRequest>, before: Partial<Decision>]>([
    ['the same words in another dress', true, { summary: 'Taxis  to contact!' }, {}],
    ['one that waits', true, {}, { state: 'waiting' }],
    ['confirmed as a second one', false, { isConfirmed: true }, {}],
    ['another sum', false, { amount: pence(44_900) }, {}],
    ['other words', false, { summary: 'taxis to school' }, {}],
    ['another day', false, {}, { recordedAt: tenOn('2026-11-23') }],
    ['one that was declined', false, {}, { state: 'declined' }],
    ['one that was withdrawn', false, {}, { state: 'withdrawn' }],
    ['by another decider', false, {}, { decidedById: jo.id }],
    ['the same, now urgent', false, { isUrgent: true }, {}],
    ['urgent already', true, { isUrgent: true }, { isUrgent: true }],
  ])('%s', (_what, isRepeat, request, before) => {
    expect(repeats(request, before)).toBe(isRepeat)
  })
})

describe('protection never waits for software', () => {
  it('an emergency protection order is urgent though nobody typed it: recorded, announced, the group manager asked for minutes', () => {
    const { decision, escalation, notices } = accepted(decided(mo, { type: 'emergency-protection-order', amount: null, summary: '' }))
    expect(decision).toMatchObject({ state: 'waiting', isUrgent: true })
    expect(escalation).toMatchObject({ isUrgent: true, askedId: gail.id, nextStepAt: '2026-11-24T10:15:00.000Z' })
    expect(notices.every((notice) => notice.isUrgent)).toBe(true)
  })

  it('a section 47 enquiry by the CSW is simply decided', () => {
    expect(accepted(decided(mo, { type: 'start-s47', amount: null })).decision).toMatchObject({ state: 'decided', isUrgent: false })
  })

  it.each<readonly [what: string, person: Person, request: Partial<DecideRequest>]>([
    ['without an amount', mo, { isUrgent: true, amount: null }],
    ['with an amount where there is none', mo, { isUrgent: true, type: 'refer' }],
    ['without words', mo, { isUrgent: true, type: 'other', amount: null, summary: '' }],
    ['by the co-ordinator alone', uma, { type: 'start-s47', amount: null }],
    ['by the clinician', kit, { isUrgent: true, type: 'section-20', amount: null }],
    ['in the name of a manager', uma, { isUrgent: true, decidedById: gail.id, amount: pence(90_000) }],
    ['in the name of a colleague of another unit', mo, { isUrgent: true, decidedById: ray.id, amount: pence(90_000) }],
    ['in a thousand words', mo, { isUrgent: true, summary: 'taxi '.repeat(1000), amount: pence(60_000) }],
  ])('%s: recorded and sent up at once, never refused', (_what, person, request) => {
    const { decision, escalation, notices } = accepted(decided(person, request, { people: [...staff, ray] }))
    expect([decision.state, decision.isUrgent]).toEqual(['waiting', true])
    expect(escalation?.askedId).not.toBeNull()
    expect(notices.map((notice) => notice.about.kind)).toEqual(['escalation-raised', 'escalation-asked'])
  })

  /** Each refusal there is in deciding, met by something that protects a child: recorded all the same (invariant 6). */
  it.each<readonly [refusal: string, person: Person, request: Partial<DecideRequest>, facts: Partial<AllFacts>]>([
    ['needs-amount', mo, { isUrgent: true, amount: null }, {}],
    ['amount-not-expected', mo, { type: 'emergency-protection-order' }, {}],
    ['needs-summary', mo, { type: 'other', amount: null, summary: ' ', isUrgent: true }, {}],
    ['too-long', mo, { type: 'start-s47', amount: null, summary: 'seen '.repeat(80) }, {}],
    ['may-identify', mo, { type: 'start-s47', amount: null, summary: 'Tyler Smith' }, {}],
    ['already-recorded, an hour ago', mo, { type: 'start-s47', amount: null },
      { decisions: [aDecision({ type: 'start-s47', amount: null, recordedAt: instantFrom('2026-11-24T09:00:00Z') })] }],
    ['not-found: of another unit', ray, { type: 'start-s47', amount: null, refAsTyped: 'C-1042' }, { history: unfiled }],
    ['not-found: a case nobody can find', mo, { type: 'start-s47', amount: null, refAsTyped: 'C-1O42' }, { history: unfiled }],
    ['decider-not-here', uma, { type: 'start-s47', amount: null, decidedById: ray.id }, {}],
    ['decider-not-here: nobody knows whom it names', uma, { type: 'start-s47', amount: null, decidedById: 'nobody' as PersonId }, {}],
    ['decider-must-record', uma, { type: 'emergency-protection-order', amount: null, decidedById: gail.id }, {}],
  ])('what would be refused as %s is recorded all the same', (_refusal, person, request, facts) => {
    const { decision, writes, audit, notices } = accepted(decided(person, request, { people: [...staff, ray], ...facts }))
    expect(decision.protection).not.toBeNull()
    expect(writes).toContainEqual({ kind: 'decision', row: decision })
    expect(audit[0]?.event).toMatch(/^(protection|decision)-recorded$/)
    expect(notices.length).toBeGreaterThan(0)
    expect(JSON.stringify([notices, audit])).not.toContain('Tyler')
  })

  it('a case that is not the asker’s business is never recorded on, protective or not: its facts are not given', () => {
    const secret = { history: history({ restrictedTo: [uma.id] }) }
    expect(decided(mo, { type: 'start-s47', amount: null }, secret)).toMatchObject({ refusal: { reason: 'not-found' } })
  })

  it('keeps words that may identify somebody out of chat, with the reasons', () => {
    const words = 'police took Tyler Smith to 4 Mare Street'
    const urgent = { type: 'start-s47', amount: null, isUrgent: true, summary: words, reasons: 'Bruises.' }
    const { decision, withheld, notices, audit } = accepted(decided(mo, urgent))
    expect([decision.summary, decision.reasons, withheld]).toEqual(['', `${words}\nBruises.`, 'may-identify'])
    expect(JSON.stringify([notices, audit])).not.toContain('Tyler')
  })

  it('whoever named in whose name it was recorded, that person is not the one who authorises it', () => {
    const { escalation, audit } = accepted(decided(uma, { isUrgent: true, decidedById: gail.id, amount: pence(90_000) }))
    expect(escalation?.askedId).toBe(owen.id)
    expect(audit).toContainEqual(expect.objectContaining({ event: 'nobody-available', detail: { step: 0, role: 'gm', why: 'had-part' } }))
  })
})

describe('nobody is asked to approve their own', () => {
  it.each<readonly [what: string, outcome: () => Outcome<Decided>, asked: Person]>([
    ['a panel matter the group manager decided', () => decided(gail, { type: 'residential', amount: null }), owen],
    ['one the group manager recorded for the CSW', () => decided(gail, { type: 'residential', amount: null, decidedById: mo.id }), owen],
    ['one decided by somebody the group manager stands in for',
      () => decided(mo, { amount: pence(60_000) }, { cover: [coverOf(mo, gail, '2026-11-23', '2026-11-27')] }), owen],
    ['one decided by the deputy of the group manager',
      () => decided(mo, { amount: pence(60_000) }, { cover: [coverOf(gail, mo, '2026-11-23', '2026-11-27')] }), gail],
    ['one decided by the deputy of a group manager on leave',
      () => decided(mo, { amount: pence(60_000) },
        { cover: [coverOf(gail, mo, '2026-11-23', '2026-11-27')], leave: [leaveOf(gail, '2026-11-23', '2026-11-27')] }), owen],
    ['one the head of service recorded for the CSW with the group manager away',
      () => decided(owen, { amount: pence(60_000), decidedById: mo.id }, { leave: [leaveOf(gail, '2026-11-23', '2026-11-27')] }), ines],
  ])('%s', (_what, outcome, asked) => {
    expect(accepted(outcome()).escalation?.askedId).toBe(asked.id)
  })
})
