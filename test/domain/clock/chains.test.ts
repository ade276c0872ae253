import { describe, expect, it } from 'vitest'
import { applyOverrides } from '../../../src/domain/clock/overrides.ts'
import { clockOf, ENGLAND, event, lines, open, openOne } from './a-case.ts'

const inCare = event('looked-after', '2026-03-03')

describe('the next interval runs from what actually happened (arithmetic 4)', () => {
  it('LAC-5 and LAC-6: an early review pulls the chain forward, a late one gives no time back', () => {
    const found = clockOf([inCare, event('review', '2026-03-20'), event('review', '2026-07-01'), event('review', '2026-12-01')])
    expect(lines(found, 'LAC-4')).toEqual(['2026-03-31 met 2026-03-20'])
    expect(lines(found, 'LAC-5')).toEqual(['2026-06-20 met 2026-07-01 late'])
    expect(lines(found, 'LAC-6')).toEqual(['2027-01-01 met 2026-12-01', '2027-06-01'])
  })

  it('LAC-6: a chain through a short month goes on from its last day', () => {
    const found = clockOf([event('looked-after', '2026-11-02'), event('review', '2026-11-30'), event('review', '2027-02-28')])
    expect(lines(found, 'LAC-5')).toEqual(['2027-02-28 met 2027-02-28'])
    expect(open(found, 'LAC-6')).toEqual(['2027-08-28'])
  })

  it('LAC-6: 31 Aug 2027 and six months is 29 Feb 2028', () => {
    const found = clockOf([event('looked-after', '2027-05-10'), event('review', '2027-06-01'), event('review', '2027-08-31')])
    expect(open(found, 'LAC-6')).toEqual(['2028-02-29'])
  })

  it('CP-2: core groups are counted from the last one held', () => {
    const found = clockOf([event('protection-plan', '2026-03-20'), event('core-group', '2026-04-02'), event('core-group', '2026-05-11')])
    expect(lines(found, 'CP-1')).toEqual(['2026-04-07 met 2026-04-02'])
    expect(lines(found, 'CP-2')).toEqual(['2026-04-30 met 2026-05-11 late', '2026-06-08'])
  })
})

describe('a visit at which the child was not seen does not reset the clock (arithmetic 5)', () => {
  it('CIN-1: the date stands, and says why', () => {
    const found = clockOf([event('child-in-need', '2026-06-01'), event('visit', '2026-06-10', { detail: { seen: 'false' } })])
    expect(open(found, 'CIN-1')).toEqual(['2026-06-29'])
    expect(openOne(found, 'CIN-1').warnings).toEqual(['The child was not seen at the visit on Wed 10 Jun 2026, so it does not count.'])
  })

  it('CP-3: counted from the last seen visit, not the last visit', () => {
    const found = clockOf([
      event('protection-plan', '2026-06-01'), event('visit', '2026-06-05'), event('visit', '2026-06-12', { detail: { seen: 'false' } }),
    ])
    expect(open(found, 'CP-3')).toEqual(['2026-06-19'])
  })

  it('two visits the same day, one not seen: the other counts', () => {
    const found = clockOf([
      event('child-in-need', '2026-06-01'), event('visit', '2026-06-10', { id: 'a', detail: { seen: 'false' } }),
      event('visit', '2026-06-10', { id: 'b' }),
    ])
    expect(open(found, 'CIN-1')).toEqual(['2026-07-08'])
  })

  it('an event recorded weeks later counts from the day it happened: met on time, recorded late', () => {
    const found = clockOf([event('child-in-need', '2026-06-01'), event('visit', '2026-06-15', { recorded: '2026-07-20' })])
    expect(lines(found, 'CIN-1')).toEqual(['2026-06-29 met 2026-06-15 recorded late', '2026-07-13'])
  })

  it('what happened late is late, however soon it was recorded', () => {
    const found = clockOf([event('child-in-need', '2026-06-01'), event('visit', '2026-07-01')])
    expect(lines(found, 'CIN-1')[0]).toBe('2026-06-29 met 2026-07-01 late')
  })
})

describe('cancelled and adjourned (arithmetic 4): one chain, the original date stands', () => {
  it.each(['cancelled', 'adjourned'])('LAC-4: a review %s leaves its date where it was', (what) => {
    const found = clockOf([inCare, event('review', '2026-03-25', { detail: { [what]: 'true', next: '2026-05-01' } })])
    expect(lines(found, 'LAC-4')).toEqual(['2026-03-31'])
    expect(openOne(found, 'LAC-4').warnings[0]).toContain('the date stands')
    expect(lines(found, 'LAC-5')).toEqual([])
  })

  it('LAC-5: when it is held in the end, the chain goes on from that day', () => {
    const found = clockOf([inCare, event('review', '2026-03-25', { detail: { cancelled: 'true' } }), event('review', '2026-04-02')])
    expect(lines(found, 'LAC-4')).toEqual(['2026-03-31 met 2026-04-02 late'])
    expect(open(found, 'LAC-5')).toEqual(['2026-07-02'])
  })

  it('CP-5: an adjourned conference does not start the next six months', () => {
    const found = clockOf([event('protection-plan', '2026-03-20'),
      event('review-conference', '2026-06-18', { detail: { adjourned: 'true' } })])
    expect(open(found, 'CP-4')).toEqual(['2026-06-20'])
    expect(lines(found, 'CP-5')).toEqual([])
  })
})

