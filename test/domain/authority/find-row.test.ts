import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findRow } from '../../../src/domain/authority/find-row.ts'
import { policy } from '../unit/hawthorn.ts'

const found = (words: string): string | null => findRow(words, policy).row?.id ?? null

describe('words find their row of the matrix', () => {
  it.each<readonly [words: string, row: string, rest: string]>([
    ['spend £450 taxis to contact', 'spend', '£450 taxis to contact'],
    ['pay for school uniform £60', 'spend', 'school uniform £60'],
    ['buy a cot 120.00', 'spend', 'a cot 120.00'],
    ['fund nursery place £90', 'spend', 'nursery place £90'],
    ['start s47', 'start-s47', ''],
    ['s47', 'start-s47', ''],
    ['s.47 after strategy meeting', 'start-s47', 'after strategy meeting'],
    ['section 47', 'start-s47', ''],
    ['Start a child protection enquiry', 'start-s47', ''],
    ['refer to parenting group', 'refer', 'parenting group'],
    ['commission: mentoring', 'refer', 'mentoring'],
    ['rapid response for 6 weeks', 'refer', 'for 6 weeks'],
    ['close', 'close', ''],
    ['Close the case.', 'close', ''],
    ['step-down', 'close', ''],
    ['care proceedings', 'care-proceedings', ''],
    ['issue care proceedings', 'care-proceedings', ''],
    ['pre-proceedings', 'pre-proceedings', ''],
    ['pre proceedings', 'pre-proceedings', ''],
    ['EPO', 'emergency-protection-order', ''],
    ['emergency protection order tonight', 'emergency-protection-order', 'tonight'],
    ['section 20', 'section-20', ''],
    ['accommodate by agreement', 'section-20', ''],
    ['residential placement', 'residential', ''],
    ['return home in May', 'return-home', 'in May'],
    ['change permanence plan', 'permanence', ''],
    ['jarp', 'jarp', ''],
    ['family support package, evenings', 'jarp', 'evenings'],
    ['outside approved methods – hypnosis', 'outside-methods', 'hypnosis'],
    ['day-to-day care', 'day-to-day', ''],
    ['contact twice a week', 'day-to-day', 'twice a week'],
    ['agreed to spend £40', 'spend', '£40'],
    ['please close', 'close', ''],
  ])('%s', (words, row, rest) => {
    expect(findRow(words, policy)).toEqual({ row: policy.matrix.find((each) => each.id === row), rest, candidates: [] })
  })

  it('the longest phrase wins: the Contact Service is not contact', () => {
    expect([found('contact service'), found('contact')]).toEqual(['refer', 'day-to-day'])
  })
})

describe('what decides who may decide is never guessed', () => {
  it.each<readonly [words: string, candidates: readonly string[]]>([
    ['refer for residential placement', ['residential', 'refer']],
    ['refer to parenting course and pay £600', ['spend', 'refer']],
    ['visit plan and return home', ['return-home', 'day-to-day']],
    ['s47 and epo', ['emergency-protection-order', 'start-s47']],
  ])('%s: a row that is harder to decide is named as well, so both are offered', (words, candidates) => {
    const { row, candidates: offered, rest } = findRow(words, policy)
    expect([row, offered.map((each) => each.id), rest]).toEqual([null, candidates, words])
  })

  it.each<readonly [words: string, candidates: readonly string[]]>([
    ['not close', ['close']],
    ['£45 taxi', ['spend']],
    ['spned £45', ['spend']],
    ['clsoe', ['close']],
    ['residentail placement', ['residential']],
    ['haircut', []],
    ['', []],
    ['£', []],
  ])('%s: no row; offers what may be meant', (words, candidates) => {
    const { row, candidates: offered } = findRow(words, policy)
    expect([row, offered.map((each) => each.id)]).toEqual([null, candidates])
  })
})

describe('whatever is typed', () => {
  const phrases = policy.matrix.flatMap((row) => row.words.map((words) => ({ id: row.id, words })))
  const anyCase = fc.constantFrom((text: string) => text, (text: string) => text.toUpperCase(), (text: string) => `  ${text}. `)

  it('every phrase of the policy names its own row, in any case and with stops and spaces about it', () => {
    fc.assert(fc.property(fc.constantFrom(...phrases), anyCase, ({ id, words }, typed) => {
      expect(found(typed(words))).toBe(id)
    }), { numRuns: 500 })
  })

  it('what is left over is the end of what was typed, letter for letter', () => {
    fc.assert(fc.property(fc.constantFrom(...phrases), fc.string(), ({ words }, more) => {
      const typed = `${words} ${more}`
      const { row, rest } = findRow(typed, policy)
      expect(typed.trim().endsWith(rest)).toBe(true)
      expect(row !== null || rest === typed.trim()).toBe(true)
    }), { numRuns: 500 })
  })

  it('never throws, and offers nothing beside a row it is sure of', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      const { row, candidates } = findRow(typed, policy)
      expect(row === null || candidates.length === 0).toBe(true)
    }))
  })
})
