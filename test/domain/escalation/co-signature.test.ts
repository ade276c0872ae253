import { describe, expect, it } from 'vitest'
import { dateFrom } from '../../../src/domain/calendar/london.ts'
import { answer } from '../../../src/domain/escalation/answer.ts'
import { approve } from '../../../src/domain/escalation/approve.ts'
import { climb } from '../../../src/domain/escalation/climb.ts'
import { decline } from '../../../src/domain/escalation/decline.ts'
import type { PressFacts } from '../../../src/domain/escalation/ladder-facts.ts'
import { sendBack } from '../../../src/domain/escalation/send-back.ts'
import { withdraw } from '../../../src/domain/escalation/withdraw.ts'
import type { Person } from '../../../src/domain/unit/person.ts'
import type { AllFacts } from '../authority/hackney.ts'
import { owen, staff } from '../authority/hackney.ts'
import { asking, gail, hawthorn, jo, leaveOf, mo, uma } from '../unit/hawthorn.ts'
import type { Raising } from './raised.ts'
import { accepted, after, current, pressing, raised, raisedIfBeyond, refusal } from './raised.ts'

/** Mo, who came into post in October and so has these decisions co-signed. */
const newMo: Person = { ...mo, posts: [{ role: 'csw', unitId: hawthorn.id, since: dateFrom('2026-10-05'), until: null }] }
const people = staff.map((person) => (person.id === mo.id ? newMo : person))

/** A section 47 enquiry that Mo started: within authority, and to be co-signed. */
const toCoSign = (raising: Raising = {}, facts: Partial<AllFacts> = {}): PressFacts =>
  raised({ by: newMo, type: 'start-s47', amount: null, ...raising }, { people, ...facts })

describe('a decision that is co-signed', () => {
  it('stands from the moment it is made, and the group manager is asked to sign', () => {
    const { decision, escalation } = toCoSign()
    expect(decision).toMatchObject({ state: 'decided', judgement: { verdict: 'within', coSignedBy: 'gm' } })
    expect(escalation).toMatchObject({
      state: 'waiting', askedId: gail.id, needs: { role: 'gm', panel: null, isCoSignature: true }, isUrgent: false,
    })
    expect(escalation.steps.map(({ role, decides }) => [role, decides])).toEqual([['gm', true], ['hos', true], ['ad', true]])
  })

  it('is judged on who decided, whoever wrote it down', () => {
    expect(toCoSign({ by: uma, decidedById: newMo.id }).decision.state).toBe('decided')
  })

  it('is asked of nobody when whoever decided is not new', () => {
    expect(raisedIfBeyond({ by: mo, type: 'start-s47', amount: null })).toBeNull()
  })

  it('stands while it is sent back and answered, and once it is signed', () => {
    const asked = toCoSign()
    const back = after(asked, sendBack(asked, { ...current(asked), question: 'Were the police told?' }, pressing(gail)))
    const answered = after(back, answer(back, { ...current(back), answer: 'Yes, at nine.' }, pressing(jo)))
    const signed = accepted(approve(answered, current(answered), pressing(gail)))
    expect([back, answered, signed].map(({ decision }) => decision.state)).toEqual(['decided', 'decided', 'decided'])
    expect([back, answered, signed].map(({ escalation }) => escalation.state)).toEqual(['sent-back', 'waiting', 'approved'])
    expect(signed.escalation.nextStepAt).toBeNull()
    expect(signed.audit).toMatchObject([{ event: 'decision-co-signed', byId: gail.id }])
    expect(signed.isPassedUp).toBe(false)
  })

  it('is ended by a signature refused, with its reason, or by being taken back', () => {
    const asked = toCoSign({ type: 'close' })
    const refusing = { ...current(asked), reason: 'The school has not been asked.' }
    expect(accepted(decline(asked, refusing, pressing(gail))).decision.state).toBe('declined')
    expect(accepted(withdraw(asked, current(asked), pressing(newMo))).decision.state).toBe('withdrawn')
  })

  it('has always a next step: it climbs like any other, and stands', () => {
    const asked = toCoSign()
    const { nextStepAt } = asked.escalation
    if (nextStepAt === null) throw new Error('it has no next step')
    const { decision, escalation } = accepted(climb(asked, nextStepAt, asking(mo).newId))
    expect([decision.state, escalation.askedId]).toEqual(['decided', owen.id])
  })

  it('goes up at once when the group manager is away', () => {
    expect(toCoSign({}, { leave: [leaveOf(gail, '2026-11-24', '2026-11-27')] }).escalation.askedId).toBe(owen.id)
  })

  it('is signed by nobody who made it, wrote it down or answered about it', () => {
    const asked = toCoSign({ by: uma, decidedById: newMo.id })
    expect(refusal(approve(asked, current(asked), pressing(newMo))).reason).toBe('own-decision')
    expect(refusal(approve(asked, current(asked), pressing(uma))).reason).toBe('own-decision')
    expect(refusal(approve(asked, current(asked), pressing(jo))).reason).toBe('outside-authority')
  })
})

describe('what somebody new in post is asked to approve', () => {
  it('is theirs to support, and the group manager’s to settle, where they would be co-signed', () => {
    const asked = raised({ by: jo, type: 'close', amount: null }, { people })
    expect(asked.escalation.askedId).toBe(newMo.id)
    const { decision, escalation, isPassedUp } = accepted(approve(asked, current(asked), pressing(newMo)))
    expect([decision.state, escalation.askedId, isPassedUp]).toEqual(['waiting', gail.id, true])
    expect(escalation.needs).toEqual({ role: 'gm', panel: null })
  })

  it('and above their lower limit; below it they settle it', () => {
    const over = raised({ by: jo, amount: 25_001 }, { people })
    expect(accepted(approve(over, current(over), pressing(newMo))).isPassedUp).toBe(true)
    const under = raised({ by: jo, amount: 25_000 }, { people })
    expect(accepted(approve(under, current(under), pressing(newMo))).decision.state).toBe('approved')
  })
})