describe('a date fixed by a chair, reviewing officer or court (arithmetic 4)', () => {
  const held = (next: string) => clockOf([inCare, event('review', '2026-03-20'), event('review', '2026-06-01', { detail: { next } })])

  it('LAC-6: holds when it is sooner', () => {
    const found = held('2026-09-15')
    expect(openOne(found, 'LAC-6')).toMatchObject({ due: '2026-09-15', setBy: 'fixed', warnings: [] })
  })

  it('LAC-6: is cut to the statutory maximum, with a warning, when it is later', () => {
    const found = held('2027-02-01')
    expect(openOne(found, 'LAC-6')).toMatchObject({ due: '2026-12-01', setBy: 'fixed' })
    expect(openOne(found, 'LAC-6').warnings)
      .toEqual(['The date fixed, Mon 1 Feb 2027, is later than LAC-6 allows, so the limit is Tue 1 Dec 2026.'])
  })

  it('LAC-6: is not used when it lies in the past, with a warning', () => {
    expect(openOne(held('2026-05-01'), 'LAC-6')).toMatchObject({ due: '2026-12-01', setBy: 'interval' })
    expect(openOne(held('2026-05-01'), 'LAC-6').warnings[0]).toContain('is not after')
  })

  it('CP-2: the chair may go past the council’s 4 weeks, but not past 6', () => {
    const plan = event('protection-plan', '2026-03-20')
    const at = (next: string) => openOne(clockOf([plan, event('core-group', '2026-04-01', { detail: { next } })]), 'CP-2')
    expect(at('2026-05-08')).toMatchObject({ due: '2026-05-08', warnings: [] })
    expect(at('2026-05-20')).toMatchObject({ due: '2026-05-13' })
    expect(at('2026-05-20').warnings).toHaveLength(1)
  })

  it('CIN-2: where only policy sets the number, a later date stands and is remarked on', () => {
    const review = openOne(clockOf([event('child-in-need', '2026-03-02'),
      event('review', '2026-05-01', { detail: { next: '2026-09-01' } })]), 'CIN-2')
    expect(review).toMatchObject({ due: '2026-09-01', setBy: 'fixed' })
    expect(review.warnings).toEqual(['The date fixed is later than the usual 3 months (Sat 1 Aug 2026).'])
  })

  it('CP-4 and CP-1: the initial conference fixes the first review conference and the first core group', () => {
    const found = clockOf([event('protection-plan', '2026-03-20', { detail: { next: '2026-06-09', 'core-group': '2026-03-30' } })])
    expect(open(found, 'CP-4')).toEqual(['2026-06-09'])
    expect(open(found, 'CP-1')).toEqual(['2026-03-30'])
    expect(open(found, 'CP-3')).toEqual(['2026-04-07'])
    expect(open(found, 'CP-7')).toEqual(['2026-06-02'])
  })

  it('the date may be written the British way', () => {
    expect(openOne(held('15/09/2026'), 'LAC-6').due).toBe('2026-09-15')
  })

  it('CIN-1: a visit may fix the next one', () => {
    const found = clockOf([event('child-in-need', '2026-06-01'), event('visit', '2026-06-10', { detail: { next: '2026-06-17' } })])
    expect(open(found, 'CIN-1')).toEqual(['2026-06-17'])
  })
})

describe('the initial conference (S47-3)', () => {
  it('counts from the last strategy discussion, and stays one task', () => {
    const first = event('strategy-discussion', '2026-06-01')
    const before = openOne(clockOf([first]), 'S47-3')
    const after = openOne(clockOf([first, event('strategy-discussion', '2026-06-08')]), 'S47-3')
    expect([before.due, after.due]).toEqual(['2026-06-22', '2026-06-29'])
    expect(after.key).toBe(before.key)
  })

  it('is met by the plan it makes', () => {
    const found = clockOf([event('strategy-discussion', '2026-06-01'), event('protection-plan', '2026-06-19')])
    expect(lines(found, 'S47-3')).toEqual(['2026-06-22 met 2026-06-19'])
    expect(open(found, 'CP-1')).toEqual(['2026-07-03'])
  })

  it('ends when a conference is recorded as not required, with its report', () => {
    const found = clockOf([event('strategy-discussion', '2026-06-01'), event('conference-not-required', '2026-06-10')])
    expect(lines(found, 'S47-3')).toEqual(['2026-06-22 ended 2026-06-10 conference-not-required'])
    expect(lines(found, 'CP-7')).toEqual(['2026-06-18 ended 2026-06-10 conference-not-required'])
  })

  it('a later enquiry is a new one', () => {
    const found = clockOf([event('strategy-discussion', '2026-06-01'), event('conference-not-required', '2026-06-10'),
      event('strategy-discussion', '2026-09-01')])
    expect(open(found, 'S47-3')).toEqual(['2026-09-22'])
  })

  it('each strategy discussion wants the child seen (S47-2)', () => {
    const found = clockOf([event('strategy-discussion', '2026-06-01'), event('visit', '2026-06-01'),
      event('strategy-discussion', '2026-06-08')])
    expect(lines(found, 'S47-2')).toEqual(['2026-06-02 met 2026-06-01', '2026-06-09'])
  })
})

