import { isNearly } from '../authority/is-nearly.ts'
import type { Service } from './service.ts'

/** What somebody looking for help for a family may have meant. */
export interface ServicesFound {
  /** Every word is in the entry, the best first. */
  readonly found: readonly Service[]
  /** When there are none: those with some of the words, or words nearly like them. */
  readonly nearly: readonly Service[]
}

/** Words that say nothing of what is looked for. */
const SMALL_WORDS = new Set(['a', 'an', 'and', 'any', 'by', 'for', 'from', 'help', 'in', 'of', 'on', 'or', 'service', 'services', 'some', 'the', 'to', 'with'])

/** Two words of one family share a beginning of this length: `parents` and `parenting`. */
const STEM = 5

/**
 * Looks for services by words of their name, what they do, for whom and their criteria. It forgives: the beginning of a word is
 * enough, and a slip of the finger is offered. The code or the whole name is that service and no other.
 */
export function findServices(words: string, services: readonly Service[]): ServicesFound {
  const whole = plain(words)
  const exact = services.filter(({ code, name }) => plain(code) === whole || plain(name) === whole)
  if (exact.length > 0) return { found: exact, nearly: [] }

  const spoken = wordsIn(words)
  const telling = spoken.filter((word) => !SMALL_WORDS.has(word))
  const sought = telling.length > 0 ? telling : spoken
  if (sought.length === 0) return { found: [], nearly: [] }
  const entries = services.map((service) => ({ service, scores: scoresOf(sought, service, beginsLike) }))
  const found = ranked(entries.filter(({ scores }) => scores.every((score) => score > 0)))
  if (found.length > 0) return { found, nearly: [] }
  const forgiving = services.map((service) => ({ service, scores: scoresOf(sought, service, (word, typed) => beginsLike(word, typed) || isNearly(typed, word)) }))
  return { found: [], nearly: ranked(forgiving.filter(({ scores }) => scores.some((score) => score > 0))) }
}

interface Scored {
  readonly service: Service
  readonly scores: readonly number[]
}

/** For each word sought, where it was found: in the name weighs most, then what the service is for, then the rest. */
function scoresOf(sought: readonly string[], service: Service, isLike: (word: string, typed: string) => boolean): readonly number[] {
  const { name, code, section, purpose, audience, criteria } = service
  const places: readonly (readonly [weight: number, words: readonly string[]])[] = [
    [4, wordsIn(`${name} ${code}`)], [2, wordsIn(`${purpose} ${section}`)], [1, wordsIn(`${audience} ${criteria}`)],
  ]
  return sought.map((typed) => places.find(([, words]) => words.some((word) => isLike(word, typed)))?.[0] ?? 0)
}

function ranked(scored: readonly Scored[]): readonly Service[] {
  const total = ({ scores }: Scored) => scores.reduce((sum, score) => sum + score, 0)
  return scored.toSorted((one, other) => total(other) - total(one) || one.service.name.localeCompare(other.service.name))
    .map(({ service }) => service)
}

function beginsLike(word: string, typed: string): boolean {
  if (word === typed) return true
  if (typed.length >= 3 && word.startsWith(typed)) return true
  return typed.length > STEM && word.length >= STEM && word.slice(0, STEM) === typed.slice(0, STEM)
}

function plain(words: string): string {
  return wordsIn(words).join(' ')
}

function wordsIn(words: string): readonly string[] {
  return words.toLowerCase().replaceAll(/['’]/g, '').split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
}
