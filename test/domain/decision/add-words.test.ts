import { describe, expect, it } from 'vitest'
import { addWords } from '../../../src/domain/decision/add-words.ts'
import { approve } from '../../../src/domain/escalation/approve.ts'
import type { PressFacts } from '../../../src/domain/escalation/ladder-facts.ts'
import type { Person } from '../../../src/domain/unit/person.ts'
import { owen } from '../authority/hackney.ts'
import { accepted, current, pressing, raised, refusal, stored } from '../escalation/raised.ts'
import { asking, gail, jo, ray } from '../unit/hawthorn.ts'

/** An emergency protection order that Mo asked for, which waits for the group manager's authority. */
const waiting = (): PressFacts => raised({ type: 'emergency-protection-order', amount: null, isUrgent: true })

function added(facts: PressFacts, by: Person): PressFacts {
  const { decision, writes } = accepted(addWords(facts, 'the police have been told', asking(by)))
  const escalation = writes.find((write) => write.kind === 'escalation')?.row ?? facts.escalation
  return { ...facts, ...stored({ decision, escalation }) }
}

describe('adding to the record of what could not wait', () => {
  it('makes whoever adds to it somebody with a part in it: they do not authorise it', () => {
    const facts = added(waiting(), gail)
    expect(facts.decision.reasons ?? facts.decision.summary).toContain('the police have been told')
    expect(refusal(approve(facts, current(facts), pressing(gail))).reason).toBe('own-decision')
    expect(accepted(approve(facts, current(facts), pressing(owen))).isPassedUp).toBe(true)
  })

  it('makes a card drawn before it out of date: nobody authorises what they have not been shown', () => {
    const before = waiting()
    const facts = added(before, jo)
    expect(refusal(approve(facts, current(before), pressing(gail))).reason).toBe('moved-on')
    expect(accepted(approve(facts, current(facts), pressing(gail))).isPassedUp).toBe(true)
  })

  it('goes on once it is answered, and touches the answer no more', () => {
    const facts = waiting()
    const answered: PressFacts = { ...facts, escalation: { ...facts.escalation, state: 'approved', nextStepAt: null } }
    expect(accepted(addWords(answered, 'the police have been told', asking(gail))).writes.map(({ kind }) => kind)).toEqual(['decision'])
  })

  it('is nothing for somebody whose business it is not, nor for what could wait', () => {
    expect(refusal(addWords(waiting(), 'more', asking(ray))).reason).toBe('not-found')
    expect(refusal(addWords(raised(), 'more', asking(jo))).reason).toBe('not-urgent')
  })
})
