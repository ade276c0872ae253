import type { Policy } from '../policy.ts'
import type { MatrixRow } from './matrix.ts'
import { phraseBookOf, wordsOf } from './phrase-book.ts'
import type { PhraseBook, PlacedWord } from './phrase-book.ts'
import { isNearly } from './is-nearly.ts'

/** What words typed after `/decide C-1042` came to. */
export interface RowFound {
  /** Null when the words name no row, or more than one that matters: never a guess, because the row decides who may decide. */
  readonly row: MatrixRow | null
  /** The text after the phrase, as typed; all of it when there is no row. */
  readonly rest: string
  /** When there is no row: the rows that may have been meant, likeliest first. */
  readonly candidates: readonly MatrixRow[]
}

/** Words people put before the decision itself: "agreed to spend £40". Nothing that turns the meaning round. */
const LEADING = new Set(['please', 'we', 'will', 'agree', 'agreed', 'decide', 'decided', 'to'])

/**
 * Reads which row of the matrix the words name. The phrase stands first; the longest wins ("contact service" over "contact").
 * When a row that is harder to decide is named later in the words ("refer for a residential placement"), nothing is guessed:
 * the answer is both, for the person to choose.
 */
export function findRow(words: string, policy: Pick<Policy, 'matrix'>): RowFound {
  const typed = words.trim()
  const placed = wordsOf(typed)
  const book = phraseBookOf(policy.matrix)
  const first = firstPhrase(placed, book)
  if (first === null) return { row: null, rest: typed, candidates: mayMean(placed, typed, policy, book) }

  const { row, next } = first
  const harder = namedFrom(placed, next, book).filter((other) => hardness(other) > hardness(row))
  if (harder.length > 0) return { row: null, rest: typed, candidates: [...harder, row] }

  return { row, rest: typed.slice(placed[next - 1]?.end ?? 0).replace(/^[\s,;:.–—-]+/, ''), candidates: [] }
}

/** The phrase the words begin with, and the word after it. */
function firstPhrase(placed: readonly PlacedWord[], book: PhraseBook): { readonly row: MatrixRow; readonly next: number } | null {
  for (const [at, { word }] of placed.entries()) {
    const phrase = book.longestAt(placed, at)
    if (phrase !== null) return { row: phrase.row, next: at + phrase.words.length }
    if (!LEADING.has(word)) return null
  }
  return null
}

/** The rows named anywhere from there on, each once, in the order they are met. */
function namedFrom(placed: readonly PlacedWord[], from: number, book: PhraseBook): readonly MatrixRow[] {
  const rows = new Set<MatrixRow>()
  for (let at = from; at < placed.length;) {
    const phrase = book.longestAt(placed, at)
    if (phrase !== null) rows.add(phrase.row)
    at += phrase?.words.length ?? 1
  }
  return [...rows]
}

/** Rows to offer when no phrase stands first: named further on, begun with a slip, or of money when there is a sum. */
function mayMean(placed: readonly PlacedWord[], typed: string, policy: Pick<Policy, 'matrix'>, book: PhraseBook): readonly MatrixRow[] {
  const named = namedFrom(placed, 0, book)
  const begins = placed.find(({ word }) => !LEADING.has(word))?.word ?? ''
  const nearly = [...book.rowsByFirstWord].filter(([first]) => isNearly(begins, first)).flatMap(([, rows]) => rows)
  const ofMoney = /£\s*\d/.test(typed) ? policy.matrix.filter((row) => row.needsAmount) : []
  return [...new Set([...named, ...nearly, ...ofMoney])]
}

/** How far a row is out of a unit's hands: freely theirs, theirs within limits, never theirs. */
function hardness(row: MatrixRow): number {
  if (row.authorities.length === 0) return 2
  return row.authorities.some((authority) => authority.upTo !== null || authority.unless.length > 0) ? 1 : 0
}
