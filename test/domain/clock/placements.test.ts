import { describe, expect, it } from 'vitest'
import type { CaseEvent } from '../../../src/domain/case/case-event.ts'
import { clockOf, event, lines, open, openOne } from './a-case.ts'

const seen = (...days: readonly string[]): readonly CaseEvent[] => days.map((on) => event('visit', on))
const placed = (on: string, detail: Readonly<Record<string, string>> = {}) => event('placement', on, { detail })

describe('visits to a placement (LAC-7, LAC-8, LAC-9)', () => {
  it('first within a week, then six weeks from the last seen visit', () => {
    const found = clockOf([placed('2026-03-02'), ...seen('2026-03-06', '2026-04-10')])
    expect(lines(found, 'LAC-7')).toEqual(['2026-03-09 met 2026-03-06'])
    expect(lines(found, 'LAC-8')).toEqual(['2026-04-17 met 2026-04-10', '2026-05-22'])
  })

  it('a first visit missed is late, and the next is counted from it', () => {
    const found = clockOf([placed('2026-03-02'), ...seen('2026-03-20')])
    expect(lines(found, 'LAC-7')).toEqual(['2026-03-09 met 2026-03-20 late'])
    expect(open(found, 'LAC-8')).toEqual(['2026-05-01'])
  })

  it('from the anniversary on, a visit is followed by LAC-9’s interval; the day before it, by six weeks', () => {
    const until = (last: string, detail: Readonly<Record<string, string>>) =>
      clockOf([placed('2026-03-02', detail), ...seen('2026-03-06', last)])
    expect(open(until('2027-03-01', { to18: 'true' }), 'LAC-8')).toEqual(['2027-04-12'])
    expect(open(until('2027-03-02', { to18: 'true' }), 'LAC-9')).toEqual(['2027-06-02'])
    expect(open(until('2027-03-02', {}), 'LAC-9')).toEqual(['2027-04-13'])
    expect(open(until('2027-03-02', { 'long-term': 'true', kind: 'foster' }), 'LAC-9')).toEqual(['2027-09-02'])
  })

  it('a decision recorded at a later review counts for the intervals after it', () => {
    const events = [placed('2025-03-03', { kind: 'foster' }), ...seen('2025-03-07', '2026-03-10'),
      event('review', '2026-03-20', { detail: { to18: 'true' } })]
    expect(open(clockOf(events), 'LAC-9')).toEqual(['2026-04-21'])
    expect(open(clockOf([...events, ...seen('2026-04-20')]), 'LAC-9')).toEqual(['2026-07-20'])
  })

  it('the date of the next visit may be fixed, but not past the interval', () => {
    const at = (next: string) => openOne(clockOf([placed('2026-03-02'), event('visit', '2026-03-06', { detail: { next } })]), 'LAC-8')
    expect(at('2026-03-27').due).toBe('2026-03-27')
    expect(at('2026-06-01')).toMatchObject({ due: '2026-04-17' })
    expect(at('2026-06-01').warnings).toHaveLength(1)
  })
})

