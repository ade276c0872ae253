import { describe, expect, it } from 'vitest'
import { pence } from '../../../src/domain/authority/money.ts'
import { instantFrom } from '../../../src/domain/calendar/london.ts'
import type { CaseHistory } from '../../../src/domain/case/case.ts'
import { unfiledCase } from '../../../src/domain/case/unfiled.ts'
import type { EscalateRequest } from '../../../src/domain/decision/escalate.ts'
import { escalate } from '../../../src/domain/decision/escalate.ts'
import type { Decided } from '../../../src/domain/decision/store-decision.ts'
import type { NewId } from '../../../src/domain/ids.ts'
import type { Outcome } from '../../../src/domain/outcome.ts'
import type { Person } from '../../../src/domain/unit/person.ts'
import type { AllFacts } from '../authority/hackney.ts'
import { aDecision, allFacts, owen, staff, tenOn } from '../authority/hackney.ts'
import { asking, gail, hawthorn, history, jo, kit, leaveOf, mo, policy, ray, uma } from '../unit/hawthorn.ts'

const ASKS: EscalateRequest = {
  summary: 'may we pay for a second opinion', reasons: null, type: null, amount: null, isUrgent: false, isDone: false, refAsTyped: null,
  link: null, isConfirmed: false,
}
const DONE: EscalateRequest = { ...ASKS, summary: 'taken to hospital with police', isUrgent: true, isDone: true }

type Accepted = Extract<Outcome<Decided>, { kind: 'accepted' }>

function escalated(asker: Person, request: EscalateRequest, facts: Partial<AllFacts> = {}): Outcome<Decided> {
  return escalate(allFacts(facts), request, asking(asker))
}

function accepted(outcome: Outcome<Decided>): Accepted {
  if (outcome.kind === 'refused') throw new Error(`refused: ${outcome.refusal.says}`)
  return outcome
}

const newId: NewId = (of) => `${of}-of-hawthorn` as ReturnType<typeof newId<typeof of>>
const unfiled: CaseHistory = { case: unfiledCase(hawthorn, newId), events: [] }

describe('a question that can wait (CONTRACT: /escalate C-1042 …)', () => {
  it('goes to whoever answers what the matrix does not name, and climbs in working time', () => {
    const { decision, escalation, notices } = accepted(escalated(mo, ASKS))
    expect(decision).toMatchObject({ state: 'waiting', isUrgent: false, type: null, protection: null, decidedById: mo.id })
    expect(escalation).toMatchObject({ needs: { role: 'gm', panel: null }, askedId: gail.id, isUrgent: false, nextStepAt: tenOn('2026-11-25') })
    expect(notices.map((notice) => notice.about.kind)).toEqual(['escalation-raised', 'escalation-asked'])
  })

  it.each<readonly [what: string, asker: Person, request: Partial<EscalateRequest>, needs: object, asked: Person]>([
    ['what the asker could have decided goes up all the same', mo, { type: 'start-s47' }, { role: 'gm', panel: null }, gail],
    ['what a practitioner asks goes above the unit, not to its lead', jo, { type: 'spend', amount: pence(2_000) }, { role: 'gm', panel: null }, gail],
    ['what is for a panel is settled by the panel, however it is asked', mo, { type: 'residential' }, { role: 'gm', panel: 'resource' }, gail],
    ['nobody answers their own: a group manager’s question goes past her', gail, {}, { role: 'gm', panel: null }, owen],
  ])('%s', (_what, asker, request, needs, asked) => {
    const { escalation } = accepted(escalated(asker, { ...ASKS, ...request }))
    expect(escalation?.needs).toMatchObject(needs)
    expect(escalation?.askedId).toBe(asked.id)
  })

  it('a sum in it counts with the others for that family', () => {
    expect(accepted(escalated(mo, { ...ASKS, type: 'spend', amount: pence(90_000) })).decision).toMatchObject({ type: 'spend', amount: 90_000 })
    expect(accepted(escalated(mo, { ...ASKS, type: 'residential', amount: pence(90_000) })).decision.amount).toBeNull()
  })

  it.each<readonly [what: string, () => Outcome<Decided>, reason: string]>([
    ['without words', () => escalated(mo, { ...ASKS, summary: '  ' }), 'needs-summary'],
    ['in too many', () => escalated(mo, { ...ASKS, summary: 'why '.repeat(100) }), 'too-long'],
    ['in words that may identify somebody', () => escalated(mo, { ...ASKS, summary: 'may Tyler Smith go abroad' }), 'may-identify'],
    ['by somebody of another unit', () => escalated(ray, ASKS, { people: [...staff, ray] }), 'not-found'],
    ['on a case kept from the asker', () => escalated(mo, ASKS, { history: history({ restrictedTo: [uma.id] }) }), 'not-found'],
    ['a second time', () => escalated(mo, ASKS, { decisions: [aDecision({ type: null, amount: null, summary: ASKS.summary, state: 'waiting' })] }), 'already-recorded'],
  ])('is asked about first %s', (_what, outcome, reason) => {
    expect(outcome()).toMatchObject({ kind: 'refused', refusal: { reason } })
  })
})

