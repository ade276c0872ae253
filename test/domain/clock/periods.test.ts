import { describe, expect, it } from 'vitest'
import { clockOf, event, lines, open } from './a-case.ts'

describe('two clocks on one child (arithmetic 9)', () => {
  it('a plan and care at once: both run, one visit may meet both, and the stricter comes round first', () => {
    const events = [event('protection-plan', '2026-06-01'), event('looked-after', '2026-06-08'), event('placement', '2026-06-08')]
    const found = clockOf([...events, event('visit', '2026-06-12')])
    expect(lines(found, 'CP-3')).toEqual(['2026-06-15 met 2026-06-12', '2026-06-26'])
    expect(lines(found, 'LAC-7')).toEqual(['2026-06-15 met 2026-06-12'])
    expect(open(found, 'LAC-8')).toEqual(['2026-07-24'])
  })

  it('a protection plan ends a child-in-need plan (CIN-1)', () => {
    const found = clockOf([event('child-in-need', '2026-05-01'), event('protection-plan', '2026-05-20')])
    expect(lines(found, 'CIN-1')).toEqual(['2026-06-02 ended 2026-05-20 protection-plan'])
    expect(open(found, 'CP-3')).toEqual(['2026-06-04'])
  })

  it('care ends a child-in-need plan (CIN-2)', () => {
    expect(lines(clockOf([event('child-in-need', '2026-05-01'), event('looked-after', '2026-05-20')]), 'CIN-2'))
      .toEqual(['2026-08-01 ended 2026-05-20 looked-after'])
  })

  it('a child-in-need plan does not begin under a protection plan', () => {
    const found = clockOf([event('protection-plan', '2026-05-01'), event('child-in-need', '2026-05-20')])
    expect(lines(found, 'CIN-1')).toEqual(['2026-06-18 ended 2026-05-20 protection-plan'])
  })

  it('stepping down on one day ends the one and begins the other', () => {
    const found = clockOf([event('protection-plan', '2026-01-12'), event('plan-ended', '2026-06-01'), event('child-in-need', '2026-06-01')])
    expect(open(found, 'CP-3')).toEqual([])
    expect(open(found, 'CIN-1')).toEqual(['2026-06-29'])
  })

  it('a child-in-need plan again after a protection plan is a new one', () => {
    const found = clockOf([event('child-in-need', '2026-01-05'), event('protection-plan', '2026-02-02'), event('plan-ended', '2026-06-01'),
      event('child-in-need', '2026-06-10')])
    expect(open(found, 'CIN-1')).toEqual(['2026-07-08'])
  })
})

describe('returning to care', () => {
  const home = [event('looked-after', '2026-01-05'), event('review', '2026-01-29'), event('ceased-looked-after', '2026-03-02')]

  it('starts a new period, with a first review (LAC-4)', () => {
    const found = clockOf([...home, event('looked-after', '2026-06-01')])
    expect(lines(found, 'LAC-5')).toEqual(['2026-04-29 ended 2026-03-02 ceased-looked-after'])
    expect(open(found, 'LAC-4')).toEqual(['2026-06-29'])
  })

  it('on the very day of leaving it too', () => {
    expect(open(clockOf([...home, event('looked-after', '2026-03-02')]), 'LAC-4')).toEqual(['2026-03-30'])
  })

  it('recorded twice while in care changes nothing', () => {
    const found = clockOf([event('looked-after', '2026-01-05'), event('looked-after', '2026-02-02'), event('review', '2026-01-29')])
    expect(open(found, 'LAC-4')).toEqual([])
    expect(open(found, 'LAC-5')).toEqual(['2026-04-29'])
  })
})

