import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Instant } from '../../../src/domain/calendar/london.ts'
import { addMinutes } from '../../../src/domain/calendar/london.ts'
import { acknowledge } from '../../../src/domain/escalation/acknowledge.ts'
import { approve } from '../../../src/domain/escalation/approve.ts'
import { climb } from '../../../src/domain/escalation/climb.ts'
import { inHand } from '../../../src/domain/escalation/in-hand.ts'
import type { PressFacts } from '../../../src/domain/escalation/ladder-facts.ts'
import { moveOn } from '../../../src/domain/escalation/move-on.ts'
import { sendBack } from '../../../src/domain/escalation/send-back.ts'
import type { Person } from '../../../src/domain/unit/person.ts'
import { everywhere, ines, owen, staff, tenOn } from '../authority/hackney.ts'
import { aPerson, asking, coverOf, gail, history, leaveOf, mo } from '../unit/hawthorn.ts'
import { accepted, after, current, pressing, raised } from './raised.ts'

const { newId } = asking(mo)
const TODAY = '2026-11-24'
const NOON: Instant = addMinutes(tenOn(TODAY), 120)
/** Before an urgent one climbs by itself. */
const SOON: Instant = addMinutes(tenOn(TODAY), 5)
const without = (person: Person) => staff.filter((each) => each.id !== person.id)
const moved = (facts: PressFacts, now = NOON) => accepted(moveOn(facts, now, newId))
const asked = (facts: PressFacts, now = NOON) => {
  const { escalation } = moved(facts, now)
  return [escalation.steps[escalation.step]?.role, escalation.askedId]
}
const demoted = { ...gail, posts: gail.posts.map((post) => ({ ...post, role: 'psw' })) }
const abi = aPerson('abi', 'Abi Amos', 'gm')

describe('whoever cannot be waited for any more is not waited for (invariant 5)', () => {
  const facts = raised()
  it.each<readonly [what: string, changed: Partial<PressFacts>, role: string, askedId: string]>([
    ['leave recorded while it waits: up at once', { leave: [leaveOf(gail, TODAY, TODAY)] }, 'hos', owen.id],
    ['leave, with another of the same role: to them', { leave: [leaveOf(gail, TODAY, TODAY)], people: [...staff, abi] }, 'gm', abi.id],
    ['cover that begins: to the deputy', { cover: [coverOf(gail, owen, TODAY, TODAY)] }, 'gm', owen.id],
    ['a role taken away', { people: [...without(gail), demoted], unit: { ...facts.unit, groupManagerId: null } }, 'hos', owen.id],
    ['somebody who has left', { people: [...without(gail), { ...gail, isActive: false }] }, 'hos', owen.id],
    ['a case they may no longer know of', { history: history({ restrictedTo: [mo.id, owen.id] }) }, 'hos', owen.id],
    ['somebody who has become the decider’s deputy', { cover: [coverOf(mo, gail, TODAY, TODAY)] }, 'hos', owen.id],
  ])('%s', (_what, changed, role, askedId) => {
    expect(asked({ ...facts, ...changed })).toEqual([role, askedId])
  })

  it('cover that ended: back to whoever was covered, at the same rung', () => {
    const covered = { ...raised({}, { cover: [coverOf(gail, owen, TODAY, TODAY)] }) }
    expect(covered.escalation.askedId).toBe(owen.id)
    expect(asked(covered, tenOn('2026-11-25'))).toEqual(['gm', gail.id])
  })

  it('gives whoever is asked instead the whole wait, tells them and everybody, and is recorded', () => {
    const { escalation, notices, audit } = moved({ ...facts, leave: [leaveOf(gail, TODAY, TODAY)] })
    expect(escalation.nextStepAt).toBe(addMinutes(NOON, 24 * 60))
    expect(notices.map(({ about, to }) => [about.kind, to.kind])).toEqual([['nobody-available', 'unit'], ['escalation-asked', 'person'], ['refresh', 'unit']])
    expect(audit.map(({ event }) => event)).toEqual(['escalation-moved-on', 'nobody-available', 'escalation-asked'])
    expect(audit[0]?.detail).toEqual({ from: gail.id, fromStep: 0 })
  })

  it('ends what they had in hand', () => {
    const held = after(facts, acknowledge(facts, current(facts), pressing(gail, NOON)))
    expect(inHand(held.escalation)).not.toBeNull()
    expect(inHand(moved({ ...held, leave: [leaveOf(gail, TODAY, TODAY)] }).escalation)).toBeNull()
  })

  it('also while a question is open: it stays with the unit, and comes back to somebody who is there', () => {
    const sent = after(facts, sendBack(facts, { ...current(facts), question: 'Why?' }, pressing(gail)))
    const { escalation } = moved({ ...sent, leave: [leaveOf(gail, TODAY, TODAY)] })
    expect([escalation.state, escalation.askedId]).toEqual(['sent-back', owen.id])
  })

  it('as soon as there is somebody again where nobody was', () => {
    const nobody = raised({}, { leave: [gail, owen, ines].map((person) => leaveOf(person, TODAY, TODAY)) })
    expect(nobody.escalation.askedId).toBeNull()
    expect(moved(nobody).writes).toEqual([])
    expect(asked({ ...nobody, people: [...staff, everywhere('zed', 'Zed Ali', 'ad')] })).toEqual(['ad', 'zed'])
  })
})

