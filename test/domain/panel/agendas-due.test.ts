import { describe, expect, it } from 'vitest'
import { atLondon, dateFrom, timeFrom } from '../../../src/domain/calendar/london.ts'
import { panelAgendasDue, type AgendaDueFacts } from '../../../src/domain/panel/agendas-due.ts'
import { everywhere, ines, owen, staff } from '../authority/hackney.ts'
import { calendar, coverOf, leaveOf, policy } from '../unit/hawthorn.ts'
import { panelCalled } from './panel-facts.ts'

const resource = panelCalled('resource')
const facts = (changes: Partial<AgendaDueFacts> = {}): AgendaDueFacts => ({
  policy: { ...policy, panels: [resource] }, people: staff, leave: [], cover: [], calendar, ...changes,
})
const due = (day: string, time: string, changes: Partial<AgendaDueFacts> = {}) =>
  panelAgendasDue(atLondon(dateFrom(day), timeFrom(time)), facts(changes)).map(({ occurrence, lateByMinutes }) => [occurrence, lateByMinutes])
const AHEAD = 'panel-agenda/resource/2026-11-26/ahead/ines'
const MORNING = 'panel-agenda/resource/2026-11-26/on-the-day/ines'

/** The chair hears what is for the next sitting: the policy's working days before it, and on the morning. */
describe('the chair’s agenda', () => {
  it.each([
    ['before its time', '2026-11-25', '08:29', []], ['the working day before', '2026-11-25', '08:30', [[AHEAD, 0]]],
    ['late on that day', '2026-11-25', '17:00', [[AHEAD, 510]]], ['on the morning', '2026-11-26', '08:30', [[MORNING, 0]]],
    ['until it begins', '2026-11-26', '09:59', [[MORNING, 89]]], ['and not once it has', '2026-11-26', '10:00', []],
    ['on any other day', '2026-11-24', '12:00', []],
  ])('comes %s', (_, day, time, expected) => {
    expect(due(day, time)).toEqual(expected)
  })

  it('comes the working day before a sitting that a bank holiday moved', () => {
    const mondays = { ...resource, sits: { ...resource.sits, weekday: 1 } }
    expect(due('2026-12-24', '09:00', { policy: { ...policy, panels: [mondays] } })).toEqual([['panel-agenda/resource/2026-12-29/ahead/ines', 30]])
  })

  it('goes to whoever may cover the chair while they are on leave', () => {
    const leave = [leaveOf(ines, '2026-11-23', '2026-11-27')]
    expect(due('2026-11-25', '08:30', { leave, cover: [coverOf(ines, owen, '2026-11-23', '2026-11-27')] })).toEqual([[AHEAD.replace('ines', 'owen'), 0]])
  })

  it('and to themselves when nobody does, or nobody who may', () => {
    const leave = [leaveOf(ines, '2026-11-23', '2026-11-27')]
    const lawyer = everywhere('lou', 'Lou Marsh', 'lawyer')
    expect(due('2026-11-25', '08:30', { leave })).toEqual([[AHEAD, 0]])
    expect(due('2026-11-25', '08:30', { leave, people: [...staff, lawyer], cover: [coverOf(ines, lawyer, '2026-11-23', '2026-11-27')] })).toEqual([[AHEAD, 0]])
  })

  it('never comes from a panel that sits elsewhere', () => {
    expect(due('2026-11-25', '08:30', { policy: { ...policy, panels: [{ ...resource, sits: null }] } })).toEqual([])
  })
})
