import { describe, expect, it } from 'vitest'
import { clockOf, event, lines, open, openOne } from './a-case.ts'

const at = (kind: 'police-protection' | 'returned-from-missing', moment: string, detail = {}) =>
  event(kind, moment.slice(0, 10), { at: moment, detail })

describe('what runs in hours (arithmetic 6)', () => {
  it.each([
    ['the spring change', '2026-03-27T09:00:00Z', '2026-03-30T09:00:00.000Z', '2026-03-30'],
    ['the autumn change', '2026-10-23T09:00:00+01:00', '2026-10-26T08:00:00.000Z', '2026-10-26'],
    ['a summer night', '2026-07-06T23:30:00Z', '2026-07-09T23:30:00.000Z', '2026-07-10'],
  ])('EPO-1: 72 hours over %s', (_, from, dueAt, due) => {
    expect(openOne(clockOf([at('police-protection', from)]), 'EPO-1')).toMatchObject({ dueAt, due })
  })

  it('EPO-1: without a time it counts from midnight, the earliest it can have been, and says so', () => {
    const ends = openOne(clockOf([event('police-protection', '2026-06-05')]), 'EPO-1')
    expect(ends).toMatchObject({ dueAt: '2026-06-07T23:00:00.000Z', due: '2026-06-08' })
    expect(ends.warnings[0]).toContain('midnight')
  })

  it('EPO-1: is over when an order is made or the child goes home', () => {
    const taken = at('police-protection', '2026-06-05T09:00:00Z')
    expect(lines(clockOf([taken, event('emergency-protection-order', '2026-06-07')]), 'EPO-1')).toEqual(['2026-06-08 met 2026-06-07'])
    expect(lines(clockOf([taken, event('ceased-looked-after', '2026-06-06')]), 'EPO-1'))
      .toEqual(['2026-06-08 ended 2026-06-06 ceased-looked-after'])
  })

  it('MIS-1: every episode has its own interview, two on one day too', () => {
    const found = clockOf([at('returned-from-missing', '2026-06-05T06:00:00Z'), at('returned-from-missing', '2026-06-05T22:00:00Z')])
    expect(found.filter((each) => each.rule === 'MIS-1').map((each) => each.dueAt))
      .toEqual(['2026-06-08T06:00:00.000Z', '2026-06-08T22:00:00.000Z'])
  })

  it('MIS-1: late to the minute where the time of the interview is known, else by the day', () => {
    const back = at('returned-from-missing', '2026-06-05T09:00:00Z')
    const done = (moment?: string) => event('done', '2026-06-08',
      { detail: { rule: 'MIS-1' }, ...(moment === undefined ? {} : { at: moment }) })
    expect(lines(clockOf([back, done('2026-06-08T09:01:00Z')]), 'MIS-1')).toEqual(['2026-06-08 met 2026-06-08 late'])
    expect(lines(clockOf([back, done('2026-06-08T08:59:00Z')]), 'MIS-1')).toEqual(['2026-06-08 met 2026-06-08'])
    expect(lines(clockOf([back, done()]), 'MIS-1')).toEqual(['2026-06-08 met 2026-06-08'])
  })

  it('MIS-1: a refusal recorded closes it', () => {
    const found = clockOf([at('returned-from-missing', '2026-06-05T09:00:00Z'),
      event('done', '2026-06-07', { detail: { rule: 'MIS-1', refused: 'true' } })])
    expect(lines(found, 'MIS-1')).toEqual(['2026-06-08 ended 2026-06-07 refused'])
  })

  it('a referral at 00:30 on 10 July in London counts from 10 July (REF-1)', () => {
    expect(open(clockOf([event('referral', '2026-07-10', { at: '2026-07-09T23:30:00Z' })]), 'REF-1')).toEqual(['2026-07-13'])
  })
})

