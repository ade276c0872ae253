import { describe, expect, it } from 'vitest'
import type { Referral } from '../../../src/domain/authority/matrix.ts'
import type { Instant } from '../../../src/domain/calendar/london.ts'
import { addMinutes, instantFrom } from '../../../src/domain/calendar/london.ts'
import { approve } from '../../../src/domain/escalation/approve.ts'
import { climb } from '../../../src/domain/escalation/climb.ts'
import type { PressFacts } from '../../../src/domain/escalation/ladder-facts.ts'
import { stepsFor } from '../../../src/domain/escalation/raise.ts'
import { sendBack } from '../../../src/domain/escalation/send-back.ts'
import { ines, owen, staff, tenOn } from '../authority/hackney.ts'
import { aPerson, asking, coverOf, gail, history, leaveOf, mo, policy } from '../unit/hawthorn.ts'
import { accepted, after, current, pressing, raised } from './raised.ts'

const { newId } = asking(mo)
const climbed = (facts: PressFacts, now: Instant): PressFacts => after(facts, climb(facts, now, newId))
const nextAt = (facts: PressFacts): Instant => facts.escalation.nextStepAt ?? instantFrom('1970-01-01T00:00:00Z')
const where = ({ escalation }: PressFacts): unknown => [escalation.steps[escalation.step]?.role, escalation.askedId, escalation.nextStepAt]

describe('it stays quiet', () => {
  const facts = raised()
  it.each<readonly [what: string, facts: PressFacts, now: Instant]>([
    ['until its time', facts, addMinutes(nextAt(facts), -1)],
    ['once it is decided', after(facts, approve(facts, current(facts), pressing(gail))), tenOn('2026-12-24')],
    ['once it is decided, whatever time was left on it',
      { ...facts, escalation: { ...facts.escalation, state: 'approved' } }, tenOn('2026-12-24')],
  ])('%s', (_what, waiting, now) => {
    expect(climb(waiting, now, newId)).toEqual({
      kind: 'accepted', decision: waiting.decision, escalation: waiting.escalation, writes: [], audit: [], notices: [],
    })
  })

  it('the second time in one minute', () => {
    const now = nextAt(facts)
    expect(accepted(climb(climbed(facts, now), now, newId)).writes).toEqual([])
  })
})

describe('it climbs', () => {
  it('a rung for each working day unanswered, and at the top asks again, for ever', () => {
    let facts = raised()
    expect(where(facts)).toEqual(['gm', gail.id, tenOn('2026-11-25')])
    const seen = ['2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30', '2026-12-01'].map((day) => {
      facts = climbed(facts, tenOn(day))
      return where(facts)
    })
    expect(seen).toEqual([
      ['hos', owen.id, tenOn('2026-11-26')],
      ['ad', ines.id, tenOn('2026-11-27')],
      ['ad', ines.id, tenOn('2026-11-30')],
      ['ad', ines.id, tenOn('2026-12-01')],
      ['ad', ines.id, tenOn('2026-12-02')],
    ])
  })

  it('in minutes when it is urgent, day and night', () => {
    let facts = raised({ isUrgent: true })
    const times = [nextAt(facts)]
    for (let step = 0; step < 3; step++) {
      facts = climbed(facts, nextAt(facts))
      times.push(nextAt(facts))
    }
    expect(times).toEqual(['10:15', '10:30', '10:45', '11:00'].map((time) => instantFrom(`2026-11-24T${time}:00Z`)))
    expect(facts.escalation.askedId).toBe(ines.id)
  })

  it('while a question is open too: sending back buys no time', () => {
    const facts = raised()
    const sent = after(facts, sendBack(facts, { ...current(facts), question: 'Is there a bus?' }, pressing(gail)))
    expect(climbed(sent, nextAt(sent)).escalation)
      .toMatchObject({ state: 'sent-back', step: 1, askedId: owen.id, thread: [{ kind: 'question' }] })
  })

  it('tells who is asked, draws the old cards again, and says how late it is', () => {
    const facts = raised()
    const { notices, audit, writes } = accepted(climb(facts, addMinutes(nextAt(facts), 11), newId))
    expect(notices.map((notice) => [notice.about.kind, notice.lateByMinutes])).toEqual([['escalation-asked', 11], ['refresh', 0]])
    expect(notices[0]?.occurrence).toBe(`escalation-asked/${facts.escalation.id}/1/2`)
    expect(audit).toMatchObject([{ event: 'escalation-climbed', byId: null, detail: { from: 0, to: 1 } }, { event: 'escalation-asked' }])
    expect(writes.map((write) => write.kind)).toEqual(['escalation'])
  })

  it('each asking is an occurrence of its own, so that asking again is said again', () => {
    let facts = raised()
    const seen = Array.from({ length: 5 }, () => {
      const outcome = accepted(climb(facts, nextAt(facts), newId))
      facts = after(facts, outcome)
      return outcome.notices.map((notice) => notice.occurrence)
    }).flat()
    expect(new Set(seen).size).toBe(seen.length)
  })
})

