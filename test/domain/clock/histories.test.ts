import { describe, expect, it } from 'vitest'
import { BeyondCalendar } from '../../../src/domain/calendar/working-days.ts'
import { clockOf, event, lines, open, openOne } from './a-case.ts'

/** Caseloads arrive with years of history that nobody will mark as done one by one. */

describe('what an import may say', () => {
  it('that the work of an event was done with it: `done`', () => {
    const placed = (done: string) => clockOf([event('looked-after', '2026-03-02'), event('placement', '2026-03-02', { detail: { done } })])
    expect(lines(placed('LAC-1 LAC-3'), 'LAC-1')).toEqual(['2026-03-09 met 2026-03-02'])
    expect(open(placed('LAC-1 LAC-3'), 'LAC-2')).toEqual(['2026-03-16'])
    expect(open(placed('LAC-1 LAC-7'), 'LAC-7'), 'a chain wants its own events').toEqual(['2026-03-09'])
  })

  it('that a review was not the first: `number`', () => {
    const found = clockOf([event('looked-after', '2019-05-07'), event('review', '2026-06-01', { detail: { number: '14' } })])
    expect(lines(found, 'LAC-4')).toEqual(['2019-06-05 ended 2026-06-01 before-records'])
    expect(lines(found, 'LAC-5')).toEqual([])
    expect(open(found, 'LAC-6')).toEqual(['2026-12-01'])
  })

  it('duties that fall once are not raised years after their day', () => {
    const old = { recorded: '2026-11-27' }
    const found = clockOf([event('referral', '2025-06-02', old), event('looked-after', '2025-06-16', old),
      event('placement', '2025-06-16', old)], { today: '2026-11-27' })
    expect(lines(found, 'ASM-1')).toEqual(['2025-08-04 ended 2026-11-27 before-records'])
    expect(lines(found, 'LAC-1')).toEqual(['2025-06-23 ended 2026-11-27 before-records'])
    expect(open(found, 'LAC-4'), 'but a review that nobody recorded is asked for').toEqual(['2025-07-14'])
    expect(open(found, 'LAC-7'), 'and a visit').toEqual(['2025-06-23'])
  })

  it('a placement recorded some weeks late still wants its plan', () => {
    expect(open(clockOf([event('placement', '2026-09-01', { recorded: '2026-11-27' })]), 'LAC-1')).toEqual(['2026-09-08'])
  })
})

describe('beyond the known bank holidays', () => {
  it('before the first: the chain goes on, and a step never recorded is shown, as late as it can have been', () => {
    const since2012 = event('looked-after', '2012-05-01')
    expect(open(clockOf([since2012, event('review', '2026-06-01', { detail: { number: '20' } })]), 'LAC-6')).toEqual(['2026-12-01'])
    const never = openOne(clockOf([since2012]), 'LAC-4')
    expect(never.due).toBe('2015-01-29')
    expect(never.warnings[0]).toContain('the latest it can have been due')
  })

  it('after the last: a limit in working days is an error, never a guess', () => {
    expect(() => clockOf([event('referral', '2028-12-20')])).toThrow(BeyondCalendar)
  })

  it('after the last: a report before a conference is shown as early as it can be, and says so', () => {
    const report = openOne(clockOf([event('protection-plan', '2028-10-10')], { today: '2028-10-10' }), 'CP-7')
    expect(report.due).toBe('2028-12-27')
    expect(report.warnings[0]).toContain('the earliest it can be due')
  })

  it('after the last: a limit in months is exact, and only its booking day is not known, which it says', () => {
    const drift = clockOf([event('protection-plan', '2027-09-01')], { today: '2027-09-01' }).find((each) => each.due === '2029-06-01')
    expect(drift).toMatchObject({ rule: 'CP-8', bookBy: null })
    expect(drift?.warnings).toEqual(['Bank holidays after Sun 31 Dec 2028 are not known yet, so there is no booking date.'])
  })
})
