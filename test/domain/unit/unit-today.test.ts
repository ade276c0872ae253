import { describe, expect, it } from 'vitest'
import { dateFrom } from '../../../src/domain/calendar/london.ts'
import { absenceOn, leaveUntil } from '../../../src/domain/unit/presence.ts'
import { unitToday } from '../../../src/domain/unit/unit-today.ts'
import { aPerson, calendar, coverOf, facts, gail, jo, kit, leaveOf, mo, people, policy, ray, sam, today } from './hawthorn.ts'

const termTime = aPerson('tess', 'Tess Gray', 'sw', { pattern: { ...jo.pattern, termTimeOnly: true } })
const weekender = aPerson('wes', 'Wes Gale', 'cp', { weekdays: [6, 7] })

describe('why somebody is not at work', () => {
  it.each([
    ['a working day of theirs', jo, '2026-11-24', null],
    ['leave, both ends included: the first day', jo, '2026-12-01', 'leave'],
    ['leave, both ends included: the last day', jo, '2026-12-04', 'leave'],
    ['the day after leave', jo, '2026-12-07', null],
    ['a weekday outside their pattern', kit, '2026-11-25', 'not-their-day'],
    ['a Saturday, for those who work weekdays', jo, '2026-11-28', 'not-their-day'],
    ['a Saturday, for those who work weekends', weekender, '2026-11-28', null],
    ['a bank holiday', mo, '2026-12-28', 'bank-holiday'],
    ['half-term, for those who work term time only', termTime, '2026-10-28', 'school-holidays'],
    ['half-term, for the others', jo, '2026-10-28', null],
    ['term, for those who work term time only', termTime, '2026-11-24', null],
    ['beyond the terms the policy knows', termTime, '2027-03-10', null],
  ] as const)('%s', (_rule, person, day, because) => {
    const leave = [leaveOf(jo, '2026-12-01', '2026-12-04')]
    expect(absenceOn(person, dateFrom(day), { leave, policy, calendar })).toBe(because)
  })

  it('leave that follows on at once is one leave', () => {
    const leave = [leaveOf(jo, '2026-11-23', '2026-11-27'), leaveOf(jo, '2026-11-28', '2026-12-04'), leaveOf(jo, '2026-12-06', '2026-12-11')]
    expect(leaveUntil(jo.id, today, leave)).toBe('2026-12-04')
    expect(leaveUntil(mo.id, today, leave)).toBeNull()
  })
})

describe('the unit on one day', () => {
  it('says who is there, who is away and until when, and who covers', () => {
    const day = unitToday(facts({
      people: [...people, ray],
      leave: [leaveOf(mo, '2026-11-23', '2026-12-04'), leaveOf(gail, '2026-11-24', '2026-11-24')],
      cover: [coverOf(mo, ray, '2026-11-23', '2026-12-04')],
    }), dateFrom('2026-11-25'))
    expect(day.present.map((person) => person.name)).toEqual(['Jo Bell', 'Sam Clarke', 'Uma Evans'])
    expect(day.away).toEqual([
      { person: kit, because: 'not-their-day', until: null, coveredBy: [] },
      { person: mo, because: 'leave', until: '2026-12-04', coveredBy: [ray] },
    ])
  })

  it('lists the group manager only when on leave', () => {
    const day = unitToday(facts({ leave: [leaveOf(gail, '2026-11-24', '2026-11-24')] }), today)
    expect(day.away.map((each) => each.person)).toEqual([gail])
    expect(unitToday(facts(), today).away).toEqual([])
  })

  it('leaves out people who have left and cover by people who have left', () => {
    const gone = { ...sam, isActive: false }
    const day = unitToday(facts({
      people: [mo, jo, gone], leave: [leaveOf(mo, '2026-11-24', '2026-11-24')], cover: [coverOf(mo, gone, '2026-11-24', '2026-11-24')],
    }), today)
    expect(day).toMatchObject({ present: [jo], away: [{ person: mo, coveredBy: [] }] })
  })
})
