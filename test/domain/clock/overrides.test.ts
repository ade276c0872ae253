import { describe, expect, it } from 'vitest'
import { applyOverrides } from '../../../src/domain/clock/overrides.ts'
import { RulesNotUsable } from '../../../src/domain/clock/rule.ts'
import { clockOf, ENGLAND, event, lines, open, openOne } from './a-case.ts'

const from = '2026-01-01'
const set = (rule: string, amount: number, unit: string, more = {}) => ({ rule, due: { amount, unit }, validFrom: from, ...more })
const withRules = (...overrides: readonly unknown[]) => applyOverrides(ENGLAND, overrides, 'hackney-3')

describe('a council’s own numbers', () => {
  it.each([
    ['LAC-6 five months instead of six', set('LAC-6', 5, 'months')],
    ['LAC-6 twenty-five weeks, which is never longer than six months', set('LAC-6', 25, 'weeks')],
    ['LAC-4 twelve working days', set('LAC-4', 12, 'working-days')],
    ['CP-2 six weeks, the most there is', set('CP-2', 6, 'weeks')],
    ['CP-2 forty-two days, the same', set('CP-2', 42, 'days')],
    ['CIN-1 thirty working days: only policy', set('CIN-1', 30, 'working-days')],
    ['LAC-19 twenty working days, which some use', set('LAC-19', 20, 'working-days', { interval: 1 })],
    ['LAC-8 five weeks', set('LAC-8', 5, 'weeks')],
    ['LAC-9 two months where the placement is to last to 18', set('LAC-9', 2, 'months', { interval: 2 })],
    ['EPO-1 two days, within 72 hours', set('EPO-1', 2, 'days')],
    ['CRT-1 twenty-five weeks', set('CRT-1', 25, 'weeks')],
  ])('allowed: %s', (_, override) => {
    expect(withRules(override).version).toBe('england-2026.2 with hackney-3')
  })

  it.each([
    ['LAC-6', set('LAC-6', 7, 'months'), '6 months at most'],
    ['LAC-6', set('LAC-6', 26, 'weeks'), '6 months at most'],
    ['LAC-4', set('LAC-4', 28, 'days'), '20 working days at most'],
    ['LAC-8', set('LAC-8', 43, 'days'), '6 weeks at most'],
    ['CP-2', set('CP-2', 7, 'weeks'), '6 weeks at most'],
    ['ASM-1', set('ASM-1', 46, 'working-days'), '45 working days at most'],
    ['EPO-2', set('EPO-2', 9, 'days'), '8 days at most'],
    ['LAC-9', set('LAC-9', 4, 'months', { interval: 2 }), '3 months at most'],
    ['LAC-19', set('LAC-19', 21, 'working-days', { interval: 1 }), '20 working days at most'],
    ['CRT-1', set('CRT-1', 26, 'weeks'), '26 weeks, counting the day itself at most'],
    ['MIS-1', set('MIS-1', 4, 'days'), '72 hours at most'],
  ])('refused by name, because it is looser: %s %j', (rule, override, most) => {
    expect(() => withRules(override)).toThrow(RulesNotUsable)
    expect(() => withRules(override)).toThrow(rule)
    expect(() => withRules(override)).toThrow(most)
  })

  it.each([
    ['a rule that is not there', set('LAC-13', 1, 'weeks'), 'LAC-13 is not a rule of England'],
    ['a rule of several intervals without saying which', set('LAC-9', 1, 'weeks'), '2 is 3 months'],
    ['an interval that is not there', set('LAC-9', 1, 'weeks', { interval: 9 }), 'no interval 9'],
    ['no validFrom', { rule: 'LAC-6', due: { amount: 5, unit: 'months' } }, 'Override 1'],
    ['a unit that is not one', set('LAC-6', 5, 'fortnights'), 'Override 1'],
    ['something it does not know', set('LAC-6', 5, 'months', { ends: [] }), 'Override 1'],
    ['nothing to change', { rule: 'LAC-6', validFrom: from }, 'Override 1'],
  ])('refused: %s', (_, override, says) => {
    expect(() => withRules(override)).toThrow(says)
  })

  it('every problem is named at once', () => {
    expect(() => withRules(set('LAC-6', 7, 'months'), set('CP-2', 7, 'weeks'), set('XX-1', 1, 'days')))
      .toThrow(/LAC-6[\s\S]*CP-2[\s\S]*XX-1/)
  })

  it('nothing changed is the pack itself', () => {
    expect(withRules()).toBe(ENGLAND)
  })

  it('counts from the valid-from date on; what began before keeps the number it had', () => {
    const rules = withRules({ rule: 'CP-2', due: { amount: 3, unit: 'weeks' }, validFrom: '2026-04-01' })
    const at = (on: string) => openOne(clockOf([event('protection-plan', '2026-03-20'), event('core-group', on)], { rules }), 'CP-2')
    expect(at('2026-03-31').due).toBe('2026-04-28')
    expect(at('2026-04-01')).toMatchObject({ due: '2026-04-22', packVersion: 'england-2026.2 with hackney-3' })
    expect(at('2026-04-01').source).toContain('3 weeks is council policy hackney-3')
  })

  it('two overrides of one rule’s intervals hold together', () => {
    const rules = withRules(set('CL-3', 5, 'days', { interval: 1 }), set('CL-3', 6, 'weeks', { interval: 3 }))
    const found = clockOf([event('left-care', '2026-01-05'), event('visit', '2026-01-08'), event('visit', '2026-01-20')],
      { rules, born: { A: '2008-01-05' } })
    expect(lines(found, 'CL-3')).toEqual(['2026-01-10 met 2026-01-08', '2026-02-02 met 2026-01-20', '2026-03-03'])
  })

  it('a chair may still go as far as the rule itself', () => {
    const rules = withRules(set('LAC-6', 5, 'months'))
    const events = [event('looked-after', '2026-01-05'), event('review', '2026-01-20'),
      event('review', '2026-04-01', { detail: { next: '2026-09-20' } })]
    expect(openOne(clockOf(events, { rules }), 'LAC-6')).toMatchObject({ due: '2026-09-20', warnings: [] })
  })

  it('a second way of counting may be carried beside the first: the earlier holds', () => {
    const rules = withRules({ rule: 'LAC-5', orEarlier: { amount: 91, unit: 'days' }, validFrom: from })
    const second = (on: string) => open(clockOf([event('looked-after', '2026-01-05'), event('review', on)], { rules }), 'LAC-5')
    expect(second('2026-01-20'), '90 days in three months').toEqual(['2026-04-20'])
    expect(second('2026-06-10'), '92 days in three months').toEqual(['2026-09-09'])
  })
})

