/** One word of a line, a quoted phrase, or a mention. */
export interface Word {
  /** As typed, without the quotation marks. */
  readonly text: string
  /**
   * What keywords, dates and references are recognised by: lower case, without the punctuation of a sentence. Empty for what was
   * quoted, so that quoting a title always keeps it a title.
   */
  readonly key: string
}

/** Quotation marks, mentions, and space that is not a plain space: what makes a line more than words between spaces. */
const NOT_PLAIN = /["“”<]|[^\S ]/
/** A mention may hold spaces, `<@U123|Jo Harlow>`; phones turn straight quotation marks into curly ones; `key="two words"` is one word. */
const WORD = /<@[^>]*>[,;:.!?]*|["“]([^"“”]*)["”][,;.]?|[^\s"“”]+(?:(?<==)["“][^"“”]*["”][,;]?)?|["“”]/g
const LEADING = /^[("'‘]+/
const TRAILING = /[,;:!?.)'’]+$/

/** The words of a line, in order. Never throws. */
export function splitWords(line: string): readonly Word[] {
  const words: Word[] = []
  if (!NOT_PLAIN.test(line)) {
    for (const text of line.split(' ')) if (text !== '') words.push({ text, key: keyOf(text) })
    return words
  }
  for (const [text, quoted] of line.matchAll(WORD)) {
    if (quoted === undefined) words.push({ text, key: keyOf(text) })
    else if (quoted.trim() !== '') words.push({ text: quoted.trim(), key: '' })
  }
  return words
}

/** The words from one place up to another, as typed. */
export function textOf(words: readonly Word[], from: number, to: number = words.length): string {
  let text = ''
  for (let at = from; at < to; at++) text += (text === '' ? '' : ' ') + words[at]!.text
  return text
}

/** A comma at the end belongs to the sentence, not to the words. */
export function withoutComma(text: string): string {
  return text.replace(/[,;:]+$/, '')
}

function keyOf(text: string): string {
  const key = text.toLowerCase()
  return isPlain(key.charCodeAt(0)) && isPlain(key.charCodeAt(key.length - 1)) ? key : key.replace(LEADING, '').replace(TRAILING, '') || key
}

/** A small letter or a digit: the ends of nearly every word, which then need no trimming. */
function isPlain(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57)
}
