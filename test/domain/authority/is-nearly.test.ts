import { expect, it } from 'vitest'
import { isNearly } from '../../../src/domain/authority/is-nearly.ts'

it.each([
  ['spned', 'spend', true], ['spen', 'spend', true], ['sspend', 'spend', true], ['spond', 'spend', true], ['clsoe', 'close', true],
  ['residentail', 'residential', true], ['resdentail', 'residential', true], ['proceedings', 'proceedings', false],
  ['spendings', 'spend', false], ['psned', 'spend', false], ['bus', 'buy', false], ['pay', 'pay', false], ['', 'spend', false],
  ['contract', 'contact', true], ['contrast', 'contact', false],
])('%s for %s: %s', (typed, meant, isNear) => {
  expect(isNearly(typed, meant)).toBe(isNear)
})