describe('a council’s own rules', () => {
  const chronology = {
    add: {
      id: 'chronology', period: 'protection-plan', rules: [{
        id: 'HCK-1', validFrom: '2026-01-01', task: 'Chronology brought up to date', taskClass: 'direct-work', steps: { from: 1, to: null },
        due: [{ amount: 3, unit: 'months' }], source: 'Hackney practice standards', confidence: 'C',
      }],
    },
  }

  it('run in the pack’s periods', () => {
    const found = clockOf([event('protection-plan', '2026-03-20'), event('done', '2026-06-01', { detail: { rule: 'HCK-1' } })],
      { rules: withRules(chronology) })
    expect(lines(found, 'HCK-1')).toEqual(['2026-06-20 met 2026-06-01', '2026-09-01'])
  })

  it.each([
    ['a name that is taken', { ...chronology.add, id: 'core-groups' }, 'already a timetable'],
    ['a rule that is taken', { ...chronology.add, rules: [{ ...chronology.add.rules[0], id: 'LAC-6' }] }, 'LAC-6 is already a rule'],
    ['a period that is not there', { ...chronology.add, period: 'weekends' }, 'no period called weekends'],
  ])('refused: %s', (_, add, says) => {
    expect(() => withRules({ add })).toThrow(says)
  })
})
