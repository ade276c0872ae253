import type { LondonDate } from '../calendar/london.ts'
import type { PersonId } from '../ids.ts'
import { isMember } from './membership.ts'
import type { UnitFacts } from './membership.ts'
import type { Person } from './person.ts'
import type { Platform } from './unit.ts'

/** Somebody as named by whoever asked: picked from a list, mentioned on the platform, or typed. */
export type NamedPerson =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'mention'; readonly user: string }
  | { readonly kind: 'name'; readonly name: string }

/** Where and by whom the name was said: a mention means something on one platform, a first name in one unit. */
export interface Naming extends Pick<UnitFacts, 'unit' | 'people' | 'policy'> {
  readonly platform: Platform
  readonly tenant: string
  readonly askerId: PersonId
  readonly on: LondonDate
}

export type ResolvedPerson =
  | { readonly kind: 'found'; readonly person: Person }
  | { readonly kind: 'ambiguous'; readonly choices: readonly Person[]; readonly says: string }
  /** `says` never repeats what was typed: it may be a child's name. */
  | { readonly kind: 'nobody'; readonly says: string }

/**
 * Who is meant. An id or mention is exact; a typed name is an e-mail address, `me`, or a first or full name unique in the unit,
 * and only when nobody in the unit has it, unique among the others loaded (the group manager, people named elsewhere).
 * People who have left are never found.
 */
export function resolvePerson(named: NamedPerson, naming: Naming): ResolvedPerson {
  const active = naming.people.filter((person) => person.isActive)
  if (named.kind === 'id') return only(active.filter((person) => person.id === named.id), naming)
  if (named.kind === 'mention') return only(active.filter((person) => isMentioned(person, named.user, naming)), naming)

  const words = plain(named.name.replace(/^@/, ''))
  if (words === 'me') return only(active.filter((person) => person.id === naming.askerId), naming)
  const byAddress = active.filter((person) => plain(person.email) === words)
  if (byAddress.length > 0) return only(byAddress, naming)

  const called = active.filter((person) => isCalled(person, words))
  const inUnit = called.filter((person) => isMember(person, naming, naming.on))
  return only(inUnit.length > 0 ? inUnit : called, naming)
}

function only(found: readonly Person[], naming: Naming): ResolvedPerson {
  const [first, ...others] = found
  if (first === undefined) return { kind: 'nobody', says: nobody(naming) }
  if (others.length === 0) return { kind: 'found', person: first }
  const choices = found.map((person) => `${person.name} (${person.email})`).join(' or ')
  return { kind: 'ambiguous', choices: found, says: `More than one person has that name. Say which: ${choices}.` }
}

function nobody(naming: Naming): string {
  const members = naming.people.filter((person) => isMember(person, naming, naming.on)).map((person) => person.name).toSorted()
  const choose = members.length > 0 ? `Choose from ${members.join(', ')}, or use a work e-mail address.` : 'Use a work e-mail address.'
  return `Nobody of that name was found in ${naming.unit.name}. ${choose}`
}

function isMentioned(person: Person, user: string, where: Naming): boolean {
  return person.identities.some((identity) =>
    identity.platform === where.platform && identity.tenant === where.tenant && identity.user === user)
}

/** Whether a name typed by a colleague (already `plain`) may mean this person: first name, whole name, or the e-mail address before the @. */
export function isCalled(person: Person, words: string): boolean {
  const name = plain(person.name)
  return name === words || name.split(' ')[0] === words || plain(person.email).split('@')[0] === words
}

/** Case, accents, kinds of apostrophe and stray spaces make no difference to who somebody is. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{Diacritic}/gu, '').replace(/[’‘`]/g, "'").trim().replace(/\s+/g, ' ').toLowerCase()
}
