import type { PersonNamed } from '../intent.ts'
import type { Reading } from './reading.ts'
import { problem, read } from './reading.ts'
import type { Word } from './words.ts'

/** What most people type, which needs no tidying. */
const PLAIN_NAME = /^@?[A-Za-z]+$/
const MENTION = /^<@([^>|\s]+)(?:\|[^>]*)?>$/
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const NAME = /^@?\p{L}[\p{L}\p{M}'’.-]*$/u
const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/
const TWO = /<@[^>]*>.|.<@|\S@\S+\s+\S*@|\S\s+@|\s(?:and|or|&)\s/
const STARTS_CAPITAL = /^@?\p{Lu}/u

/** Somebody as named: picked from a list, mentioned, or a name or e-mail typed. Who that is depends on the unit, and is settled later. */
export function readPerson(text: string): Reading<PersonNamed> {
  if (PLAIN_NAME.test(text)) return read({ kind: 'name', name: text.startsWith('@') ? text.slice(1) : text }, text)
  const named = text.trim().replace(/[,;:.!?]+$/, '')
  const mention = MENTION.exec(named)
  if (mention !== null) return read({ kind: 'mention', user: mention[1]! }, named)
  if (ID.test(named)) return read({ kind: 'id', id: named }, named)
  if (TWO.test(named)) return problem('Name one person.')
  const name = named.replace(/^@/, '')
  if (!/^\p{L}/u.test(name) && !EMAIL.test(name)) return problem('Name a colleague: a mention, a first name or a work e-mail address.')
  return read({ kind: 'name', name }, named)
}

/** A mention, `@jo` or an e-mail address: can only be somebody. */
export function isCertainlyPerson(word: Word): boolean {
  const { text, key } = word
  if (!text.includes('@')) return false
  return text.startsWith('<@') || (key.startsWith('@') && key.length > 1) || EMAIL.test(key)
}

/** One word that might be a name. */
export function mayBeName(word: Word): boolean {
  return isCertainlyPerson(word) || NAME.test(word.key)
}

/**
 * How many words from `at` name one person: a mention, a first name, or a first and last name with their capitals
 * (`Jo Harlow`). 0 when nobody is named there.
 */
export function personLength(words: readonly Word[], at: number, end: number): number {
  const word = words[at]
  if (word === undefined || at >= end) return 0
  if (isCertainlyPerson(word)) return 1
  if (!mayBeName(word)) return 0
  const next = at + 1 < end ? words[at + 1] : undefined
  return next !== undefined && STARTS_CAPITAL.test(word.text) && STARTS_CAPITAL.test(next.text) && NAME.test(next.key) ? 2 : 1
}
