import { refused } from '../outcome.ts'
import type { Person } from '../unit/person.ts'
import type { Unit } from '../unit/unit.ts'
import { looksLikeAddress, looksLikePostcode, looksLikeSchool } from './identifying-places.ts'
import { looksLikeName } from './identifying-names.ts'

/** What a piece of text may give away. `unchecked`: the check did not come to an end. */
export type IdentifyingKind =
  | 'email-address' | 'phone-number' | 'nhs-number' | 'long-number' | 'national-insurance-number'
  | 'birth-date' | 'postcode' | 'address' | 'school' | 'name' | 'unchecked'

/** What was found, never the words themselves: what to do instead, in one plain sentence or two. */
export interface Identifying {
  readonly kind: IdentifyingKind
  readonly says: string
}

/** Whose names may be said. */
export interface Colleagues {
  readonly people: readonly Person[]
  readonly unit: Unit
  /** Names of things that may be said here besides, such as a service's. */
  readonly alsoSaid?: readonly string[]
}

type Finds = (text: string, allowed: ReadonlySet<string>) => boolean

/** In the order they are asked: the surest first, names last. */
const FINDERS: readonly (readonly [IdentifyingKind, Finds])[] = [
  ['email-address', (text, allowed) => addresses(text).some((address) => !allowed.has(address))],
  ['national-insurance-number', (text) => /\b[a-z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[a-d]\b/i.test(text)],
  ['birth-date', (text) => looksLikeBirthDate(text)],
  ['nhs-number', (text) => longNumbers(text).some((digits) => digits.length === 10 && !digits.startsWith('0'))],
  ['phone-number', (text) => longNumbers(text).some((digits) => /^(?:0|44)\d{9,}$/.test(digits))],
  ['long-number', (text) => longNumbers(text).length > 0],
  ['postcode', looksLikePostcode],
  ['address', looksLikeAddress],
  ['school', looksLikeSchool],
  ['name', looksLikeName],
]

const LOOKS_LIKE: Readonly<Record<Exclude<IdentifyingKind, 'unchecked'>, string>> = {
  'email-address': 'That looks like an e-mail address. Leave it out; mention a colleague with @ instead.',
  'phone-number': 'That looks like a phone number. Leave it out; it belongs on the child’s file.',
  'nhs-number': 'That looks like an NHS number. Leave it out; the case reference is enough.',
  'long-number': 'That looks like a number from somebody’s file. Leave it out; the case reference is enough.',
  'national-insurance-number': 'That looks like a National Insurance number. Leave it out; the case reference is enough.',
  'birth-date': 'That looks like a date of birth. Leave it out; write any other date without its year.',
  'postcode': 'That looks like a postcode. Leave it out; the address is on the child’s file.',
  'address': 'That looks like an address. Leave it out; say “home” or “placement” instead.',
  'school': 'That looks like the name of a school. Leave it out; say “school” instead.',
  'name': 'That looks like somebody’s name. Say child, mother or carer, or mention a colleague with @; write other words in small letters.',
}

const LONGEST = 4000

/**
 * Whether text may identify a child or family, asked before it is stored or shown: chat carries references only (invariant 8).
 * `allowed` are names and addresses that may be said: colleagues, the unit. Null when it is clear. It errs towards refusing, and
 * when the check fails the text is refused too, because the alternative is to let it through unread.
 */
export function mayIdentify(text: string, allowed: readonly string[] = [], finders: typeof FINDERS = FINDERS): Identifying | null {
  try {
    if (text.length > LONGEST) return unchecked('is too long to be checked')
    const plain = text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '')
    const words = wordsOf(allowed)
    const found = finders.find(([, finds]) => finds(plain, words))
    if (found === undefined) return null
    const [kind] = found
    return kind === 'unchecked' ? unchecked('could not be checked') : { kind, says: LOOKS_LIKE[kind] }
  } catch {
    return unchecked('could not be checked')
  }
}

/** The refusal of words that may identify somebody, with this unit's people and name allowed; null when they may be said. */
export function identifyingRefusal(text: string, facts: Colleagues): ReturnType<typeof refused> | null {
  const found = mayIdentify(text, sayable(facts))
  return found === null ? null : refused('may-identify', found.says)
}

/** Names that may be said in a unit's chat: its own, and those of the people who work with it. */
export function sayable(facts: Colleagues): readonly string[] {
  return [facts.unit.name, facts.unit.code, ...facts.alsoSaid ?? [], ...facts.people.flatMap((person) => [person.name, person.email])]
}

function unchecked(what: string): Identifying {
  return { kind: 'unchecked', says: `That text ${what} for names and addresses, so it was not kept. Use a few plain words.` }
}

function wordsOf(allowed: readonly string[]): ReadonlySet<string> {
  return new Set(allowed.flatMap((phrase) => phrase.toLowerCase().split(/[\s,]+/)).filter((word) => word !== ''))
}

function addresses(text: string): readonly string[] {
  return [...text.matchAll(/[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+/g)].map(([address]) => address.toLowerCase())
}

/** Runs of nine digits or more, however they are spaced. */
function longNumbers(text: string): readonly string[] {
  return [...text.matchAll(/\+?(?:\d[\s().-]{0,2}){8,}\d/g)].map(([run]) => run.replaceAll(/\D/g, ''))
}

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*'
const BIRTH_DATES: readonly RegExp[] = [
  /\b(?:d\.?o\.?b\.?|date of birth|birth date|birthday|born)\b[^\d\n]{0,20}\d/i,
  /\b\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})\b/,
  /\b(?:19|20)\d{2}[/.-]\d{1,2}[/.-]\d{1,2}\b/,
  new RegExp(String.raw`\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?${MONTH}\.?,?\s+'?(?:(?:19|20)\d{2}|\d{2}(?![:.]\d|\s*[ap]m))\b`, 'i'),
  new RegExp(String.raw`\b${MONTH}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d{2}\b`, 'i'),
]

/** A whole date, with its year, whatever it is of: due dates have a field of their own, so a year in the words is a birth date's. */
function looksLikeBirthDate(text: string): boolean {
  return BIRTH_DATES.some((pattern) => pattern.test(text))
}
