import { describe, expect, it } from 'vitest'
import { addDays, dateFrom } from '../../../src/domain/calendar/london.ts'
import { addWorkingDays } from '../../../src/domain/calendar/working-days.ts'
import { nudgeDue } from '../../../src/domain/task/nudge-due.ts'
import { aTask, calendar, today } from '../unit/hawthorn.ts'

const NUDGES = [10, 5, 2, 0]

describe('reminders fall 10, 5, 2 and 0 working days before the limit', () => {
  it.each([
    ['on the day', '2026-11-24', 0],
    ['the working day before: none', '2026-11-25', null],
    ['2 working days before', '2026-11-26', 2],
    ['5 working days before, across a weekend', '2026-12-01', 5],
    ['10 working days before', '2026-12-08', 10],
    ['11 working days before: none yet', '2026-12-09', null],
    ['once it has passed: none, it is overdue', '2026-11-23', null],
    ['years before: none, and the calendar’s end is not reached for', '2031-01-01', null],
  ])('%s', (_rule, due, nudge) => {
    expect(nudgeDue(aTask({ due: dateFrom(due) }), today, calendar, NUDGES)).toBe(nudge)
  })

  it('across Christmas: 29 December is 2 working days after 23 December', () => {
    expect(nudgeDue(aTask({ due: dateFrom('2026-12-29') }), dateFrom('2026-12-23'), calendar, NUDGES)).toBe(2)
  })

  it('a limit on a Saturday is reminded of on Friday as on the day', () => {
    expect(nudgeDue(aTask({ due: dateFrom('2026-11-28') }), dateFrom('2026-11-27'), calendar, NUDGES)).toBe(0)
  })

  it('each task is reminded of four times on the way to its limit, whatever the weekday of the limit', () => {
    for (let days = 0; days < 60; days++) {
      const due = addDays(dateFrom('2026-12-09'), days)
      const reminders: number[] = []
      for (let day = dateFrom('2026-11-02'); day <= due; day = addWorkingDays(calendar, day, 1)) {
        const nudge = nudgeDue(aTask({ due }), day, calendar, NUDGES)
        if (nudge !== null) reminders.push(nudge)
      }
      expect([due, reminders]).toEqual([due, NUDGES])
    }
  })

  it.each([['closed', aTask({ state: 'met' })], ['without a limit', aTask({ due: null })]])('not of a task that is %s', (_what, task) => {
    expect(nudgeDue(task, dateFrom('2026-11-27'), calendar, NUDGES)).toBeNull()
  })
})