describe('who is asked is looked up when it is climbed, on the frozen ladder', () => {
  it.each<readonly [what: string, changes: Partial<PressFacts>, asked: string, role: string]>([
    ['a head of service on leave: the assistant director', { leave: [leaveOf(owen, '2026-11-25', '2026-11-25')] }, ines.id, 'ad'],
    ['a head of service covered by the group manager', { cover: [coverOf(owen, gail, '2026-11-25', '2026-11-25')] }, gail.id, 'hos'],
    ['cover that ended yesterday', { cover: [coverOf(owen, gail, '2026-11-20', '2026-11-24')] }, owen.id, 'hos'],
    ['a deputy who is away: the head of service after all',
      { cover: [coverOf(owen, gail, '2026-11-25', '2026-11-25')], leave: [leaveOf(gail, '2026-11-25', '2026-11-25')] }, owen.id, 'hos'],
    ['a deputy who decided it: the head of service after all', { cover: [coverOf(owen, mo, '2026-11-25', '2026-11-25')] }, owen.id, 'hos'],
    ['a head of service who has left', { people: raised().people.filter((each) => each.id !== owen.id) }, ines.id, 'ad'],
    ['a restricted case the head of service may not know of',
      { history: history({ restrictedTo: [mo.id, gail.id, ines.id] }) }, ines.id, 'ad'],
    ['nobody above: whoever lower may settle it, and it stays at the top',
      { leave: [leaveOf(owen, '2026-11-25', '2026-11-25'), leaveOf(ines, '2026-11-25', '2026-11-25')] }, gail.id, 'ad'],
  ])('%s', (_what, changes, asked, role) => {
    const facts = { ...raised(), ...changes }
    expect(where(climbed(facts, tenOn('2026-11-25')))).toEqual([role, asked, tenOn('2026-11-26')])
  })

  it('the unit’s own group manager before others who hold the role', () => {
    const abi = aPerson('abi', 'Abi Amos', 'gm')
    expect(raised({}, { people: [abi, ...staff] }).escalation.askedId).toBe(gail.id)
    expect(raised({}, { people: [abi, ...staff], leave: [leaveOf(gail, '2026-11-24', '2026-11-24')] }).escalation.askedId).toBe(abi.id)
  })

  it('what a panel decides is not asked again of somebody who cannot settle it', () => {
    const facts = { ...raised({ type: 'residential', amount: null }), leave: [leaveOf(ines, '2026-11-25', '2026-11-27')] }
    const top = climbed(climbed(facts, tenOn('2026-11-25')), tenOn('2026-11-26'))
    expect(where(top)).toEqual(['ad', null, tenOn('2026-11-27')])
    expect(accepted(climb(top, tenOn('2026-11-27'), newId)).audit)
      .toContainEqual(expect.objectContaining({ event: 'nobody-available', detail: { step: 2, role: 'ad', why: 'nobody-there' } }))
  })

  it('nobody anywhere: the unit is told, and it is tried again when the wait is over', () => {
    const leave = [gail, owen, ines].map((person) => leaveOf(person, '2026-11-24', '2026-11-24'))
    const facts = raised({ isUrgent: true }, { leave })
    expect(where(facts)).toEqual(['ad', null, instantFrom('2026-11-24T10:15:00Z')])
    const { escalation, notices } = accepted(climb(facts, nextAt(facts), newId))
    expect([escalation.askedId, escalation.nextStepAt]).toEqual([null, '2026-11-24T10:30:00.000Z'])
    expect(notices.map((notice) => notice.about.kind)).toEqual(['nobody-available', 'refresh'])
    expect(climbed({ ...facts, leave: [] }, nextAt(facts)).escalation.askedId).toBe(ines.id)
  })

  it('nobody anywhere for hours: the channel hears of it once an hour, and of what can wait once a day', () => {
    const told = (isUrgent: boolean, beats: number): number => {
      const leave = [gail, owen, ines].map((person) => leaveOf(person, '2026-11-24', '2026-12-24'))
      let facts = raised({ isUrgent }, { leave })
      const occurrences = new Set<string>()
      for (let beat = 0; beat < beats; beat++) {
        const outcome = accepted(climb(facts, nextAt(facts), newId))
        for (const { about, occurrence } of outcome.notices) if (about.kind === 'nobody-available') occurrences.add(occurrence)
        facts = after(facts, outcome)
      }
      return occurrences.size
    }
    // every 15 minutes from 10:15 to 13:00; every working day
    expect([told(true, 12), told(false, 5)]).toEqual([4, 5])
  })

  it('a change of the policy’s ladder changes nothing for what is on its way', () => {
    const facts = raised()
    const changed = { ...facts, policy: { ...facts.policy, ladders: { routine: [], urgent: [] } } }
    expect(where(climbed(changed, tenOn('2026-11-25')))).toEqual(['hos', owen.id, tenOn('2026-11-26')])
  })

  it('nor does a row that now needs a panel: the group manager it was sent to settles it', () => {
    const facts = raised()
    const matrix = policy.matrix.map((row) => ({ ...row, otherwise: { role: 'gm', panel: 'resource' } }))
    const changed = { ...facts, policy: { ...policy, matrix } }
    expect(accepted(approve(changed, current(changed), pressing(gail))).decision.state).toBe('approved')
  })
})

describe('the ladder as it is frozen', () => {
  it.each<readonly [what: string, needs: Referral, steps: unknown]>([
    ['begins at the role needed', { role: 'hos', panel: null }, [['hos', true], ['ad', true]]],
    ['is settled by the panel’s chair', { role: 'gm', panel: 'resource' }, [['gm', false], ['hos', false], ['ad', true]]],
    ['of a panel nobody describes any more is settled at the top', { role: 'hos', panel: 'gone' }, [['hos', false], ['ad', true]]],
    ['of a role on no ladder is the whole of it, settled at the top', { role: 'lawyer', panel: null },
      [['csw', false], ['gm', false], ['hos', false], ['ad', true]]],
  ])('%s', (_what, needs, steps) => {
    expect(stepsFor(needs, { type: null, isUrgent: false }, policy).map((step) => [step.role, step.decides])).toEqual(steps)
  })
})
