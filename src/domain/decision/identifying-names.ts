import { FIRST_NAMES } from './first-names.ts'
import { ORDINARY_CAPITALS } from './ordinary-capitals.ts'

interface Word {
  readonly text: string
  readonly plain: string
  /** The first of a sentence, where a capital says nothing. */
  readonly isFirst: boolean
}

/**
 * A common first name however it is written; a word with a capital where none is due, unless it names a day, a service or a
 * language; whatever follows Mr or Mrs. Names of colleagues are allowed. Text all in capitals is read as if in small letters.
 */
export function looksLikeName(text: string, allowed: ReadonlySet<string>): boolean {
  const isShouted = text === text.toUpperCase()
  const words = wordsOf(text)
  return words.some((word, index) => {
    if (allowed.has(word.plain) || isOrdinary(word.plain)) return false
    if (word.plain.split('-').some((part) => FIRST_NAMES.has(part)) || isTitle(words[index - 1])) return true
    return !isShouted && !word.isFirst && isCapitalised(word.text)
  })
}

function isOrdinary(word: string): boolean {
  return ORDINARY_CAPITALS.has(word) || word.split('-').every((part) => ORDINARY_CAPITALS.has(part))
}

/** Words of letters; what carries a figure is a reference (`C-1042`, `s47`), and what follows an @ is a colleague. */
function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/[@<]?[\p{L}\p{M}\d][\p{L}\p{M}\d'’.-]*/gu)].flatMap((match) => {
    const [found] = match
    if (/[@<\d]/u.test(found)) return []
    const bare = found.replace(/[.'’-]+$/u, '').replace(/['’]s$/iu, '')
    const before = text.slice(0, match.index).trimEnd()
    const isFirst = before === '' || /[.!?:;(“"/•-]$/u.test(before)
    return [{ text: bare, plain: bare.toLowerCase().replaceAll(/[.'’]/g, ''), isFirst }]
  })
}

/** A capital and then small letters, or so many capitals that they are no abbreviation. */
function isCapitalised(word: string): boolean {
  if (/^\p{Lu}+$/u.test(word)) return word.length >= 6
  return /^\p{Lu}/u.test(word) && /\p{Ll}/u.test(word)
}

function isTitle(word: Word | undefined): boolean {
  return word?.plain === 'mr' || word?.plain === 'mrs'
}
