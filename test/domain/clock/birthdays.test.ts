import { describe, expect, it } from 'vitest'
import { clockOf, event, lines, open, openOne } from './a-case.ts'

const care = event('looked-after', '2025-03-03')

describe('turning 5', () => {
  const next = (born: string | null, on: string) =>
    clockOf([event('looked-after', '2025-01-06'), event('health-assessment', on)], { born: { A: born } })

  it('LAC-16: six months if under five on the day of the assessment, else twelve', () => {
    expect(open(next('2021-03-20', '2026-03-19'), 'LAC-16')).toEqual(['2026-09-19'])
    expect(open(next('2021-03-20', '2026-03-20'), 'LAC-16')).toEqual(['2027-03-20'])
  })

  it('LAC-16: a child born on 29 February is five on 1 March', () => {
    expect(open(next('2020-02-29', '2025-02-28'), 'LAC-16')).toEqual(['2025-08-28'])
    expect(open(next('2020-02-29', '2025-03-01'), 'LAC-16')).toEqual(['2026-03-01'])
  })

  it('LAC-16: an unknown birth date means the shorter interval, and says so', () => {
    const assessment = openOne(next(null, '2026-03-20'), 'LAC-16')
    expect(assessment.due).toBe('2026-09-20')
    expect(assessment.warnings[0]).toContain('birth date is not recorded')
  })
})

describe('the questionnaire’s ages, 4 to 16 (LAC-17)', () => {
  const due = (born: string) => clockOf([care], { born: { A: born } })

  it('is due after twelve months in care', () => {
    expect(open(due('2016-03-20'), 'LAC-17')).toEqual(['2026-03-03'])
  })

  it('waits for the fourth birthday', () => {
    expect(openOne(due('2022-09-10'), 'LAC-17')).toMatchObject({ due: '2026-09-10', setBy: 'age' })
  })

  it('ends at 17', () => {
    expect(lines(due('2009-02-10'), 'LAC-17')).toEqual(['2026-03-03 ended 2026-02-10 turned-17'])
  })

  it('goes on yearly from the day it was done', () => {
    const found = clockOf([care, event('done', '2026-02-10', { detail: { rule: 'LAC-17' } })])
    expect(lines(found, 'LAC-17')).toEqual(['2026-03-03 met 2026-02-10', '2027-02-10'])
  })
})

describe('turning 16 in care', () => {
  const at = (today: string, ...events: Parameters<typeof clockOf>[0]) => clockOf([care, ...events], { born: { A: '2010-06-12' }, today })

  it('CL-1: nothing the day before, and three months from the birthday', () => {
    expect(lines(at('2026-06-11'), 'CL-1')).toEqual([])
    expect(open(at('2026-06-12'), 'CL-1')).toEqual(['2026-09-12'])
  })

  it('CL-1: an event recorded for it stands instead', () => {
    expect(open(at('2026-12-31', event('eligible', '2026-06-01')), 'CL-1')).toEqual(['2026-09-01'])
  })

  it('CL-1: is met by the pathway plan, whose reviews then run (CL-2)', () => {
    const found = at('2026-12-31', event('pathway-plan', '2026-08-20'))
    expect(lines(found, 'CL-1')).toEqual(['2026-09-12 met 2026-08-20'])
    expect(open(found, 'CL-2')).toEqual(['2027-02-20'])
  })

  it('CL-1: not before 13 weeks in care since the age of 14', () => {
    const late = (today: string) => clockOf([event('looked-after', '2026-05-01')], { born: { A: '2010-06-12' }, today })
    expect(lines(late('2026-07-30'), 'CL-1')).toEqual([])
    expect(openOne(late('2026-07-31'), 'CL-1'))
      .toMatchObject({ due: '2026-10-31', anchor: { kind: 'eligible', on: '2026-07-31', eventId: null } })
  })

  it('CL-1: weeks in care before count, those before 14 do not', () => {
    const spells = [event('looked-after', '2024-06-12'), event('ceased-looked-after', '2024-08-14'), event('looked-after', '2026-06-20')]
    expect(openOne(clockOf(spells, { born: { A: '2010-06-12' } }), 'CL-1').anchor.on).toBe('2026-07-18')
    expect(openOne(clockOf(spells, { born: { A: '2010-07-12' } }), 'CL-1').anchor.on).toBe('2026-08-17')
  })
})

