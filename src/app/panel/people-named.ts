import { plain, isCalled } from '../../domain/unit/resolve-person.ts'
import type { Person } from '../../domain/unit/person.ts'
import type { PersonNamed } from '../../intents/intent.ts'
import type { Ask } from '../ask.ts'

/** Colleagues anywhere in the organisation, each meant by exactly one of the names; or what to do about the first that is not. */
export type PeopleNamed =
  | { readonly kind: 'found'; readonly people: readonly Person[] }
  | { readonly kind: 'unclear'; readonly says: string }

/** Who is meant, wherever they work: those who sit on a panel come from everywhere. `says` never repeats what was typed. */
export function peopleNamed(named: readonly PersonNamed[], everybody: readonly Person[], { identity }: Pick<Ask, 'identity'>): PeopleNamed {
  const active = everybody.filter(({ isActive }) => isActive)
  const people: Person[] = []
  for (const [index, one] of named.entries()) {
    const found = active.filter((person) => isMeant(person, one, identity))
    const [only] = found
    const which = `Name ${index + 1}`
    if (only === undefined) {
      return { kind: 'unclear', says: `${which} is nobody who works here. Use their first and last name, or a work e-mail address.` }
    }
    if (found.length > 1) {
      const choices = found.map(({ name, email }) => `${name} (${email})`).join(' or ')
      return { kind: 'unclear', says: `${which} could be ${choices}. Use the e-mail address.` }
    }
    people.push(only)
  }
  return { kind: 'found', people }
}

function isMeant(person: Person, named: PersonNamed, { platform, tenant }: Ask['identity']): boolean {
  switch (named.kind) {
    case 'id': return person.id === named.id
    case 'mention': return person.identities.some((one) => one.platform === platform && one.tenant === tenant && one.user === named.user)
    case 'name': {
      const words = plain(named.name.replace(/^@/, ''))
      return plain(person.email) === words || isCalled(person, words)
    }
    default: return named satisfies never
  }
}
