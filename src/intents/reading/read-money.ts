import type { Pence } from '../../domain/authority/money.ts'
import { pence } from '../../domain/authority/money.ts'
import type { Reading } from './reading.ts'
import { problem, read } from './reading.ts'

/** Pounds with or without thousands commas, then whole pence or none: nothing else is certain. */
const AMOUNT = /^£?\s*(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{2}))?$/
const OTHER_CURRENCY = /[$€]|usd|eur/i
const ONE_PENCE_DIGIT = /\.\d$/
const COMMA_FOR_POINT = /^£?\d+,\d{1,2}$/

/** An amount in whole pence. `£450`, `450`, `£1,200.50`; `£450.5` and `4,50` could be two amounts, so they are asked about. */
export function readMoney(text: string): Reading<Pence> {
  const amount = text.trim().replace(/\s*(pounds?|gbp)$/i, '').replace(/[,;:!?.]+$/, '')
  const match = AMOUNT.exec(amount)
  if (match !== null) {
    const inPence = Number(match[1]!.replaceAll(',', '')) * 100 + Number(match[2] ?? 0)
    return read(pence(inPence), `${Math.floor(inPence / 100)}.${String(inPence % 100).padStart(2, '0')}`)
  }
  if (OTHER_CURRENCY.test(amount)) return problem('Give the amount in pounds, like £450.')
  if (COMMA_FOR_POINT.test(amount)) return problem('Is the comma for pence or thousands? Write it like £4.50 or £450.')
  if (ONE_PENCE_DIGIT.test(amount)) return problem('Write the pence with two digits, like £450.50.')
  return problem('Write one amount in pounds, like £450 or £1,200.50.')
}

/** Typed as money: a currency sign in front, or said in pounds. */
export function isMoney(word: string): boolean {
  return MONEY_SIGN.test(word)
}
const MONEY_SIGN = /^[-+(~]?[£$€]\S*\d/

/** A plain number, which might be an amount or might be anything. */
export function isPlainNumber(word: string): boolean {
  return PLAIN_NUMBER.test(word)
}
const PLAIN_NUMBER = /^\d[\d,.]*k?$/i
