/** One word of a line, a quoted phrase, or a mention. */
export interface Word {
  /** As typed, without the quotation marks. */
  readonly text: string
  /**
   * What keywords, dates and references are recognised by: lower case, without the punctuation of a sentence. Empty for what was
   * quoted, so that quoting a title always keeps it a title.
   */
  readonly key: string
  /** Where it begins and ends in the line. */
  readonly start: number
  readonly end: number
}

/** A mention may hold spaces, `<@U123|Jo Harlow>`; phones turn straight quotation marks into curly ones; `key="two words"` is one word. */
const WORD = /<@[^>]*>[,;:.!?]*|["“]([^"“”]*)["”]|[^\s"“”]+(?:(?<==)["“][^"“”]*["”])?|["“”]/g
const LEADING = /^[("'‘]+/
const TRAILING = /[,;:!?.)'’]+$/

/** The words of a line, in order. Never throws. */
export function splitWords(line: string): readonly Word[] {
  const words: Word[] = []
  for (const match of line.matchAll(WORD)) {
    const quoted = match[1]
    if (quoted === undefined) words.push({ text: match[0], key: keyOf(match[0]), start: match.index, end: match.index + match[0].length })
    else if (quoted.trim() !== '') words.push({ text: quoted.trim(), key: '', start: match.index, end: match.index + match[0].length })
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
  return text.toLowerCase().replace(LEADING, '').replace(TRAILING, '')
}
