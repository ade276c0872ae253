import { describe, expect, it } from 'vitest'
import { formatPence, formatPenceInFull, pence } from '../../../src/domain/authority/money.ts'

describe('money is whole pence', () => {
  it.each([
    [0, '£0', '£0.00'], [1, '£0.01', '£0.01'], [10, '£0.10', '£0.10'], [50_000, '£500', '£500.00'], [50_001, '£500.01', '£500.01'],
    [99_999, '£999.99', '£999.99'], [100_000, '£1,000', '£1,000.00'], [120_450, '£1,204.50', '£1,204.50'],
    [123_456_789, '£1,234,567.89', '£1,234,567.89'],
  ])('%i pence: %s, in full %s', (amount, short, full) => {
    expect([formatPence(pence(amount)), formatPenceInFull(pence(amount))]).toEqual([short, full])
  })

  it.each([0.5, -1, Number.NaN, Infinity, Number.MAX_SAFE_INTEGER + 1])('%d is not an amount', (amount) => {
    expect(() => pence(amount)).toThrow(RangeError)
  })
})
