import { findRow } from '../../domain/authority/find-row.ts'
import { OTHER, readDecide } from '../forms/decide.ts'
import type { Parsed } from '../parsed.ts'
import type { ReadingContext } from '../reading/context.ts'
import { isMoney, isPlainNumber, readMoney } from '../reading/read-money.ts'
import { isCertainlyPerson, personLength } from '../reading/read-person.ts'
import { decisionNumber, isCaseRef } from '../reading/read-reference.ts'
import type { Word } from '../reading/words.ts'
import { splitWords, textOf } from '../reading/words.ts'
import { asIntent, openForm } from '../sheet.ts'

const URGENT: ReadonlySet<string> = new Set(['urgent', 'urgently'])
const TIME_OF_DAY = /^([01]?\d|2[0-3])\.[0-5]\d$/
const WITH_PENCE = /^\d[\d,]*\.\d{2}$/

/** `/decide C-1042 spend £450 taxis to contact` · `… start s47` · `… care proceedings urgent` · `… decided by @kim` · `/decide D-12`. */
export function parseDecide(words: readonly Word[], context: ReadingContext): Parsed {
  const first = words[0]
  if (first === undefined) return openForm('decide')
  const decision = decisionNumber(first.key)
  if (decision !== null && words.length === 1) return asIntent({ kind: 'show-decision', decision })

  const values: Record<string, string> = {}
  const problems: Record<string, string> = {}
  const start = isCaseRef(first.key) ? 1 : 0
  if (start === 1) values['case'] = first.text
  const left = withoutAmounts(withoutUrgent(withoutDecider(words.slice(start), values, problems), values), values, problems)
  addTypeAndSummary(left, values, problems, context)
  return readDecide(values, {}, context, problems)
}

type Found = Record<string, string>

/** Takes out `decided by @kim`. Anybody else named may have decided it, or may not: that is asked. */
function withoutDecider(words: readonly Word[], values: Found, problems: Found): readonly Word[] {
  const at = words.findIndex((word, index) => word.key === 'decided' && words[index + 1]?.key === 'by')
  if (at >= 0) {
    const length = personLength(words, at + 2, words.length)
    if (length === 0) problems['decidedBy'] = 'Who decided it?'
    else values['decidedBy'] = textOf(words, at + 2, at + 2 + length)
    return [...words.slice(0, at), ...words.slice(at + 2 + length)]
  }
  const named = words.findIndex(isCertainlyPerson)
  if (named < 0) return words
  values['decidedBy'] = words[named]!.text
  problems['decidedBy'] = 'Did they decide it? If it was you, clear this.'
  const from = named > 0 && words[named - 1]!.key === 'by' ? named - 1 : named
  return [...words.slice(0, from), ...words.slice(named + 1)]
}

/** Takes out `urgent` where it stands first or last; inside it belongs to the words ("an urgent dental appointment"). */
function withoutUrgent(words: readonly Word[], values: Found): readonly Word[] {
  const isFirst = URGENT.has(words[0]?.key ?? '')
  const isLast = URGENT.has(words.at(-1)?.key ?? '')
  if (!isFirst && !isLast) return words
  values['urgent'] = 'yes'
  return words.slice(isFirst ? 1 : 0, isLast && words.length > 1 ? -1 : undefined)
}

/** Takes out what was typed as money: `£450`, `£ 450`, `450 pounds`. Two sums are asked about. */
function withoutAmounts(words: readonly Word[], values: Found, problems: Found): readonly Word[] {
  const amounts: string[] = []
  const left: Word[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!
    const next = words[at + 1]
    if (isMoney(word.key)) amounts.push(word.text)
    else if (next !== undefined && isPlainNumber(word.key) && (next.key === 'pounds' || next.key === 'gbp')) amounts.push(words[at++]!.text)
    else if (word.key === '£' && next !== undefined && isPlainNumber(next.key)) amounts.push(`£${words[++at]!.text}`)
    else left.push(word)
  }
  if (amounts.length > 0) values['amount'] = amounts.join(' and ')
  if (amounts.length > 1) problems['amount'] = 'More than one amount was given. Write the one that was decided.'
  return left
}

/** Which row of the matrix the words name, and what is left to say about it. */
function addTypeAndSummary(words: readonly Word[], values: Found, problems: Found, context: ReadingContext): void {
  if (words[0]?.key === OTHER) {
    values['type'] = OTHER
    values['summary'] = textOf(words, 1)
    return
  }
  const { row, rest } = findRow(textOf(words, 0), context.policy)
  values['type'] = row?.id ?? ''
  values['summary'] = rest
  if (row?.needsAmount === true && values['amount'] === undefined) takePlainAmount(rest, values, problems)
}

/**
 * A sum without its sign. `450.00` is money and nothing else; `450` at the front very likely is, and `10.30` may be a time, so
 * those are shown as the amount and asked about.
 */
function takePlainAmount(rest: string, values: Found, problems: Found): void {
  const words = splitWords(rest)
  const sums = words.filter((word) => WITH_PENCE.test(word.key) && !TIME_OF_DAY.test(word.key))
  const front = words[0] !== undefined && isPlainNumber(words[0].key) ? words[0] : null
  const sum = sums.length === 1 ? sums[0]! : sums.length === 0 ? front : null
  if (sum === null) return
  values['amount'] = sum.text
  values['summary'] = textOf(words.filter((word) => word !== sum), 0)
  if (sum === front && sums.length === 0 && readMoney(sum.text).kind === 'read') problems['amount'] = 'Is this the amount? If so, send it as it is.'
}
