import { londonDateOf, type LondonDate } from '../domain/calendar/london.ts'
import type { Policy } from '../domain/policy.ts'
import { managerName } from '../domain/unit/managing-role.ts'
import { isMember } from '../domain/unit/membership.ts'
import type { Person } from '../domain/unit/person.ts'
import type { Unit } from '../domain/unit/unit.ts'
import { capitalised } from '../messages/counted.ts'
import type { Choice } from '../messages/model.ts'
import type { Clock } from '../ports/clock.ts'
import type { Store } from '../ports/store.ts'
import type { Ask } from './ask.ts'

/** Colleagues who may be chosen in a form, under what they are found by. */
export interface ColleagueGroup {
  readonly label: string
  readonly people: readonly Choice[]
}

/** The people around a unit: those in it, and those who stand over it. Without a unit, everybody who stands over several. */
export interface Around {
  readonly inUnit: readonly Person[]
  readonly over: readonly Person[]
}

/** Who is in a unit and who stands over it on that day, each by name. */
export function peopleAround(
  unit: Unit | null, { people, policy }: { readonly people: readonly Person[]; readonly policy: Pick<Policy, 'roles'> }, today: LondonDate,
): Around {
  const active = people.filter((person) => person.isActive).toSorted((a, b) => a.name.localeCompare(b.name))
  const isIn = (person: Person): boolean => unit !== null && isMember(person, { unit, policy }, today)
  const isOver = (person: Person): boolean =>
    (unit === null ? person.posts.some((post) => post.unitId === null) : person.id === unit.groupManagerId)
  return { inUnit: active.filter(isIn), over: active.filter((person) => !isIn(person) && isOver(person)) }
}

interface Asked {
  readonly store: Pick<Store, 'whoAsks' | 'units' | 'people'>
  readonly clock: Clock
}

/** Everybody who may be chosen in a form asked for there: the people of the channel's unit, else of the asker's own. Nobody for a stranger. */
export async function colleaguesFor({ store, clock }: Asked, ask: Ask): Promise<readonly ColleagueGroup[]> {
  const asker = await store.whoAsks(ask.identity, ask.channel)
  if (asker === null) return []
  const { organisationId, personId, channelUnitId, policy } = asker
  const [units, people] = await Promise.all([store.units(organisationId), store.people(organisationId)])
  const today = londonDateOf(clock.now())
  const person = people.find(({ id }) => id === personId)
  const isTheirs = (unit: Unit): boolean => (channelUnitId === null
    ? person !== undefined && isMember(person, { unit, policy }, today)
    : unit.id === channelUnitId)
  const unit = units.find(isTheirs) ?? null
  const { inUnit, over } = peopleAround(unit, { people, policy }, today)
  return [{ label: unit?.name ?? '', people: choices(inUnit) }, { label: unit === null ? 'Over several units' : capitalised(managerName(policy)), people: choices(over) }]
    .filter((group) => group.people.length > 0)
}

function choices(people: readonly Person[]): readonly Choice[] {
  return people.map(({ id, name }) => ({ value: id, label: name }))
}
