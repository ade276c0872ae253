import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dateFrom } from '../../../src/domain/calendar/london.ts'
import { BeyondCalendar } from '../../../src/domain/calendar/working-days.ts'
import { CASE_EVENTS, type CaseEventKind } from '../../../src/domain/case/case-event.ts'
import { project, type Supposed } from '../../../src/domain/clock/project.ts'
import { CALENDAR, clockOf, day, ENGLAND, event } from './a-case.ts'

const ask = (kind: CaseEventKind, on: string, more: Partial<Supposed> = {}) =>
  project({ event: kind, on: day(on), at: null, dateOfBirth: null, detail: {}, until: null, ...more }, ENGLAND, CALENDAR)

function said(kind: CaseEventKind, on: string, more: Partial<Supposed> = {}): readonly string[] {
  const answer = ask(kind, on, more)
  return answer.kind === 'refused' ? [answer.says] : answer.lines.map((line) => `${line.due} ${line.rule}`)
}

describe('a timeline without a case', () => {
  it('goes one year on, that day included, in order', () => {
    const lines = said('child-in-need', '2026-03-02').filter((line) => line.endsWith('CIN-2'))
    expect(lines).toEqual(['2026-06-02 CIN-2', '2026-09-02 CIN-2', '2026-12-02 CIN-2', '2027-03-02 CIN-2'])
    const all = said('protection-plan', '2026-03-02')
    expect(all).toEqual([...all].sort((one, other) =>
      (one.slice(0, 10) < other.slice(0, 10) ? -1 : one.slice(0, 10) > other.slice(0, 10) ? 1 : 0)))
  })

  it('always has a working day to book by', () => {
    const answer = ask('strategy-discussion', '2026-12-11')
    expect(answer).toMatchObject({ kind: 'timeline',
      lines: [{ rule: 'S47-2', bookBy: '2026-12-14' }, { rule: 'CP-7' }, { rule: 'S47-3', due: '2027-01-06', bookBy: '2027-01-06' }] })
    const review = ask('child-in-need', '2026-05-31')
    expect(review.kind === 'timeline' && review.lines.find((line) => line.due === '2026-08-31')?.bookBy).toBe('2026-08-28')
  })

  it('turns 18 on the way: nothing of care after it, leaving care from it', () => {
    const lines = said('looked-after', '2026-03-03', { dateOfBirth: day('2008-09-12'), until: day('2027-03-03') })
    expect(lines.filter((line) => line.includes('LAC') && line >= '2026-09-12')).toEqual([])
    expect(lines.filter((line) => line.includes('LAC-4'))).toEqual(['2026-03-31 LAC-4'])
    expect(lines.find((line) => line.includes('CL-3'))).toBe('2026-09-19 CL-3')
  })

  it.each<[CaseEventKind, Readonly<Record<string, string>>, readonly string[]]>([
    ['core-group', {}, ['2026-03-30 CP-2', '2026-04-27 CP-2']],
    ['review', { of: 'looked-after' }, ['2026-09-02 LAC-6']],
    ['review', { of: 'looked-after', first: 'true' }, ['2026-06-02 LAC-5', '2026-12-02 LAC-6']],
    ['review', { of: 'child-in-need' }, ['2026-06-02 CIN-2', '2026-09-02 CIN-2']],
    ['review-conference', {}, ['2026-08-25 CP-7', '2026-09-02 CP-5']],
    ['visit', { of: 'placement', kind: 'foster' }, ['2026-04-13 LAC-8', '2026-05-25 LAC-8']],
    ['visit', { of: 'protection-plan' }, ['2026-03-16 CP-3', '2026-03-30 CP-3']],
    ['visit', { of: 'short-breaks' }, ['2026-09-02 LAC-14']],
    ['health-assessment', {}, ['2026-09-02 LAC-16']],
    ['moved', { of: 'left-care' }, ['2026-03-09 CL-3', '2026-03-30 CL-3']],
    ['moved', { of: 'placement' }, ['2026-03-09 LAC-1', '2026-03-09 LAC-3']],
  ])('what happens to a running chain goes on from there: %s %j', (kind, detail, first) => {
    const lines = said(kind, '2026-03-02', { detail })
    expect([...lines].sort().slice(0, first.length)).toEqual(first)
  })

  it('asks which chain, where there are several', () => {
    expect(said('visit', '2026-03-02')[0]).toContain('of=child-in-need, of=protection-plan')
  })

  it('a visit not seen moves nothing', () => {
    expect(said('visit', '2026-03-02', { detail: { of: 'placement', seen: 'false' } })[0]).toContain('moves no date')
  })

  it.each<CaseEventKind>([
    'plan-ended', 'ceased-looked-after', 'closed', 'conference-not-required', 'order-made',
  ])('nothing falls due because of %s', (kind) => {
    expect(said(kind, '2026-03-02')).toEqual([])
  })

  it('refuses an end before the beginning', () => {
    expect(said('referral', '2026-03-02', { until: day('2026-03-01') })).toEqual(['The last day asked for is before the event.'])
  })

  it.each<[string, CaseEventKind, string, Partial<Supposed>]>([
    ['working days past the end', 'referral', '2028-12-20', {}],
    ['months past the end', 'looked-after', '2028-06-01', {}],
    ['an event after the end', 'direction', '2029-01-10', {}],
    ['an event before the start', 'referral', '2014-12-01', {}],
    ['an end past the end', 'child-in-need', '2028-01-10', { until: day('2029-06-01') }],
  ])('asking beyond the known bank holidays is an error: %s', (_, kind, on, more) => {
    expect(() => ask(kind, on, more)).toThrow(BeyondCalendar)
  })

  it('asking up to the last known day is answered', () => {
    expect(said('protection-plan', '2028-12-01', { until: day('2028-12-31') })).toEqual(['2028-12-15 CP-1', '2028-12-15 CP-3'])
  })

  it('a report that may fall before the last known day, for a conference after it, is an error', () => {
    expect(() => said('protection-plan', '2028-10-03', { until: day('2028-12-31') })).toThrow(BeyondCalendar)
  })
})

describe('a projection is what the clock says when each step is done on its day', () => {
  it('the first dates are those of a real case', () => {
    const real = clockOf([event('protection-plan', '2026-03-20', { child: 'A' })], { today: '2026-03-20' })
    const projected = ask('protection-plan', '2026-03-20', { dateOfBirth: day('2016-02-10') })
    for (const rule of ['CP-1', 'CP-3', 'CP-4', 'CP-7']) {
      expect(projected.kind === 'timeline' && projected.lines.find((line) => line.rule === rule)?.due)
        .toBe(real.find((each) => each.rule === rule)?.due)
    }
  })

  it('every event can be asked about on any day, with a reason for every date and none before the event’s own', () => {
    const anyDay = fc.integer({ min: 0, max: 3_000 }).map((days) => addDays(dateFrom('2018-01-01'), days))
    fc.assert(fc.property(fc.constantFrom(...CASE_EVENTS), anyDay, (kind, on) => {
      const answer = project({ event: kind, on, at: null, dateOfBirth: null, detail: {}, until: null }, ENGLAND, CALENDAR)
      for (const line of answer.kind === 'timeline' ? answer.lines : []) {
        expect(line.due >= on && line.bookBy <= line.due && line.due <= (answer.kind === 'timeline' ? answer.until : on)).toBe(true)
        expect(line.why).toContain(line.source)
      }
    }), { numRuns: 120 })
  })
})