describe('it stays quiet', () => {
  const facts = raised()
  it.each<readonly [what: string, facts: PressFacts]>([
    ['while they are there', facts],
    ['when the nearer of two comes back: whoever was asked is asked', {
      ...raised({}, { people: [...staff, abi], leave: [leaveOf(gail, TODAY, TODAY)] }), leave: [],
    }],
    ['for leave that begins tomorrow', { ...facts, leave: [leaveOf(gail, '2026-11-25', '2026-11-26')] }],
    ['for a deputy who is away themselves', { ...facts, cover: [coverOf(gail, owen, TODAY, TODAY)], leave: [leaveOf(owen, TODAY, TODAY)] }],
    ['for a deputy who had a part in it', { ...facts, cover: [coverOf(gail, mo, TODAY, TODAY)] }],
    ['once it is decided', { ...after(facts, approve(facts, current(facts), pressing(gail))), leave: [leaveOf(gail, TODAY, TODAY)] }],
    ['at the top, for somebody lower who was asked because nobody is there', after(
      { ...facts, leave: [leaveOf(owen, '2026-11-25', '2026-11-25'), leaveOf(ines, '2026-11-25', '2026-11-25')] },
      climb({ ...facts, leave: [leaveOf(owen, '2026-11-25', '2026-11-25'), leaveOf(ines, '2026-11-25', '2026-11-25')] }, tenOn('2026-11-25'), newId),
    )],
  ])('%s', (_what, now) => {
    expect(moved(now)).toMatchObject({ writes: [], audit: [], notices: [] })
  })
})

describe('whoever is away and whoever covers', () => {
  const someLeave = fc.subarray([gail, owen, ines, abi]).map((away) => away.map((person) => leaveOf(person, TODAY, '2026-12-04')))
  const someCover = fc.array(fc.tuple(fc.constantFrom(mo, gail, owen, ines), fc.constantFrom(mo, gail, owen, ines, abi)), { maxLength: 3 })
    .map((pairs) => pairs.filter(([one, other]) => one !== other).map(([holder, deputy]) => coverOf(holder, deputy, TODAY, '2026-12-04')))

  it('moving on once is enough: the next beat moves nothing, never comes down, and always leaves a next step', () => {
    fc.assert(fc.property(someLeave, someCover, fc.boolean(), (leave, cover, isUrgent) => {
      const facts = raised({ isUrgent }, { people: [...staff, abi] })
      const then = after({ ...facts, leave, cover }, moveOn({ ...facts, leave, cover }, SOON, newId))
      expect(moved(then, SOON).writes).toEqual([])
      expect(then.escalation.step).toBeGreaterThanOrEqual(facts.escalation.step)
      expect(then.escalation.nextStepAt! > SOON).toBe(true)
      const away = new Set(leave.map(({ personId }) => personId))
      expect(then.escalation.askedId !== null && away.has(then.escalation.askedId)).toBe(false)
    }), { numRuns: 300 })
  })
})
