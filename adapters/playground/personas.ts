import type { Instant, LondonDate } from '../../src/domain/calendar/london.ts'
import { londonDateOf } from '../../src/domain/calendar/london.ts'
import type { OrganisationId } from '../../src/domain/ids.ts'
import type { Policy } from '../../src/domain/policy.ts'
import { mayActForUnit } from '../../src/domain/unit/membership.ts'
import type { Cover, Identity, Person, Post } from '../../src/domain/unit/person.ts'
import type { Unit } from '../../src/domain/unit/unit.ts'
import type { Store } from '../../src/ports/store.ts'
import { directMessagesOf, isHere } from './places.ts'

/** What the playground reads of what is kept. */
export type PlaygroundStore = Pick<Store, 'organisations' | 'units' | 'people' | 'policy' | 'leaveAndCover' | 'tasks'>

/** Somebody whose part can be taken. */
export interface Persona {
  readonly person: Person
  readonly identity: Identity
  readonly organisationId: OrganisationId
  /** Their role in words, `consultant social worker`. */
  readonly role: string
  /** The unit they belong to; null for those who stand over several. */
  readonly home: Unit | null
}

/** Everybody who can be played, and the units they may belong to. */
export interface Cast {
  readonly personas: readonly Persona[]
  /** Who plays when nobody was chosen: the lead of the first unit. Null when nobody was imported yet. */
  readonly first: Persona | null
}

/** A conversation a persona may read. */
export interface Conversation {
  readonly name: string
  readonly conversation: string
  /** Null for direct messages. */
  readonly unit: Unit | null
}

interface Facts {
  readonly organisationId: OrganisationId
  readonly policy: Policy
  readonly units: readonly Unit[]
  readonly people: readonly Person[]
  readonly today: LondonDate
}

/** Everybody with a playground user, in the order they are offered: by unit, its lead first; then those over several units. */
export async function loadCast(store: PlaygroundStore, now: Instant): Promise<Cast> {
  const organisations = await store.organisations()
  const casts = await Promise.all(organisations.map(async ({ id }) => castOf(await loadFacts(store, id, now))))
  const personas = casts.flat()
  return { personas, first: personas[0] ?? null }
}

/** The conversations a persona may read: the channels of the units whose work is theirs, today, and their direct messages. */
export async function conversationsOf(persona: Persona, store: PlaygroundStore, now: Instant): Promise<readonly Conversation[]> {
  const facts = await loadFacts(store, persona.organisationId, now)
  const { cover } = await store.leaveAndCover(persona.organisationId, facts.today, facts.today)
  const direct = { name: 'Co-ordinator', conversation: directMessagesOf(persona.identity).conversation, unit: null }
  return [...channelsOf(persona.person, facts, cover), direct]
}

function channelsOf(person: Person, facts: Facts, cover: readonly Cover[]): readonly Conversation[] {
  return facts.units.flatMap((unit) => {
    const channel = unit.channels.find(isHere)
    return channel !== undefined && mayActForUnit(person, { ...facts, unit, cover }, facts.today)
      ? [{ name: unit.name, conversation: channel.conversation, unit }]
      : []
  })
}

async function loadFacts(store: PlaygroundStore, organisationId: OrganisationId, now: Instant): Promise<Facts> {
  const [policy, units, people] = await Promise.all([
    store.policy(organisationId), store.units(organisationId), store.people(organisationId),
  ])
  return { organisationId, policy, units: units.toSorted((a, b) => a.name.localeCompare(b.name)), people, today: londonDateOf(now) }
}

function castOf(facts: Facts): readonly Persona[] {
  const personas = facts.people.flatMap((person) => personaOf(person, facts) ?? [])
  const rank = (persona: Persona): number => facts.policy.roles.findIndex((role) => role.name === persona.role)
  const unitAt = (persona: Persona): number => (persona.home === null ? facts.units.length : facts.units.indexOf(persona.home))
  return personas.toSorted((a, b) => unitAt(a) - unitAt(b) || rank(a) - rank(b) || a.person.name.localeCompare(b.person.name))
}

function personaOf(person: Person, facts: Facts): Persona | null {
  const identity = person.identities.find(isHere)
  const post = mainPost(person, facts)
  if (!person.isActive || identity === undefined || post === null) return null
  const role = facts.policy.roles.find((one) => one.id === post.role)
  const home = role?.isInUnit === false ? null : facts.units.find((unit) => unit.id === post.unitId) ?? null
  return { person, identity, organisationId: facts.organisationId, role: role?.name ?? post.role, home }
}

/** The first post held today; a place in a unit before one over several. */
function mainPost(person: Person, { today }: Facts): Post | null {
  const held = person.posts.filter((post) => post.since <= today && (post.until === null || today <= post.until))
  return held.find((post) => post.unitId !== null) ?? held[0] ?? null
}
