import type { MatrixRow } from './matrix.ts'

/** A word as it is compared, and where it ends in the text as typed. */
export interface PlacedWord {
  readonly word: string
  readonly end: number
}

/** A phrase of the matrix, as it is compared. */
export interface Phrase {
  readonly row: MatrixRow
  readonly words: readonly string[]
}

/** The phrases of a matrix, ready to be looked up: most commands are read in a few look-ups, not by trying every phrase. */
export interface PhraseBook {
  readonly rowsByFirstWord: ReadonlyMap<string, readonly MatrixRow[]>
  /** The longest phrase that stands at that word; null when none does. */
  readonly longestAt: (placed: readonly PlacedWord[], at: number) => Phrase | null
}

/** Words in small letters; hyphens and slashes part them, full stops, apostrophes and quotation marks are nothing. */
export function wordsOf(text: string): readonly PlacedWord[] {
  return [...text.matchAll(/[^\s,;:/–—-]+/g)]
    .map((match) => ({ word: match[0].toLowerCase().replaceAll(/[.'’"“”()!?]/g, ''), end: match.index + match[0].length }))
    .filter(({ word }) => word !== '')
}

/** A phrase as it is compared with others. */
export function comparable(phrase: string): string {
  return wordsOf(phrase).map(({ word }) => word).join(' ')
}

/** Made once for each matrix: a policy version never changes. */
const books = new WeakMap<readonly MatrixRow[], PhraseBook>()

export function phraseBookOf(matrix: readonly MatrixRow[]): PhraseBook {
  const known = books.get(matrix)
  if (known !== undefined) return known
  const book = bookOf(matrix)
  books.set(matrix, book)
  return book
}

function bookOf(matrix: readonly MatrixRow[]): PhraseBook {
  const phrases = matrix
    .flatMap((row) => row.words.map((typed): Phrase => ({ row, words: wordsOf(typed).map(({ word }) => word) })))
    .filter(({ words }) => words.length > 0)
    .toSorted((one, other) => other.words.length - one.words.length)
  const byFirstWord = Map.groupBy(phrases, ({ words: [first = ''] }) => first)
  return {
    rowsByFirstWord: new Map([...byFirstWord].map(([first, some]) => [first, [...new Set(some.map(({ row }) => row))]])),
    longestAt: (placed, at) => (byFirstWord.get(placed[at]?.word ?? '') ?? [])
      .find(({ words }) => words.every((word, index) => placed[at + index]?.word === word)) ?? null,
  }
}