/** Everything a question can be refused for, and everything else that could stand in the way: recorded, paged and announced all the same. */
describe('action taken to protect a child is never refused (004 §2.7; invariant 6)', () => {
  it.each<readonly [what: string, asker: Person, request: Partial<EscalateRequest>, facts: Partial<AllFacts>, asked: Person | null]>([
    ['plainly said', mo, {}, {}, gail],
    ['without words', mo, { summary: ' ' }, {}, gail],
    ['in ten thousand words', mo, { summary: 'we went '.repeat(1250) }, {}, gail],
    ['in words that may identify somebody', mo, { summary: 'police took Tyler Smith to 4 Mare Street' }, {}, gail],
    ['where the check for names cannot run', mo, {}, { people: [...staff, { ...ray, name: null as unknown as string }] }, gail],
    ['with no case', mo, {}, { history: unfiled }, gail],
    ['with a case nobody can find', mo, { refAsTyped: 'C-1O42' }, { history: unfiled }, gail],
    ['by somebody of another unit', ray, { refAsTyped: 'C-1042' }, { history: unfiled, people: [...staff, ray] }, gail],
    ['by a practitioner', jo, {}, {}, gail],
    ['by the clinician', kit, {}, {}, gail],
    ['by the co-ordinator', uma, {}, {}, gail],
    ['by the group manager herself', gail, {}, {}, owen],
    ['with no group manager of the unit', mo, {}, { unit: { ...hawthorn, groupManagerId: null } }, gail],
    ['with the group manager away', mo, {}, { leave: [leaveOf(gail, '2026-11-24', '2026-11-24')] }, owen],
    ['with nobody on the ladder', mo, {}, { people: [mo, jo, uma] }, null],
    ['naming a row that needs an amount', mo, { type: 'spend' }, {}, gail],
    ['naming a row the policy does not have', mo, { type: 'a-row-of-an-older-policy' }, {}, gail],
    ['naming a row that is for a panel', mo, { type: 'emergency-protection-order' }, {}, gail],
    ['within the asker’s own authority', mo, { type: 'start-s47' }, {}, gail],
    ['the same as a question that waits', mo, {}, { decisions: [aDecision({ type: null, amount: null, summary: DONE.summary, state: 'waiting' })] }, gail],
    ['the same as what was done an hour ago', mo, {},
      { decisions: [aDecision({ type: null, amount: null, summary: DONE.summary, isUrgent: true, recordedAt: instantFrom('2026-11-24T09:00:00Z') })] }, gail],
  ])('%s', (_what, asker, request, facts, asked) => {
    const { decision, escalation, writes, notices, audit } = accepted(escalated(asker, { ...DONE, ...request }, facts))
    expect(decision).toMatchObject({ state: 'waiting', isUrgent: true, protection: { isDone: true } })
    expect(writes.filter(({ kind }) => kind === 'decision' || kind === 'escalation')).toHaveLength(2)
    expect(escalation).toMatchObject({ isUrgent: true, askedId: asked?.id ?? null })
    expect(escalation?.nextStepAt).toBe('2026-11-24T10:15:00.000Z')
    expect(audit.map((entry) => entry.event).slice(0, 2)).toEqual(['protection-recorded', 'escalation-raised'])
    const told = notices.map((notice) => notice.about.kind)
    expect(told).toContain('escalation-raised')
    expect(told.includes('escalation-asked')).toBe(asked !== null)
    expect(notices.every((notice) => notice.isUrgent)).toBe(true)
    expect(JSON.stringify([notices, audit])).not.toMatch(/Tyler|Mare/)
  })

  it('every word is kept, and words that may identify somebody are not shown', () => {
    const words = 'police took Tyler Smith to 4 Mare Street'
    const { decision, withheld } = accepted(escalated(mo, { ...DONE, summary: words, reasons: 'Bruises.' }))
    expect([decision.summary, decision.reasons, withheld]).toEqual(['', `${words}\nBruises.`, 'may-identify'])
    const long = 'we went '.repeat(1250).trim()
    expect(accepted(escalated(mo, { ...DONE, summary: long })).decision).toMatchObject({ summary: '', reasons: long })
  })

  it('nor is a case as it was given, where it says who the child is', () => {
    const given = accepted(escalated(mo, { ...DONE, refAsTyped: '4857773456' }, { history: unfiled })).decision
    expect([given.protection?.refAsTyped, given.reasons]).toEqual([null, '4857773456'])
    expect(accepted(escalated(mo, { ...DONE, refAsTyped: 'C-1O42' }, { history: unfiled })).decision.protection?.refAsTyped).toBe('C-1O42')
  })

  it('with no case it is kept in the unit’s own place, and whoever keeps the diary puts it right tomorrow', () => {
    const { writes } = accepted(escalated(mo, { ...DONE, refAsTyped: 'C-1O42' }, { history: unfiled }))
    expect(writes.map(({ kind }) => kind)).toEqual(['case', 'decision', 'task', 'escalation'])
    expect(writes[2]?.row).toMatchObject({ title: 'Say which case this urgent record is about', ownerId: uma.id, due: '2026-11-25' })
    const again = accepted(escalated(mo, DONE, { history: { ...unfiled, case: { ...unfiled.case, version: 3 } } }))
    expect(again.writes.map(({ kind }) => kind)).toEqual(['decision', 'task', 'escalation'])
  })

  it('the same press again is one record, and points to the first', () => {
    const before = aDecision({
      type: null, amount: null, summary: DONE.summary, isUrgent: true, state: 'waiting', protection: { isDone: true, refAsTyped: null },
    })
    expect(escalated(mo, DONE, { decisions: [before] })).toMatchObject({ kind: 'refused', refusal: { reason: 'already-recorded', decision: before.id } })
    for (const other of [{ isConfirmed: true }, { summary: 'taken to her aunt' }, { refAsTyped: 'C-1O42' }, { reasons: 'A second child.' }]) {
      expect(escalated(mo, { ...DONE, ...other }, { decisions: [before] }).kind).toBe('accepted')
    }
  })

  it('of a restricted case only those on its list hear, each in direct messages', () => {
    const { notices } = accepted(escalated(mo, DONE, { history: history({ restrictedTo: [mo.id, gail.id] }) }))
    expect(notices.every((notice) => notice.to.kind === 'person' && [mo.id, gail.id].includes(notice.to.personId))).toBe(true)
  })

  it('climbs in minutes on the policy’s urgent ladder', () => {
    expect(policy.ladders.urgent.every((step) => step.wait.counting === 'elapsed')).toBe(true)
    expect(accepted(escalated(mo, DONE)).escalation?.steps.map((step) => step.role)).toEqual(['gm', 'hos', 'ad'])
  })
})