describe('a placement move', () => {
  const care = event('looked-after', '2026-03-02')

  it('restarts the visits and not the reviews (arithmetic 9)', () => {
    const found = clockOf([care, placed('2026-03-02'), ...seen('2026-03-06'), event('review', '2026-03-24'), placed('2026-04-20')])
    expect(lines(found, 'LAC-8')).toEqual(['2026-04-17 ended 2026-04-20 placement'])
    expect(open(found, 'LAC-7')).toEqual(['2026-04-27'])
    expect(open(found, 'LAC-5')).toEqual(['2026-06-24'])
  })

  it('starts the first year again', () => {
    const found = clockOf([care, placed('2025-03-03', { to18: 'true' }), placed('2026-03-02'), ...seen('2026-03-06', '2026-04-10')])
    expect(open(found, 'LAC-8')).toEqual(['2026-05-22'])
    expect(lines(found, 'LAC-9')).toEqual([])
  })

  it('wants a plan and notifications for every placement, a care plan for the first (LAC-1, LAC-2, LAC-3)', () => {
    const found = clockOf([care, placed('2026-03-02'), placed('2026-04-20')])
    expect(lines(found, 'LAC-1')).toEqual(['2026-03-09 ended 2026-04-20 placement', '2026-04-27'])
    expect(lines(found, 'LAC-3')).toEqual(['2026-03-09 ended 2026-04-20 placement', '2026-04-27'])
    expect(lines(found, 'LAC-2')).toEqual(['2026-03-16'])
  })

  it.each<readonly [string, readonly CaseEvent[], readonly string[]]>([
    ['is owed still after a move', [event('moved', '2026-03-10')], ['2026-03-16']],
    ['and made after it', [placed('2026-03-10'), event('done', '2026-03-12', { detail: { rule: 'LAC-2' } })],
      ['2026-03-16 met 2026-03-12']],
    ['while the child is looked after', [placed('2026-03-10'), event('ceased-looked-after', '2026-03-13')],
      ['2026-03-16 ended 2026-03-13 ceased-looked-after']],
  ])('the care plan (LAC-2, reg 4) %s', (_rule, then, expected) => {
    expect(lines(clockOf([care, placed('2026-03-02', { first: 'true' }), ...then]), 'LAC-2')).toEqual(expected)
  })

  it('may be recorded as a move: the child was placed, and is placed elsewhere', () => {
    const found = clockOf([care, placed('2026-03-02'), ...seen('2026-03-06'), event('moved', '2026-04-20')])
    expect(open(found, 'LAC-7')).toEqual(['2026-04-27'])
    expect(open(found, 'LAC-8')).toEqual([])
  })

  it('recorded as a move and as a placement on one day is one move', () => {
    const found = clockOf([care, placed('2026-03-02'), event('moved', '2026-04-20'), placed('2026-04-20', { kind: 'foster' })])
    expect(open(found, 'LAC-7')).toEqual(['2026-04-27'])
  })

  it.each(['LAC-1', 'LAC-3', 'LAC-7'])('on one day is one start of %s, whichever of the two was recorded first', (rule) => {
    const begun = [care, placed('2026-03-02')]
    const move = event('moved', '2026-04-20')
    const placement = placed('2026-04-20', { kind: 'foster' })
    const keys = [[move], [placement], [move, placement]].map((recorded) => openOne(clockOf([...begun, ...recorded]), rule).key)
    expect(new Set(keys).size).toBe(1)
  })

  it('a visit on the day of the move was to the old placement, unless it is this task that is marked as done', () => {
    const before = [care, placed('2026-03-02'), ...seen('2026-03-06'), placed('2026-04-10'), event('visit', '2026-04-10')]
    const found = clockOf(before)
    expect(lines(found, 'LAC-8')).toEqual(['2026-04-17 met 2026-04-10'])
    const first = openOne(found, 'LAC-7')
    const after = clockOf([...before, event('visit', '2026-04-10', { id: 'pressed', detail: { key: first.key } })])
    expect(open(after, 'LAC-7')).toEqual([])
    expect(open(after, 'LAC-8')).toEqual(['2026-05-22'])
  })

  it('a visit on the first day of a first placement counts', () => {
    expect(lines(clockOf([placed('2026-03-02'), ...seen('2026-03-02')]), 'LAC-7')).toEqual(['2026-03-09 met 2026-03-02'])
  })
})

describe('placed with parents, or with temporary approval (LAC-10, LAC-11)', () => {
  const care = event('looked-after', '2026-03-02')

  it('weekly until the first review, then six weeks; four for an interim order or a connected person', () => {
    const held = event('review', '2026-03-24')
    const visits = seen('2026-03-06', '2026-03-12', '2026-03-26')
    const next = (detail: Readonly<Record<string, string>>, rule: string) =>
      open(clockOf([care, placed('2026-03-02', detail), ...visits, held]), rule)
    expect(next({ kind: 'parents' }, 'LAC-10')).toEqual(['2026-05-07'])
    expect(next({ kind: 'parents', 'interim-order': 'true' }, 'LAC-11')).toEqual(['2026-04-23'])
    expect(next({ kind: 'connected-person' }, 'LAC-11')).toEqual(['2026-04-23'])
  })

  it('a visit before the review is followed by another within the week, even if the review comes first', () => {
    const found = clockOf([care, placed('2026-03-02', { kind: 'parents' }), ...seen('2026-03-06', '2026-03-23'),
      event('review', '2026-03-24')])
    expect(open(found, 'LAC-10')).toEqual(['2026-03-30'])
  })

  it('a cancelled review does not end the weekly visits', () => {
    const found = clockOf([care, placed('2026-03-02', { kind: 'parents' }),
      event('review', '2026-03-20', { detail: { cancelled: 'true' } }), ...seen('2026-03-06', '2026-03-23')])
    expect(open(found, 'LAC-10')).toEqual(['2026-03-30'])
  })

  it('placed with parents after the first review: six weeks at once', () => {
    const found = clockOf([care, event('review', '2026-03-24'), placed('2026-06-01', { kind: 'parents' }), ...seen('2026-06-05')])
    expect(open(found, 'LAC-10')).toEqual(['2026-07-17'])
  })

  it('full approval of a connected person brings the ordinary interval', () => {
    const events = [care, placed('2026-03-02', { kind: 'connected-person' }), event('review', '2026-03-24'), ...seen('2026-03-06')]
    const found = clockOf([...events, event('review', '2026-06-24', { detail: { approved: 'true' } }), ...seen('2026-06-25')])
    expect(open(found, 'LAC-8')).toEqual(['2026-08-06'])
    expect(open(found, 'LAC-11')).toEqual([])
  })
})