describe('turning 18', () => {
  const events = [
    event('looked-after', '2024-03-04'), event('placement', '2024-03-04'), event('review', '2026-06-01', { detail: { number: '5' } }),
    event('health-assessment', '2026-01-10'), event('visit', '2026-07-20'), event('pathway-plan', '2024-12-01'),
  ]
  const at = (today: string) => clockOf(events, { born: { A: '2008-08-25' }, today })

  it('every child recurrence ends on the birthday, with the reason', () => {
    const onBirthday = at('2026-08-25')
    expect(lines(onBirthday, 'LAC-6')).toEqual(['2026-12-01 ended 2026-08-25 turned-18'])
    expect(lines(onBirthday, 'LAC-9')).toEqual(['2026-08-31 ended 2026-08-25 turned-18'])
    expect(lines(onBirthday, 'LAC-16')).toEqual(['2027-01-10 ended 2026-08-25 turned-18'])
    expect(onBirthday.filter((each) => each.rule.startsWith('LAC') && each.state.kind === 'open')).toEqual([])
  })

  it('what would only fall due on the birthday or later is not waited for before it either', () => {
    expect(open(at('2026-08-01'), 'LAC-6')).toEqual([])
    const earlier = clockOf([...events, event('visit', '2026-07-14', { id: 'another' })].filter((each) => each.on !== '2026-07-20'),
      { born: { A: '2008-08-25' }, today: '2026-08-01' })
    expect(open(earlier, 'LAC-9'), 'due 25 Aug').toEqual([])
  })

  it('what was due before it and was not done ends on it too', () => {
    const found = clockOf(events.filter((each) => each.kind !== 'visit'), { born: { A: '2008-08-25' }, today: '2026-08-25' })
    expect(lines(found, 'LAC-7')).toEqual(['2024-03-11 ended 2026-08-25 turned-18'])
    expect(open(clockOf(events.filter((each) => each.kind !== 'visit'), { born: { A: '2008-08-25' }, today: '2026-08-24' }), 'LAC-7'))
      .toEqual(['2024-03-11'])
  })

  it('leaving-care rules start (CL-3), and the pathway plan’s go on (CL-2)', () => {
    expect(lines(at('2026-08-24'), 'CL-3')).toEqual([])
    expect(open(at('2026-08-25'), 'CL-3')).toEqual(['2026-09-01'])
    expect(at('2026-08-25').filter((each) => each.rule === 'CL-2' && each.state.kind === 'open')).toHaveLength(1)
  })

  it('a birthday on 29 February is attained on 1 March', () => {
    const leap = (today: string) => clockOf([event('looked-after', '2024-03-04')], { born: { A: '2008-02-29' }, today })
    expect(open(leap('2026-02-28'), 'LAC-4')).toHaveLength(1)
    expect(lines(leap('2026-03-01'), 'LAC-4')).toEqual(['2024-04-03 ended 2026-03-01 turned-18'])
    expect(open(leap('2026-03-01'), 'CL-3')).toEqual(['2026-03-08'])
  })

  it('an adult begins nothing', () => {
    expect(clockOf([event('looked-after', '2026-09-01'), event('placement', '2026-09-01')], { born: { A: '2008-08-25' } })).toEqual([])
  })

  it('leaving care is followed to 21, to 25 where it was asked for', () => {
    const left = (detail: Readonly<Record<string, string>>) =>
      clockOf([event('left-care', '2026-08-25', { detail }), event('visit', '2029-07-10')],
        { born: { A: '2008-08-25' }, today: '2029-09-01' })
    expect(lines(left({}), 'CL-3').at(-1)).toBe('2029-09-04 ended 2029-08-25 turned-21')
    expect(open(left({}), 'CL-3')).toEqual([])
    expect(open(left({ 'until-25': 'true' }), 'CL-3')).toEqual(['2029-09-04'])
  })
})

describe('private fostering ends at 16, at 18 for a disabled child (PF-2)', () => {
  const at = (detail: Readonly<Record<string, string>>) =>
    clockOf([event('private-fostering', '2026-03-02', { detail }), event('visit', '2026-03-10')],
      { born: { A: '2010-04-10' }, today: '2026-04-10' })

  it.each([[{}, []], [{ disabled: 'true' }, ['2026-04-21']]])('%j', (detail, dues) => {
    expect(open(at(detail), 'PF-2')).toEqual(dues)
  })
})
