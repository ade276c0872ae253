import type { Policy } from '../policy.ts'
import { isNearly } from './is-nearly.ts'
import type { MatrixRow } from './matrix.ts'

/** What words typed after `/decide C-1042` came to. */
export interface RowFound {
  /** Null when the words name no row, or more than one that matters: never a guess, because the row decides who may decide. */
  readonly row: MatrixRow | null
  /** The text after the phrase, as typed; all of it when there is no row. */
  readonly rest: string
  /** When there is no row: the rows that may have been meant, likeliest first. */
  readonly candidates: readonly MatrixRow[]
}

interface Phrase {
  readonly row: MatrixRow
  readonly tokens: readonly string[]
}

interface Token {
  readonly word: string
  /** Where it ends in the text as typed. */
  readonly end: number
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
  const tokens = tokensOf(typed)
  const phrases = phrasesOf(policy)
  const first = firstPhrase(tokens, phrases)
  if (first === null) return { row: null, rest: typed, candidates: mayMean(tokens, typed, phrases) }

  const { row, next } = first
  const harder = namedFrom(tokens, next, phrases).filter((other) => hardness(other) > hardness(row))
  if (harder.length > 0) return { row: null, rest: typed, candidates: [...harder, row] }

  return { row, rest: typed.slice(tokens[next - 1]?.end ?? 0).replace(/^[\s,;:.–—-]+/, ''), candidates: [] }
}

/** A phrase as it is compared: small letters, single spaces; hyphens are spaces, full stops and apostrophes nothing. */
export function comparable(phrase: string): string {
  return tokensOf(phrase).map((token) => token.word).join(' ')
}

function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(/[^\s,;:/–—-]+/g)]
    .map((match) => ({ word: match[0].toLowerCase().replaceAll(/[.'’"“”()!?]/g, ''), end: match.index + match[0].length }))
    .filter((token) => token.word !== '')
}

function phrasesOf(policy: Pick<Policy, 'matrix'>): readonly Phrase[] {
  return policy.matrix.flatMap((row) => row.words.map((words) => ({ row, tokens: tokensOf(words).map((token) => token.word) })))
}

/** The phrase the words begin with, and the token after it. */
function firstPhrase(tokens: readonly Token[], phrases: readonly Phrase[]): { readonly row: MatrixRow; readonly next: number } | null {
  for (const [at, { word }] of tokens.entries()) {
    const phrase = longestAt(tokens, at, phrases)
    if (phrase !== null) return { row: phrase.row, next: at + phrase.tokens.length }
    if (!LEADING.has(word)) return null
  }
  return null
}

function longestAt(tokens: readonly Token[], at: number, phrases: readonly Phrase[]): Phrase | null {
  return phrases
    .filter((phrase) => phrase.tokens.every((word, index) => tokens[at + index]?.word === word))
    .reduce<Phrase | null>((longest, phrase) => (phrase.tokens.length > (longest?.tokens.length ?? 0) ? phrase : longest), null)
}

/** The rows named anywhere from there on, each once, in the order they are met. */
function namedFrom(tokens: readonly Token[], from: number, phrases: readonly Phrase[]): readonly MatrixRow[] {
  const rows = new Set<MatrixRow>()
  for (let at = from; at < tokens.length;) {
    const phrase = longestAt(tokens, at, phrases)
    if (phrase !== null) rows.add(phrase.row)
    at += phrase?.tokens.length ?? 1
  }
  return [...rows]
}

/** Rows to offer when no phrase stands first: named further on, nearly spelt, or of money when there is a sum. */
function mayMean(tokens: readonly Token[], typed: string, phrases: readonly Phrase[]): readonly MatrixRow[] {
  const named = namedFrom(tokens, 0, phrases)
  const nearly = phrases.filter(({ tokens: [first = ''] }) => tokens.some((token) => isNearly(token.word, first)))
  const ofMoney = phrases.filter(({ row }) => row.needsAmount && /£\s*\d/.test(typed))
  return [...new Set([...named, ...[...nearly, ...ofMoney].map((phrase) => phrase.row)])]
}

/** How far a row is out of a unit's hands: freely theirs, theirs within limits, never theirs. */
function hardness(row: MatrixRow): number {
  if (row.authorities.length === 0) return 2
  return row.authorities.some((authority) => authority.upTo !== null || authority.unless.length > 0) ? 1 : 0
}