describe('orders and their extensions', () => {
  const order = event('emergency-protection-order', '2026-06-01')
  const extended = (on: string, detail = {}) => event('extended', on, { detail: { rule: 'EPO-2', ...detail } })

  it('EPO-2: eight days; once more, up to seven', () => {
    expect(open(clockOf([order]), 'EPO-2')).toEqual(['2026-06-09'])
    expect(openOne(clockOf([order, extended('2026-06-08')]), 'EPO-2')).toMatchObject({ due: '2026-06-16', setBy: 'extension' })
    expect(open(clockOf([order, extended('2026-06-08', { until: '2026-06-12' })]), 'EPO-2')).toEqual(['2026-06-12'])
  })

  it('EPO-2: an extension too long, or a second one, is cut or not used, and says so', () => {
    const long = openOne(clockOf([order, extended('2026-06-08', { until: '2026-07-01' })]), 'EPO-2')
    expect(long.due).toBe('2026-06-16')
    expect(long.warnings[0]).toContain('longer than EPO-2 allows')
    const twice = openOne(clockOf([order, extended('2026-06-08'), extended('2026-06-15')]), 'EPO-2')
    expect(twice.due).toBe('2026-06-16')
    expect(twice.warnings[0]).toContain('extended once only')
  })

  it('LAC-20: sixteen weeks, one extension of eight', () => {
    const approval = event('temporary-approval', '2026-03-02')
    expect(open(clockOf([approval]), 'LAC-20')).toEqual(['2026-06-22'])
    expect(open(clockOf([approval, event('extended', '2026-06-15', { detail: { rule: 'LAC-20' } })]), 'LAC-20')).toEqual(['2026-08-17'])
    expect(lines(clockOf([approval, event('done', '2026-05-01', { detail: { rule: 'LAC-20' } })]), 'LAC-20'))
      .toEqual(['2026-06-22 met 2026-05-01'])
  })

  it('CRT-1: as often as the court grants it, eight weeks at most each time', () => {
    const granted = (on: string) => event('extended', on, { detail: { rule: 'CRT-1' } })
    expect(open(clockOf([event('application-issued', '2026-01-05'), granted('2026-06-01'), granted('2026-08-01')]), 'CRT-1'))
      .toEqual(['2026-10-25'])
  })

  it('CRT-1: an interim order is not the final one', () => {
    const issued = event('application-issued', '2026-01-05')
    expect(open(clockOf([issued, event('order-made', '2026-01-20', { detail: { interim: 'true' } })]), 'CRT-1')).toEqual(['2026-07-05'])
    expect(lines(clockOf([issued, event('order-made', '2026-06-20')]), 'CRT-1')).toEqual(['2026-07-05 met 2026-06-20'])
  })

  it('CRT-3: the court’s own date holds, not past day 18', () => {
    const hearing = (date: string) => openOne(clockOf([event('application-issued', '2026-01-05', { detail: { hearing: date } })]), 'CRT-3')
    expect(hearing('2026-01-19').due).toBe('2026-01-19')
    expect(hearing('2026-02-02')).toMatchObject({ due: '2026-01-23' })
    expect(hearing('2026-02-02').warnings).toHaveLength(1)
  })

  it('CRT-4: issuing the application is the end of pre-proceedings', () => {
    expect(lines(clockOf([event('legal-planning-meeting', '2026-03-02'), event('application-issued', '2026-05-01')]), 'CRT-4'))
      .toEqual(['2026-06-22 met 2026-05-01'])
  })
})

describe('court directions (CRT-2)', () => {
  const direction = (title: string, moment: string) => event('direction', moment.slice(0, 10), { at: moment, id: title, detail: { title } })
  const evidence = direction('final evidence', '2027-01-12T16:00:00Z')

  it('are due at the court’s own date and time, each by its name', () => {
    const found = clockOf([evidence, direction('parents’ statements', '2027-01-12T16:00:00Z')])
    expect(found.map((each) => [each.title, each.dueAt])).toEqual([
      ['Court direction: final evidence', '2027-01-12T16:00:00.000Z'], ['Court direction: parents’ statements', '2027-01-12T16:00:00.000Z'],
    ])
    expect(new Set(found.map((each) => each.key)).size).toBe(2)
  })

  it('may be varied to any date of the court’s, one without the other', () => {
    const varied = event('extended', '2026-12-20', { detail: { rule: 'CRT-2', title: 'final evidence', until: '2027-02-01 16:00' } })
    const found = clockOf([evidence, direction('parents’ statements', '2027-01-12T16:00:00Z'), varied])
    expect(found.map((each) => [each.title, each.due]))
      .toEqual([['Court direction: parents’ statements', '2027-01-12'], ['Court direction: final evidence', '2027-02-01']])
  })

  it('are filed by their name, before their date or after', () => {
    const filed = event('done', '2027-01-08', { detail: { rule: 'CRT-2', title: 'final evidence' } })
    expect(lines(clockOf([evidence, direction('parents’ statements', '2027-01-12T16:00:00Z'), filed]), 'CRT-2'))
      .toEqual(['2027-01-12 met 2027-01-08', '2027-01-12'])
  })

  it('are filed or vacated by key', () => {
    const { key } = openOne(clockOf([evidence]), 'CRT-2')
    expect(lines(clockOf([evidence, event('done', '2027-01-11', { detail: { rule: 'CRT-2', key } })]), 'CRT-2'))
      .toEqual(['2027-01-12 met 2027-01-11'])
    expect(lines(clockOf([evidence, event('done', '2027-01-11', { detail: { rule: 'CRT-2', key, vacated: 'true' } })]), 'CRT-2'))
      .toEqual(['2027-01-12 ended 2027-01-11 vacated'])
  })
})
