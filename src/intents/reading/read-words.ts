import type { Reading } from './reading.ts'
import { problem, read } from './reading.ts'

const LONGEST_LINE = 200
const STRAY_SPACE = /\s\s|[^\S ]|^\s|\s$/

/** Words kept as they are, but for stray spaces. */
export function readWords(text: string): Reading<string> {
  const words = text.trim()
  return read(words, words)
}

/** A few words that will be shown in lists: one line, and short. */
export function readShortWords(text: string): Reading<string> {
  const words = STRAY_SPACE.test(text) ? text.trim().replace(/\s+/g, ' ') : text
  return words.length > LONGEST_LINE ? problem(`Keep it under ${LONGEST_LINE} characters.`) : read(words, words)
}

/** A box that is ticked or not. */
export function isTicked(value: string | undefined): boolean {
  return value === 'yes' || value === 'true' || value === 'on'
}