describe('endings', () => {
  it('closing a case ends everything, and what opened that same day too', () => {
    const found = clockOf([event('referral', '2026-06-01'), event('closed', '2026-06-01')])
    expect(lines(found, 'REF-1')).toEqual(['2026-06-02 ended 2026-06-01 closed'])
    expect(lines(found, 'ASM-1')).toEqual(['2026-08-03 ended 2026-06-01 closed'])
  })

  it('a case opened again goes on from the new event', () => {
    expect(open(clockOf([event('referral', '2026-06-01'), event('closed', '2026-06-10'), event('referral', '2026-09-01')]), 'REF-1'))
      .toEqual(['2026-09-02'])
  })

  it('a child in care for one day ends nothing but that', () => {
    const found = clockOf([event('looked-after', '2026-06-01'), event('ceased-looked-after', '2026-06-01')])
    expect(found.filter((each) => each.state.kind === 'open')).toEqual([])
  })

  it('what is done on the last day counts', () => {
    expect(lines(clockOf([event('child-in-need', '2026-06-01'), event('visit', '2026-06-20'), event('plan-ended', '2026-06-20')]), 'CIN-1'))
      .toEqual(['2026-06-29 met 2026-06-20'])
  })

  it('a later referral is another one; the same one recorded twice is not', () => {
    const found = clockOf([event('referral', '2026-06-01', { id: 'a' }), event('referral', '2026-06-01', { id: 'b' }),
      event('referral', '2026-06-03')])
    expect(open(found, 'REF-1')).toEqual(['2026-06-02', '2026-06-04'])
  })

  it('a plan or care shows that the next step was decided, a plan that the child was assessed (REF-1, ASM-1)', () => {
    const found = clockOf([event('referral', '2026-06-01'), event('child-in-need', '2026-07-01')])
    expect(lines(found, 'REF-1')).toEqual(['2026-06-02 met 2026-07-01 late'])
    expect(lines(found, 'ASM-1')).toEqual(['2026-08-03 met 2026-07-01'])
  })
})

describe('leaving care (CL-2, CL-3)', () => {
  it('a late first visit stands for the second too', () => {
    const found = clockOf([event('left-care', '2026-01-05'), event('visit', '2026-02-10')], { born: { A: '2008-01-05' } })
    expect(lines(found, 'CL-3')).toEqual(['2026-01-12 met 2026-02-10 late', '2026-04-07'])
  })

  it('the second visit is within 28 days of leaving, whenever the first was', () => {
    const found = clockOf([event('left-care', '2026-01-05'), event('visit', '2026-01-07')], { born: { A: '2008-01-05' } })
    expect(open(found, 'CL-3')).toEqual(['2026-02-02'])
  })

  it('a move starts the visits again, and to unregulated accommodation brings the review forward', () => {
    const events = [event('pathway-plan', '2026-01-05'), event('left-care', '2026-01-05'), event('visit', '2026-01-07'),
      event('visit', '2026-01-30')]
    const moved = (detail: Readonly<Record<string, string>>) =>
      clockOf([...events, event('moved', '2026-03-02', { detail })], { born: { A: '2008-01-05' } })
    expect(open(moved({}), 'CL-3')).toEqual(['2026-03-09'])
    expect(open(moved({}), 'CL-2')).toEqual(['2026-07-05'])
    expect(open(moved({ unregulated: 'true' }), 'CL-2')).toEqual(['2026-03-30'])
  })

  it('a move late in the six months gives no more time than was left', () => {
    const found = clockOf([event('pathway-plan', '2026-01-05'), event('moved', '2026-06-20', { detail: { unregulated: 'true' } })],
      { born: { A: '2008-01-05' } })
    expect(open(found, 'CL-2')).toEqual(['2026-07-05'])
  })

  it('a review says of what it was where two run', () => {
    const events = [event('looked-after', '2026-01-05'), event('pathway-plan', '2026-01-12'),
      event('review', '2026-01-26', { detail: { of: 'looked-after' } })]
    const found = clockOf(events, { born: { A: '2009-06-05' } })
    expect(lines(found, 'LAC-4')).toEqual(['2026-02-02 met 2026-01-26'])
    expect(open(found, 'CL-2')).toEqual(['2026-07-12'])
  })
})
