import { describe, expect, it } from 'vitest'
import { obligations } from '../../../src/domain/clock/obligations.ts'
import type { ChildId } from '../../../src/domain/ids.ts'
import { CALENDAR, clockOf, day, ENGLAND, event, lines, open, theCase } from './a-case.ts'

const born = { A: '2016-02-10', B: '2018-05-04' }
const plan = event('protection-plan', '2026-03-20')

const ofChild = (found: ReturnType<typeof clockOf>, child: string, rule: string) =>
  lines(found.filter((each) => each.childId === child), rule)

describe('siblings (arithmetic 10): the task is per child', () => {
  it('a family event starts the clock of every child', () => {
    const found = clockOf([plan], { born })
    expect(found.filter((each) => each.rule === 'CP-1').map((each) => each.childId)).toEqual(['A', 'B'])
    expect(new Set(found.map((each) => each.key)).size).toBe(found.length)
  })

  it('an event of one child is that child’s alone', () => {
    const found = clockOf([plan, event('visit', '2026-04-01', { child: 'A' })], { born })
    expect(ofChild(found, 'A', 'CP-3')).toEqual(['2026-04-07 met 2026-04-01', '2026-04-17'])
    expect(ofChild(found, 'B', 'CP-3')).toEqual(['2026-04-07'])
  })

  it.each([
    ['covered', { covered: 'A' }],
    ['not-covered', { 'not-covered': 'B' }],
  ])('a family meeting may say which children it covered: %s', (_, detail) => {
    const found = clockOf([plan, event('core-group', '2026-04-01', { detail })], { born })
    expect(ofChild(found, 'A', 'CP-1')).toEqual(['2026-04-07 met 2026-04-01'])
    expect(ofChild(found, 'B', 'CP-1')).toEqual(['2026-04-07'])
  })

  it('several children are named together', () => {
    const found = clockOf([plan, event('core-group', '2026-04-01', { detail: { covered: 'A,B' } })], { born: { ...born, C: '2020-01-01' } })
    expect(['A', 'B', 'C'].map((child) => ofChild(found, child, 'CP-1')))
      .toEqual([['2026-04-07 met 2026-04-01'], ['2026-04-07 met 2026-04-01'], ['2026-04-07']])
  })

  it('twins with one birth date are two children', () => {
    const found = clockOf([event('looked-after', '2026-03-03', { child: 'A' })], { born: { A: '2018-05-04', B: '2018-05-04' } })
    expect(found.map((each) => each.childId)).not.toContain('B')
    expect(ofChild(found, 'A', 'LAC-4')).toEqual(['2026-03-31'])
  })

  it('brothers and sisters turn 18 one by one', () => {
    const found = clockOf([event('looked-after', '2026-03-03')], { born: { A: '2008-04-01', B: '2018-05-04' }, today: '2026-04-02' })
    expect(ofChild(found, 'A', 'LAC-4')).toEqual(['2026-03-31 ended 2026-04-01 turned-18'])
    expect(ofChild(found, 'B', 'LAC-4')).toEqual(['2026-03-31'])
  })
})

describe('what falls due on one day', () => {
  const refs = ['C-1043-A', 'C-1043-B', 'C-1043-C']

  it.each([
    [['x', 'y', 'z']], [['z', 'y', 'x']], [['y', 'z', 'x']],
  ])('comes in the order of the children’s references, whatever their ids: %s', (ids) => {
    const children = ids.map((id, at) => ({ id: id as ChildId, ref: refs[at] ?? '', dateOfBirth: day('2016-02-10') })).toReversed()
    const history = { case: { ...theCase({}), children }, events: [plan] }
    const found = obligations(history, ENGLAND, CALENDAR, day('2026-03-20')).filter(({ rule }) => rule === 'CP-1')
    expect(found.map(({ childId }) => children.find(({ id }) => id === childId)?.ref)).toEqual(refs)
  })
})

describe('what is the family’s', () => {
  it('one decision on one referral, one strategy discussion for one concern (REF-1, S47-1)', () => {
    const found = clockOf([event('referral', '2026-03-02'), event('concern', '2026-03-02')], { born })
    expect(found.filter((each) => ['REF-1', 'S47-1'].includes(each.rule)).map((each) => each.childId)).toEqual([null, null])
    expect(found.filter((each) => each.rule === 'ASM-1').map((each) => each.childId)).toEqual(['A', 'B'])
  })

  it('closing one child’s case does not close the family’s', () => {
    const found = clockOf([event('referral', '2026-03-02'), event('closed', '2026-03-02', { child: 'A' })], { born })
    expect(open(found, 'REF-1')).toEqual(['2026-03-03'])
    expect(ofChild(found, 'A', 'ASM-1')).toEqual(['2026-05-07 ended 2026-03-02 closed'])
    expect(ofChild(found, 'B', 'ASM-1')).toEqual(['2026-05-07'])
  })

  it('an application for the family is one; for one child it is that child’s (CRT-1)', () => {
    const found = clockOf([event('application-issued', '2026-01-05'), event('application-issued', '2026-02-02', { child: 'B' })], { born })
    expect(found.filter((each) => each.rule === 'CRT-1').map((each) => [each.childId, each.due]))
      .toEqual([[null, '2026-07-05'], ['B', '2026-08-02']])
  })

  it('a case whose children are not recorded yet loses nothing', () => {
    const found = clockOf([plan], { born: {} })
    expect(found.find((each) => each.rule === 'CP-1')).toMatchObject({ childId: null, due: '2026-04-07' })
  })
})
