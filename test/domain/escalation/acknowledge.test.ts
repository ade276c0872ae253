import { describe, expect, it } from 'vitest'
import { instantFrom } from '../../../src/domain/calendar/london.ts'
import { acknowledge } from '../../../src/domain/escalation/acknowledge.ts'
import { approve } from '../../../src/domain/escalation/approve.ts'
import { climb } from '../../../src/domain/escalation/climb.ts'
import { inHand } from '../../../src/domain/escalation/in-hand.ts'
import type { PressFacts } from '../../../src/domain/escalation/ladder-facts.ts'
import { sendBack } from '../../../src/domain/escalation/send-back.ts'
import type { Person } from '../../../src/domain/unit/person.ts'
import { ines, owen, tenOn } from '../authority/hackney.ts'
import { asking, coverOf, gail, jo, mo, policy, uma } from '../unit/hawthorn.ts'
import { accepted, after, current, pressing, raised, refusal } from './raised.ts'

const { newId } = asking(mo)
const london = (date: string, time: string) => instantFrom(`${date}T${time}:00Z`)
const MIDDAY = london('2026-11-24', '12:00')
const held = (facts: PressFacts, by: Person = gail, at = MIDDAY): PressFacts => after(facts, acknowledge(facts, current(facts), pressing(by, at)))

describe('“I have it”', () => {
  it('stops the climb for the policy’s time, from when it is said', () => {
    const facts = raised()
    expect(facts.escalation.nextStepAt).toBe(tenOn('2026-11-25'))
    const { escalation } = held(facts)
    expect(escalation.nextStepAt).toBe(london('2026-11-25', '12:00'))
    expect(inHand(escalation)).toMatchObject({ byId: gail.id, until: london('2026-11-25', '12:00') })
    expect(accepted(climb({ ...facts, escalation }, tenOn('2026-11-25'), newId)).writes).toEqual([])
  })

  it('in elapsed minutes when it is urgent', () => {
    expect(held(raised({ isUrgent: true }), gail, london('2026-11-24', '10:10')).escalation.nextStepAt).toBe(london('2026-11-24', '10:40'))
  })

  it('never shortens what was left', () => {
    const short = { ...policy, acknowledgement: { ...policy.acknowledgement, routine: { minutes: 5, counting: 'working' as const } } }
    expect(held(raised({}, { policy: short })).escalation.nextStepAt).toBe(tenOn('2026-11-25'))
  })

  it('draws every copy again, tells nobody else, and is in the audit', () => {
    const facts = raised()
    const { notices, audit, writes, decision } = accepted(acknowledge(facts, current(facts), pressing(gail, MIDDAY)))
    expect(notices.map(({ about }) => about.kind)).toEqual(['refresh'])
    expect(audit).toMatchObject([{
      event: 'escalation-acknowledged', byId: gail.id, detail: { role: 'gm', asCoverFor: null, until: london('2026-11-25', '12:00') },
    }])
    expect([writes.map(({ kind }) => kind), decision]).toEqual([['escalation'], facts.decision])
  })

  it('silence after it climbs to the next rung, which is asked afresh', () => {
    const up = held(raised())
    const next = after(up, climb(up, london('2026-11-25', '12:00'), newId))
    expect(next.escalation).toMatchObject({ step: 1, askedId: owen.id })
    expect(inHand(next.escalation)).toBeNull()
    expect(inHand(held(next, owen, london('2026-11-25', '13:00')).escalation)).toMatchObject({ byId: owen.id, step: 1 })
  })

  it('keeps nobody from answering', () => {
    const up = held(raised())
    expect(accepted(approve(up, current(up), pressing(gail, london('2026-11-24', '13:00')))).decision.state).toBe('approved')
  })
})

describe('it says no', () => {
  const facts = raised()
  it.each<readonly [what: string, facts: PressFacts, by: Person, reason: string, says: RegExp]>([
    ['to whoever decided it', facts, mo, 'own-decision', /^Somebody else has to answer D-12/],
    ['to somebody of the unit', facts, jo, 'outside-authority', /^D-12 needs a group manager or somebody above them\./],
    ['to somebody higher, who is not asked: they can decide it', facts, owen, 'not-asked', /^Only whoever is asked can say that they have D-12\. It is with Gail Ford/],
    ['to whoever it was with before', after(facts, climb(facts, tenOn('2026-11-25'), newId)), gail, 'not-asked', /It is with Owen Hale/],
    ['while the unit has a question to answer', after(facts, sendBack(facts, { ...current(facts), question: 'Why?' }, pressing(gail))), gail,
      'sent-back', /^D-12 is back with the unit, with a question/],
    ['once it is answered', after(facts, approve(facts, current(facts), pressing(gail))), gail, 'moved-on', /^D-12 was approved by Gail Ford/],
    ['twice: it says what is true', held(facts), gail, 'in-hand', /^You have D-12 in hand already, until Wed 25 Nov 2026 at 12:00\. Nothing was changed\.$/],
  ])('%s', (_what, now, by, reason, says) => {
    const no = refusal(acknowledge(now, current(now), pressing(by, MIDDAY)))
    expect([no.reason, no.says]).toEqual([reason, expect.stringMatching(says)])
  })

  it('to a card from before', () => {
    const no = refusal(acknowledge(held(facts), current(facts), pressing(gail, MIDDAY)))
    expect(no.reason).toBe('moved-on')
  })

  it('a second time at the same rung, so that nobody holds it for ever', () => {
    let top = raised()
    for (const date of ['2026-11-25', '2026-11-26']) top = after(top, climb(top, tenOn(date), newId))
    const once = held(top, ines, london('2026-11-26', '10:30'))
    const again = after(once, climb(once, london('2026-11-27', '10:30'), newId))
    expect(again.escalation).toMatchObject({ step: 2, askedId: ines.id, nextStepAt: london('2026-11-30', '10:30') })
    expect(refusal(acknowledge(again, current(again), pressing(ines, london('2026-11-27', '11:00')))).says)
      .toBe('D-12 cannot be held any longer. Approve it, decline it or send it back.')
  })

  it('at all where the policy lets nobody', () => {
    const never = { ...policy, acknowledgement: { ...policy.acknowledgement, timesPerRung: 0 } }
    const up = raised({}, { policy: never })
    expect(refusal(acknowledge(up, current(up), pressing(gail, MIDDAY))).reason).toBe('held-enough')
  })
})

describe('whoever stands in for the person asked', () => {
  const cover = [coverOf(gail, owen, '2026-11-24', '2026-11-24')]

  it('may say it too', () => {
    const facts = { ...raised(), cover }
    expect(held(facts, owen).escalation.acknowledgements).toMatchObject([{ byId: owen.id }])
  })

  it('not if they had a part in it themselves', () => {
    const facts = { ...raised({ by: uma, decidedById: mo.id }), cover: [coverOf(gail, uma, '2026-11-24', '2026-11-24')] }
    expect(refusal(acknowledge(facts, current(facts), pressing(uma, MIDDAY))).reason).toBe('own-decision')
  })
})
