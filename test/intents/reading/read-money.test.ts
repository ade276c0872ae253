import { describe, expect, it } from 'vitest'
import { readMoney } from '../../../src/intents/reading/read-money.ts'

describe('an amount', () => {
  it.each([
    ['£450', 45_000], ['450', 45_000], ['450.00', 45_000], ['£450.00', 45_000], ['£4.50', 450], ['£1,200.50', 120_050], ['1,200', 120_000],
    ['£500.01', 50_001], ['£ 450', 45_000], ['450 pounds', 45_000], ['£0.99', 99], ['£12,345,678', 1_234_567_800], ['£450.', 45_000],
  ])('%s is %i pence', (text, pence) => {
    expect(readMoney(text)).toMatchObject({ kind: 'read', value: pence })
  })

  it('is shown with both pence digits, and read back the same', () => {
    const reading = readMoney('£1,200.50')
    expect(reading).toMatchObject({ text: '1200.50' })
    expect(readMoney('1200.50')).toMatchObject({ value: 120_050 })
  })

  it.each([
    ['£450.5', 'Write the pence with two digits, like £450.50.'],
    ['4,50', 'Is the comma for pence or thousands? Write it like £4.50 or £450.'],
    ['£1,20', 'Is the comma for pence or thousands? Write it like £4.50 or £450.'],
    ['£450.005', 'Write one amount in pounds, like £450 or £1,200.50.'],
    ['$450', 'Give the amount in pounds, like £450.'], ['450 eur', 'Give the amount in pounds, like £450.'],
    ['£1k', 'Write one amount in pounds, like £450 or £1,200.50.'], ['£400-500', 'Write one amount in pounds, like £450 or £1,200.50.'],
    ['-£50', 'Write one amount in pounds, like £450 or £1,200.50.'], ['£450 and £200', 'Write one amount in pounds, like £450 or £1,200.50.'],
    ['lots', 'Write one amount in pounds, like £450 or £1,200.50.'], ['£99999999999', 'Write one amount in pounds, like £450 or £1,200.50.'],
  ])('“%s” is asked about', (text, says) => {
    expect(readMoney(text)).toEqual({ kind: 'problem', says })
  })
})
