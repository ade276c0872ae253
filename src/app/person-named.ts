import type { PersonNamed } from '../intents/intent.ts'
import { resolvePerson, type ResolvedPerson } from '../domain/unit/resolve-person.ts'
import type { Unit } from '../domain/unit/unit.ts'
import type { Scene } from '../ports/store.ts'
import type { Situation } from './situation.ts'

/** Who somebody means, among the people loaded; the sentence to answer with when nobody or several are meant. */
export function whoIsMeant(named: PersonNamed, scene: Scene & { readonly unit: Unit }, situation: Situation): ResolvedPerson {
  const { platform, tenant } = situation.ask.identity
  return resolvePerson(named, { unit: scene.unit, people: scene.people, policy: scene.policy, platform, tenant, askerId: situation.askerId, on: situation.today })
}
