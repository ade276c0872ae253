import { describe, expect, it } from 'vitest'
import { CASE_EVENTS } from '../../../src/domain/case/case-event.ts'
import { detailProblem } from '../../../src/domain/clock/event-details.ts'
import { EVENT_WORDS } from '../../../src/domain/clock/event-words.ts'
import { endInWords, explain } from '../../../src/domain/clock/explain.ts'
import { rulePackFrom, RulesNotUsable } from '../../../src/domain/clock/rule.ts'
import { clockOf, ENGLAND, event, openOne } from './a-case.ts'

describe('the reason for a date', () => {
  it('says from what, how long, on whose authority', () => {
    const second = openOne(clockOf([event('looked-after', '2026-02-09'), event('review', '2026-03-03')]), 'LAC-5')
    expect(explain(second)).toBe('Second looked-after review: 3 months after the review (Tue 3 Mar 2026). ' +
      'LAC-5, Care Planning Regulations 2010 (SI 2010/959) reg 33(2) (statute).')
  })

  it.each([
    ['CP-7', [event('protection-plan', '2026-03-20')], '5 working days before the conference is due'],
    ['CRT-1', [event('application-issued', '2026-01-05')], '26 weeks, counting the day itself after the application was issued'],
    ['CRT-2', [event('direction', '2026-01-05')], 'the date the court set'],
    ['MIS-1', [event('returned-from-missing', '2026-06-05', { at: '2026-06-05T09:00:00Z' })],
      '72 hours after the return from missing (Fri 5 Jun 2026 at 10:00)'],
    ['CP-4', [event('protection-plan', '2026-03-20', { detail: { next: '2026-05-01' } })],
      'the date fixed; otherwise 3 months after the initial conference'],
    ['LAC-15', [event('looked-after', '2026-03-03', { detail: { next: '2026-03-20' } })], 'in time for the first review'],
    ['EPO-2', [event('emergency-protection-order', '2026-06-01'), event('extended', '2026-06-08')], 'with the extension granted'],
    ['CL-2', [event('pathway-plan', '2026-06-01'), event('moved', '2026-06-08', { detail: { unregulated: 'true' } })],
      'brought forward by a later event'],
    ['REF-1', [event('referral', '2026-06-01')], '1 working day after the referral'],
    ['CP-6', [event('birth-on-plan', '2026-06-01')], '10 days after the birth (Mon 1 Jun 2026)'],
    ['CIN-1', [event('child-in-need', '2026-06-01'), event('visit', '2026-06-10', { detail: { seen: 'false' } })],
      '). The child was not seen at the visit on Wed 10 Jun 2026'],
  ])('%s', (rule, events, says) => {
    expect(explain(openOne(clockOf(events), rule))).toContain(says)
  })

  it('LAC-17 waits for a birthday', () => {
    expect(explain(openOne(clockOf([event('looked-after', '2026-03-03')], { born: { A: '2024-05-05' } }), 'LAC-17')))
      .toContain('from the birthday it starts to apply')
  })

  it('why something ended', () => {
    expect(endInWords('turned-18')).toBe('the young person turned 18')
    expect(endInWords('plan-ended')).toBe('the plan ended')
    expect(endInWords('legal-planning-meeting')).toBe('of legal planning meeting')
  })

  it('every event has words', () => {
    expect(Object.keys(EVENT_WORDS).sort()).toEqual([...CASE_EVENTS].sort())
  })
})

describe('details are checked where they are typed', () => {
  it.each([
    ['kind', 'foster'], ['to18', 'true'], ['next', '2026-12-01'], ['next', '1 dec 2026'], ['until', '2026-12-01 16:00'],
    ['visits-every', '4'], ['title', 'final evidence'],
  ])('%s=%s can be used', (key, value) => {
    expect(detailProblem(key, value)).toBeNull()
  })

  it.each([
    ['kind', 'fostering', 'foster, residential'], ['to18', 'yes', 'true or false'], ['next', 'soon', 'a date'],
    ['visits-every', '0', 'whole number'],
    ['number', '1.5', 'whole number'], ['knid', 'foster', 'not a detail'], ['constructor', 'x', 'not a detail'],
  ])('%s=%s cannot', (key, value, says) => {
    expect(detailProblem(key, value)).toContain(says)
  })
})

describe('a rule pack', () => {
  it('is refused with every problem named', () => {
    const broken = { ...ENGLAND, periods: {}, version: '' }
    expect(() => rulePackFrom(broken)).toThrow(RulesNotUsable)
    expect(() => rulePackFrom({ ...ENGLAND, periods: {} }))
      .toThrow(/referral-decision: there is no period called referral[\s\S]*core-groups/)
    expect(() => rulePackFrom({ ...ENGLAND, timetables: [ENGLAND.timetables[0], ENGLAND.timetables[0]] }))
      .toThrow('two timetables have this name')
  })
})
