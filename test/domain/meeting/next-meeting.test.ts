import { describe, expect, it } from 'vitest'
import { dateFrom, instantFrom, timeFrom } from '../../../src/domain/calendar/london.ts'
import { meetingRemindersDue } from '../../../src/domain/meeting/meeting-reminders-due.ts'
import { meetingOn, nextMeeting } from '../../../src/domain/meeting/next-meeting.ts'
import { calendar, hawthorn, policy } from '../unit/hawthorn.ts'

const mondays = { ...hawthorn, meetingDay: 1 }
const fridays = { ...hawthorn, meetingDay: 5 }

describe('the next meeting', () => {
  it.each([
    ['is this week’s, before its day', hawthorn, '2026-11-24T10:00:00Z', '2026-11-25', null],
    ['is today’s, before it', hawthorn, '2026-11-25T08:00:00Z', '2026-11-25', null],
    ['is today’s, while it goes on', hawthorn, '2026-11-25T11:30:00Z', '2026-11-25', null],
    ['is next week’s, once it is over', hawthorn, '2026-11-25T12:01:00Z', '2026-12-02', null],
    ['is on the next working day, when its day is a bank holiday', mondays, '2026-12-24T09:00:00Z', '2026-12-29', '2026-12-28'],
    ['moved to today, still is', mondays, '2026-12-29T09:00:00Z', '2026-12-29', '2026-12-28'],
    ['moved over a weekend: Christmas Day on a Friday', fridays, '2026-12-22T09:00:00Z', '2026-12-29', '2026-12-25'],
    ['in summer counts by London’s clocks', hawthorn, '2026-07-08T11:01:00Z', '2026-07-15', null],
    ['on a Saturday, where a unit chose one', { ...hawthorn, meetingDay: 6 }, '2026-11-24T10:00:00Z', '2026-11-28', null],
  ])('%s', (_rule, unit, now, on, movedFrom) => {
    expect(nextMeeting(unit, instantFrom(now), calendar)).toEqual({ on, time: '10:00', movedFrom })
  })

  it.each([
    ['day', { ...hawthorn, meetingDay: null }], ['time', { ...hawthorn, meetingTime: null }],
  ])('is unknown until the unit has settled on a %s', (_what, unit) => {
    expect(nextMeeting(unit, instantFrom('2026-11-24T10:00:00Z'), calendar)).toBeNull()
  })

  it('is on one day of the week only', () => {
    expect(meetingOn(hawthorn, dateFrom('2026-11-25'), calendar)?.on).toBe('2026-11-25')
    expect(meetingOn(hawthorn, dateFrom('2026-11-24'), calendar)).toBeNull()
    expect(meetingOn(mondays, dateFrom('2026-12-28'), calendar)).toBeNull()
  })
})

describe('the meeting’s reminders', () => {
  const due = (unit: typeof hawthorn, now: string) =>
    meetingRemindersDue(unit, instantFrom(now), policy, calendar).map(({ meeting, when, lateByMinutes }) => [meeting.on, when, lateByMinutes])

  it.each([
    ['the working day before, at the policy’s time', hawthorn, '2026-11-24T09:00:00Z', [['2026-11-25', 'day-before', 0]]],
    ['not before that time', hawthorn, '2026-11-24T08:59:00Z', []],
    ['late the same day', hawthorn, '2026-11-24T16:00:00Z', [['2026-11-25', 'day-before', 420]]],
    ['on the day', hawthorn, '2026-11-25T09:00:00Z', [['2026-11-25', 'on-the-day', 0]]],
    ['not once it has begun', hawthorn, '2026-11-25T10:00:00Z', []],
    ['half an hour before, when it meets before the policy’s time', { ...hawthorn, meetingTime: timeFrom('09:00') },
      '2026-11-25T08:30:00Z', [['2026-11-25', 'on-the-day', 0]]],
    ['the Friday before a Monday', mondays, '2026-11-27T09:00:00Z', [['2026-11-30', 'day-before', 0]]],
    ['not on the Sunday before', mondays, '2026-11-29T09:00:00Z', []],
    ['Christmas Eve, before a meeting moved to 29 December', mondays, '2026-12-24T09:00:00Z', [['2026-12-29', 'day-before', 0]]],
    ['not on other days', hawthorn, '2026-11-26T09:00:00Z', []],
    ['not for a unit without a day', { ...hawthorn, meetingDay: null }, '2026-11-24T09:00:00Z', []],
  ])('%s', (_rule, unit, now, reminders) => {
    expect(due(unit, now)).toEqual(reminders)
  })
})
