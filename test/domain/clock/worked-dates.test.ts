import { describe, expect, it } from 'vitest'
import type { CaseEventKind } from '../../../src/domain/case/case-event.ts'
import { CALENDAR, clockOf, day, ENGLAND, event, open, openOne } from './a-case.ts'
import { countFrom } from '../../../src/domain/clock/count.ts'

describe('the worked dates of STATUTORY', () => {
  it.each<[string, string, CaseEventKind, string, string]>([
    ['strategy discussion 11 Dec 2026 + 15 WD', 'S47-3', 'strategy-discussion', '2026-12-11', '2027-01-06'],
    ['looked after from 11 Dec 2026, first review 20 WD', 'LAC-4', 'looked-after', '2026-12-11', '2027-01-13'],
    ['conference 20 Mar 2026, core group 10 WD (Easter)', 'CP-1', 'protection-plan', '2026-03-20', '2026-04-07'],
    ['24 Dec 2026 + 1 WD', 'REF-1', 'referral', '2026-12-24', '2026-12-29'],
    ['25 Dec 2026 + 1 WD', 'REF-1', 'referral', '2026-12-25', '2026-12-29'],
    ['26 Dec 2026 + 1 WD', 'REF-1', 'referral', '2026-12-26', '2026-12-29'],
    ['placement Fri 18 Dec 2026, plan 5 WD', 'LAC-1', 'placement', '2026-12-18', '2026-12-29'],
    ['referral 1 Dec 2026, assessment 45 WD', 'ASM-1', 'referral', '2026-12-01', '2027-02-05'],
  ])('%s: %s', (_, rule, kind, on, due) => {
    expect(open(clockOf([event(kind, on)]), rule)).toEqual([due])
  })

  it.each([
    ['31 Aug 2027 + 6 months', '2027-08-31', 6, '2028-02-29'],
    ['31 Aug 2026 + 6 months', '2026-08-31', 6, '2027-02-28'],
    ['30 Nov 2026 + 3 months', '2026-11-30', 3, '2027-02-28'],
  ])('%s', (_, on, amount, due) => {
    expect(countFrom({ on: day(on), at: null }, { amount, unit: 'months', counting: 'exclusive' }, CALENDAR, ENGLAND).due).toBe(due)
  })

  it('26 weeks beginning with the day of issue: the last day is issue + 181 days (CRT-1)', () => {
    const [due] = open(clockOf([event('application-issued', '2026-01-05')]), 'CRT-1')
    expect(due).toBe(Temporal.PlainDate.from('2026-01-05').add({ days: 181 }).toString())
  })

  it('31 May 2026 + 3 months is a bank holiday: the limit stays, book by the Friday before (CIN-2)', () => {
    expect(openOne(clockOf([event('child-in-need', '2026-05-31')]), 'CIN-2')).toMatchObject({ due: '2026-08-31', bookBy: '2026-08-28' })
  })

  it('a limit on a working day has no other day to book by', () => {
    expect(openOne(clockOf([event('strategy-discussion', '2026-12-11')]), 'S47-3')).toMatchObject({ due: '2027-01-06', bookBy: null })
  })
})