describe('reports before conferences (CP-7)', () => {
  const plan = event('protection-plan', '2026-03-20')

  it('move with the conference, and end when it is held', () => {
    const found = clockOf([plan, event('review-conference', '2026-06-17', { detail: { next: '2026-10-01' } })])
    expect(lines(found, 'CP-7')).toEqual(['2026-06-15 ended 2026-06-17 no-longer-required', '2026-09-24'])
  })

  it('are met when they are done, each for its own conference', () => {
    const found = clockOf([plan, event('done', '2026-06-12', { detail: { rule: 'CP-7' } }), event('review-conference', '2026-06-17')])
    expect(lines(found, 'CP-7')).toEqual(['2026-06-15 met 2026-06-12', '2026-12-10'])
  })

  it('end with the plan', () => {
    expect(lines(clockOf([plan, event('plan-ended', '2026-05-01')]), 'CP-7')).toEqual(['2026-06-15 ended 2026-05-01 plan-ended'])
  })
})

describe('drift (CP-8)', () => {
  it('is looked at once at 15 and once at 21 months, and each is met by its own record', () => {
    const plan = event('protection-plan', '2025-03-20')
    const found = clockOf([plan, event('done', '2026-06-18', { detail: { rule: 'CP-8', timetable: 'drift-at-15-months' } })])
    expect(lines(found, 'CP-8')).toEqual(['2026-06-20 met 2026-06-18', '2026-12-20'])
  })

  it('is not looked at when the plan has ended', () => {
    expect(lines(clockOf([event('protection-plan', '2025-03-20'), event('plan-ended', '2026-03-01')]), 'CP-8'))
      .toEqual(['2026-06-20 ended 2026-03-01 plan-ended', '2026-12-20 ended 2026-03-01 plan-ended'])
  })
})

describe('the initial health assessment is in time for the first review (LAC-15)', () => {
  it('moves up with a first review that the reviewing officer put earlier', () => {
    const found = clockOf([event('looked-after', '2026-03-03', { detail: { next: '2026-03-20' } })])
    expect(openOne(found, 'LAC-15')).toMatchObject({ due: '2026-03-20', setBy: 'in-time' })
  })

  it('does not move back with a review held late', () => {
    expect(open(clockOf([inCare, event('review', '2026-05-01')]), 'LAC-15')).toEqual(['2026-03-31'])
  })

  it('a refusal recorded closes it, and the next is counted from then', () => {
    const found = clockOf([inCare, event('health-assessment', '2026-03-20', { detail: { refused: 'true' } })])
    expect(lines(found, 'LAC-15')).toEqual(['2026-03-31 ended 2026-03-20 refused'])
    expect(open(found, 'LAC-16')).toEqual(['2027-03-20'])
  })
})

describe('what cannot go on stops', () => {
  it('three visits of one day that name one another are one visit', () => {
    const key = 'child-in-need-visits/A/visit@2026-06-10'
    const visit = (id: string, named: string) => event('visit', '2026-06-10', { id, detail: { key: named } })
    const found = clockOf([event('child-in-need', '2026-06-01'), visit('a', 'child-in-need-visits/A/child-in-need@2026-06-01'),
      visit('b', key), visit('c', key)])
    expect(lines(found, 'CIN-1')).toEqual(['2026-06-29 met 2026-06-10', '2026-07-08'])
  })

  it('a council’s rule counted for ever from one start ends when its day is past', () => {
    const rules = applyOverrides(ENGLAND, [{
      add: {
        id: 'own', period: 'child-in-need', rules: [{
          id: 'OWN-1', validFrom: '2026-01-01', task: 'Own', taskClass: 'arranging', steps: { from: 1, to: null },
          due: [{ amount: 28, unit: 'days', from: 'start' }], source: 'Own', confidence: 'C',
        }],
      },
    }], 'own')
    const done = event('done', '2026-07-10', { detail: { rule: 'OWN-1' } })
    expect(lines(clockOf([event('child-in-need', '2026-06-01'), done], { rules }), 'OWN-1')).toEqual(['2026-06-29 met 2026-07-10 late'])
  })

  it('a number that is none is not read', () => {
    expect(open(clockOf([inCare, event('review', '2026-03-20', { detail: { number: 'second' } })]), 'LAC-5')).toEqual(['2026-06-20'])
  })
})
