import { describe, expect, it } from 'vitest'
import { availability, daysToDo } from '../../../src/domain/allocation/availability.ts'
import { dateFrom } from '../../../src/domain/calendar/london.ts'
import type { Leave } from '../../../src/domain/unit/person.ts'
import { aPerson, calendar, jo, kit, leaveOf, policy, today } from '../unit/hawthorn.ts'

const facts = (leave: readonly Leave[] = []) => ({ leave, policy, calendar })
const range = (from: string, to: string) => ({ from: dateFrom(from), to: dateFrom(to) })
const termTime = aPerson('tess', 'Tess Gray', 'sw', { pattern: { ...jo.pattern, termTimeOnly: true } })

describe('days somebody works between two dates', () => {
  it.each([
    ['both ends count: Tuesday to Friday', jo, '2026-11-24', '2026-11-27', 4, null],
    ['weekends do not: Friday to Monday', jo, '2026-11-27', '2026-11-30', 2, null],
    ['bank holidays do not: Christmas week', jo, '2026-12-24', '2026-12-29', 2, null],
    ['their own pattern decides: Tuesdays and Thursdays', kit, '2026-11-24', '2026-11-30', 2, null],
    ['none in the range', kit, '2026-11-27', '2026-11-30', 0, 'does not work by Mon 30 Nov 2026'],
    ['none on the one day', kit, '2026-11-25', '2026-11-25', 0, 'does not work on Wed 25 Nov 2026'],
    ['school holidays', termTime, '2026-10-26', '2026-10-30', 0, 'works in term time only'],
  ] as const)('%s', (_rule, person, from, to, days, because) => {
    expect(availability(person, range(from, to), facts())).toEqual({ days, isTenOrMore: false, because })
  })

  it('leave takes days away', () => {
    expect(availability(jo, range('2026-11-24', '2026-11-27'), facts([leaveOf(jo, '2026-11-25', '2026-11-26')])).days).toBe(2)
  })

  it('leave for the whole range says until when, following leave included', () => {
    const leave = [leaveOf(jo, '2026-11-23', '2026-11-27'), leaveOf(jo, '2026-11-28', '2026-12-04')]
    expect(availability(jo, range('2026-11-24', '2026-11-27'), facts(leave))).toEqual({
      days: 0, isTenOrMore: false, because: 'on leave until Fri 4 Dec 2026',
    })
  })

  it('leave of which the last day is before a weekend still says until when', () => {
    const away = availability(jo, range('2026-11-24', '2026-11-29'), facts([leaveOf(jo, '2026-11-24', '2026-11-27')]))
    expect(away.because).toBe('on leave until Fri 27 Nov 2026')
  })

  it('stops counting at ten: more makes no difference, and the calendar may end', () => {
    expect(availability(jo, range('2026-11-24', '2030-01-01'), facts())).toEqual({ days: 10, isTenOrMore: true, because: null })
  })
})

describe('when a task can be done', () => {
  it.each([
    ['until its limit', '2026-11-27', '2026-11-27'],
    ['today, when it is due today', '2026-11-24', '2026-11-24'],
    ['ten working days, when it has no limit', null, '2026-12-08'],
    ['five working days, when it is overdue', '2026-11-20', '2026-12-01'],
  ])('%s', (_rule, due, to) => {
    expect(daysToDo(due === null ? null : dateFrom(due), today, calendar)).toEqual({ from: today, to })
  })
})
