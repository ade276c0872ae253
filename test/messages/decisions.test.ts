import { describe, expect, it } from 'vitest'
import type { EscalationState } from '../../src/domain/escalation/escalation.ts'
import { decisionMovedOn } from '../../src/messages/cards/decision-moved-on.ts'
import { decisionRecorded } from '../../src/messages/cards/decision-recorded.ts'
import { escalationAnswered } from '../../src/messages/cards/escalation-answered.ts'
import { escalationAsked } from '../../src/messages/cards/escalation-asked.ts'
import { escalationRaised } from '../../src/messages/cards/escalation-raised.ts'
import { decisions, escalations, exampleEscalation } from '../../src/messages/example-decisions.ts'
import { messageUrl, staff } from '../../src/messages/example-world.ts'
import type { DecisionShown } from '../../src/messages/decision-shown.ts'
import type { Message } from '../../src/messages/model.ts'
import { plainText } from '../../src/messages/plain-text.ts'
import { pressesOf } from '../support/plain-text.ts'

const labels = (message: Message) => pressesOf(message).map((button) => button.label)
const recorded = (different: Partial<DecisionShown> = {}) =>
  plainText(decisionRecorded({ shown: { ...decisions.spend, ...different }, authorisedAfterwardsBy: null }))

const every: readonly (readonly [EscalationState, (typeof escalations)[keyof typeof escalations]])[] = [
  ['waiting', escalations.waiting], ['sent-back', escalations.sentBack], ['approved', escalations.approved],
  ['declined', escalations.declined], ['withdrawn', escalations.withdrawn],
]

describe('what the child wants (004 §3.15)', () => {
  it.each([
    ['a child in care, nothing written', true, null, 'What the child wants: *Missing*'],
    ['a child in care, something written', true, 'to see her brother', 'What the child wants: Written down; not shown in chat'],
  ])('%s', (_, childInCare, childWants, line) => {
    const said = recorded({ childInCare, decision: { ...decisions.spend.decision, childWants } })
    expect(said).toContain(line)
    expect(said).not.toContain('to see her brother')
  })

  it('is not asked for where no child is in care', () => {
    expect(recorded({ childInCare: false })).not.toContain('What the child wants')
  })
})

describe('decided by and recorded by', () => {
  it('are both shown when they are two people', () => {
    expect(recorded()).toMatch(/Decided by: Amara Bello, .*\nRecorded by: Priya Nair/)
  })

  it('are one line when they are one person', () => {
    expect(recorded({ recordedBy: decisions.spend.decidedBy })).not.toContain('Recorded by')
  })
})

it('says which row of which policy version decided (invariant 3)', () => {
  const because = 'Row spend of policy rsw-1.'
  expect(recorded()).toContain(because)
  expect(plainText(escalationRaised(escalations.waiting))).toContain(because)
  expect(plainText(escalationAsked({ shown: escalations.waiting, reader: 'asked' }))).toContain(because)
})

describe('whoever decides can answer while it waits, and only then', () => {
  it.each(every)('%s', (state, shown) => {
    const presses = labels(escalationAsked({ shown, reader: 'asked' })).filter((label) => ['Approve', 'Decline', 'Send back'].includes(label))
    expect(presses).toEqual(state === 'waiting' ? ['Approve', 'Decline', 'Send back'] : [])
  })
})

describe('a decision that has gone to somebody else wakes nobody where it was, and can be answered there once', () => {
  it.each([
    ['was-asked', ['Approve', 'Decline', 'Send back', 'Read the reasons']],
    ['supported', ['Read the reasons']],
  ] as const)('%s', (reader, presses) => {
    const said = escalationAsked({ shown: escalations.comeUp, reader })
    expect(plainText(said)).toContain('# D-13 is with Owen Price now')
    expect(plainText(said)).not.toContain('@')
    expect(labels(said)).toEqual(presses)
  })
})

describe('the unit can withdraw while it is open, and answer what was asked', () => {
  it.each(every)('%s', (state, shown) => {
    const presses = labels(escalationRaised(shown)).filter((label) => ['Answer', 'Withdraw'].includes(label))
    expect(presses).toEqual(state === 'waiting' ? ['Withdraw'] : state === 'sent-back' ? ['Answer', 'Withdraw'] : [])
  })
})

describe('an answer drawn again after things moved on', () => {
  it('says how it stands now, and asks nobody to do what is no longer needed', () => {
    const said = escalationAnswered({ shown: escalations.approved, answered: 'sent-back', readerId: null })
    expect(plainText(said)).toContain('*Approved*: by Ruth Caldwell')
    expect(plainText(said)).not.toContain('@')
    expect(labels(said)).not.toContain('Answer')
  })
})

describe('an open escalation always says what happens next (invariant 5)', () => {
  it.each([
    ['to the next role', exampleEscalation(), 'Without an answer it goes to the head of service on Tue 24 Nov 2026 at 12:30.'],
    ['on the last rung, again', exampleEscalation({ nextRole: null }), 'Without an answer it is asked again on Tue 24 Nov 2026 at 12:30.'],
    ['with nobody there', escalations.nobodyThere, 'nobody is there to ask. Without an answer it goes to the head of service'],
    ['while a question is open', escalations.sentBack, 'Without an answer it goes to the head of service'],
  ])('%s', (_, shown, says) => {
    expect(plainText(escalationRaised(shown))).toContain(says)
  })
})

it('tells who pressed second who came first and when, which may be themselves', () => {
  const first = '*Approved*: by Ruth Caldwell, Tue 24 Nov 2026 at 10:42.'
  const said = (reader: keyof typeof staff) => plainText(decisionMovedOn({ shown: escalations.approved, readerId: staff[reader].id }))
  expect(said('owen')).toContain(`${first}\nSomebody was before you`)
  expect(said('ruth')).toContain(`${first}\nThat was you`)
})

it('never lets an answer stand in the way of protecting a child (004 §2.7)', () => {
  expect(plainText(escalationRaised(escalations.urgent))).toContain('Do not wait for the answer to protect a child')
  expect(escalationRaised(escalations.urgent).summary).toMatch(/^Urgent: /)
})

describe('the message a decision came from', () => {
  const linked = (shown: typeof escalations.waiting): typeof shown =>
    ({ ...shown, about: { ...shown.about, decision: { ...shown.about.decision, link: messageUrl } } })
  const line = `The message it came from <${messageUrl}>`

  it('can be opened from the cards of the unit', () => {
    expect(recorded({ decision: { ...decisions.spend.decision, link: messageUrl } })).toContain(line)
    expect(plainText(escalationRaised(linked(escalations.waiting)))).toContain(line)
    expect(plainText(escalationAnswered({ shown: linked(escalations.approved), answered: 'approved', readerId: null }))).toContain(line)
  })

  it('is not shown above the unit: whoever is asked reads the reasons, not the unit’s conversation', () => {
    expect(plainText(escalationAsked({ shown: linked(escalations.waiting), reader: 'asked' }))).not.toContain(messageUrl)
    expect(plainText(escalationAnswered({ shown: linked(escalations.waiting), answered: 'waiting', readerId: staff.ruth.id }))).not.toContain(messageUrl)
    expect(plainText(decisionMovedOn({ shown: linked(escalations.approved), readerId: staff.ruth.id }))).not.toContain(messageUrl)
  })

  it('is not mentioned when there was none', () => {
    expect(recorded()).not.toContain('came from')
  })
})
