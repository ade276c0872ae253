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

/** Phones turn straight quotation marks into curly ones. */
const QUOTES = '"“”'
const LEADING = /^[("'‘]+/
const TRAILING = /[,;:!?.)'’]+$/

/**
 * The words of a line, in order. `"final evidence"` is one word, and so are `title="final evidence"` and the mention
 * `<@U123|Jo Harlow>`. A quotation mark without its partner is a word like any other. Never throws.
 */
export function splitWords(line: string): readonly Word[] {
  const words: Word[] = []
  for (let at = 0; at < line.length;) {
    if (isSpace(line.charCodeAt(at))) {
      at += 1
      continue
    }
    const closing = isQuote(line, at) ? closingQuote(line, at) : -1
    if (closing > 0) {
      const text = line.slice(at + 1, closing).trim()
      if (text !== '') words.push({ text, key: '' })
      at = pastPunctuation(line, closing + 1)
    } else {
      const end = endOfWord(line, at)
      const text = line.slice(at, end)
      words.push({ text, key: keyOf(text) })
      at = end
    }
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

function endOfWord(line: string, start: number): number {
  if (line.startsWith('<@', start)) {
    const end = line.indexOf('>', start)
    if (end > 0) return pastPunctuation(line, end + 1)
  }
  let end = start + 1
  while (end < line.length && !isSpace(line.charCodeAt(end))) {
    if (isQuote(line, end)) {
      const closing = line[end - 1] === '=' ? closingQuote(line, end) : -1
      return closing < 0 ? end : pastPunctuation(line, closing + 1)
    }
    end += 1
  }
  return end
}

function closingQuote(line: string, opening: number): number {
  for (let at = opening + 1; at < line.length; at++) if (isQuote(line, at)) return at
  return -1
}

function isQuote(line: string, at: number): boolean {
  const code = line.charCodeAt(at)
  return code === 34 || (code > 127 && QUOTES.includes(line[at]!))
}

/** Past the comma or full stop that follows a quotation or a mention. */
function pastPunctuation(line: string, at: number): number {
  let end = at
  while (end < line.length && ',;:.!?'.includes(line[end]!)) end += 1
  return end
}

function isSpace(code: number): boolean {
  return code === 32 || (code < 32 && code > 8) || (code >= 160 && /\s/.test(String.fromCharCode(code)))
}

function keyOf(text: string): string {
  if (text.startsWith('<@')) return text
  const key = text.toLowerCase()
  return isPlain(key.charCodeAt(0)) && isPlain(key.charCodeAt(key.length - 1)) ? key : key.replace(LEADING, '').replace(TRAILING, '') || key
}

/** A small letter or a digit: the ends of nearly every word, which then need no trimming. */
function isPlain(code: number): boolean {
  return (code >= 97 && code <= 122) || isDigit(code)
}

/** Whether a character, by its code, is one of 0 to 9. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}