describe('a care order with the child at home (LAC-12)', () => {
  it('takes the place of the placement’s visits from the next day on', () => {
    const found = clockOf([placed('2026-03-02', { kind: 'parents', 'interim-order': 'true' }), ...seen('2026-03-06'),
      event('care-order-at-home', '2026-03-10'), ...seen('2026-03-16')])
    expect(lines(found, 'LAC-11')).toEqual(['2026-03-13 ended 2026-03-10 care-order-at-home'])
    expect(lines(found, 'LAC-12')).toEqual(['2026-03-17 met 2026-03-16', '2026-04-27'])
  })

  it('ends when the child is placed elsewhere or the order is discharged', () => {
    expect(lines(clockOf([event('care-order-at-home', '2026-03-10'), placed('2026-03-20')]), 'LAC-12'))
      .toEqual(['2026-03-17 ended 2026-03-20 placement'])
    expect(lines(clockOf([event('care-order-at-home', '2026-03-10'), event('ceased-looked-after', '2026-03-12')]), 'LAC-12'))
      .toEqual(['2026-03-17 ended 2026-03-12 ceased-looked-after'])
  })
})

describe('short breaks (LAC-14)', () => {
  it('are one series: a second break changes nothing, and none of the placement rules apply', () => {
    const found = clockOf([placed('2026-03-02', { kind: 'short-breaks' }), placed('2026-04-10', { kind: 'short-breaks' }),
      ...seen('2026-05-20')])
    expect(lines(found, 'LAC-14')).toEqual(['2026-06-02', '2026-06-02 met 2026-05-20', '2026-11-20'])
    expect(['LAC-1', 'LAC-3', 'LAC-7', 'LAC-8'].flatMap((rule) => lines(found, rule))).toEqual([])
  })
})

describe('adoption (ADO-1, ADO-2, ADO-3)', () => {
  it('being placed ends the looked-after reviews, the placement’s visits and the wait', () => {
    const found = clockOf([
      event('looked-after', '2026-01-05'), placed('2026-01-05'), ...seen('2026-01-09'), event('review', '2026-01-28'),
      event('authority-to-place', '2026-02-02'), event('placed-for-adoption', '2026-04-07'),
    ])
    expect(lines(found, 'LAC-5')).toEqual(['2026-04-28 ended 2026-04-07 placed-for-adoption'])
    expect(lines(found, 'LAC-8')).toEqual(['2026-02-20 ended 2026-04-07 placed-for-adoption'])
    expect(lines(found, 'ADO-1')).toEqual(['2026-05-02 ended 2026-04-07 placed-for-adoption'])
    expect(open(found, 'ADO-2')).toEqual(['2026-04-14'])
    expect(open(found, 'ADO-3')).toEqual(['2026-05-05'])
    expect(open(found, 'LAC-15'), 'still looked after').toEqual(['2026-01-28'])
  })

  it('visits are weekly to the first review, and weekly still, saying so, until the review’s decision is recorded', () => {
    const events = [event('placed-for-adoption', '2026-04-07'), ...seen('2026-04-13', '2026-05-05'), event('review', '2026-05-05')]
    const undecided = openOne(clockOf(events), 'ADO-2')
    expect(undecided).toMatchObject({ due: '2026-05-12', awaits: 'visits-every' })
    expect(undecided.warnings[0]).toContain('not recorded')
    const decided = events.map((each) => (each.kind === 'review' ? { ...each, detail: { 'visits-every': '4' } } : each))
    expect(openOne(clockOf(decided), 'ADO-2')).toMatchObject({ due: '2026-06-02', awaits: null, warnings: [] })
  })

  it('an adoption order ends both', () => {
    const found = clockOf([event('placed-for-adoption', '2026-04-07'), event('order-made', '2026-05-01')])
    expect(lines(found, 'ADO-2')).toEqual(['2026-04-14 ended 2026-05-01 order-made'])
    expect(lines(found, 'ADO-3')).toEqual(['2026-05-05 ended 2026-05-01 order-made'])
  })
})
