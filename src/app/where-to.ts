import { londonDateOf, type Instant } from '../domain/calendar/london.ts'
import type { OrganisationId, PersonId, UnitId } from '../domain/ids.ts'
import type { Notice, Recipient } from '../domain/notice.ts'
import type { Person } from '../domain/unit/person.ts'
import type { ChatPlace } from '../domain/unit/unit.ts'
import { keepersOf } from '../domain/unit/keepers.ts'
import { ChatFault, type Chat } from '../ports/chat.ts'
import type { Store } from '../ports/store.ts'
import type { App } from './app.ts'

/** Somewhere a notice may be put. */
export interface Candidate {
  readonly chat: Chat
  /** What is remembered while it takes nothing: the channel itself, or somebody's account. */
  readonly called: ChatPlace
  /** Where the message goes. Throws `ChatFault`. */
  readonly place: () => Promise<ChatPlace>
  /** The unit whose channel it was meant for, when this is another place. */
  readonly insteadOf: string | null
}

type Reading = Parameters<Store['units']>[1]
type Knowing = Pick<App, 'store' | 'chats'>

/**
 * Where a notice may go, in order: each is tried when the one before takes nothing for good. What a unit's channel does not take goes
 * to those who look after the unit; what is for one person goes to nobody else. Throws `ChatFault` when there is nowhere at all.
 */
export async function* placesFor(
  app: Knowing, { organisationId, to }: Pick<Notice, 'organisationId' | 'to'>, now: Instant, when: Reading = 'now',
): AsyncGenerator<Candidate> {
  const found = to.kind === 'unit' ? forUnit(app, organisationId, to.unitId, now, when) : forPerson(app, organisationId, to.personId, when)
  let isNowhere = true
  for await (const candidate of found) {
    isNowhere = false
    yield candidate
  }
  if (isNowhere) throw new ChatFault('unreachable', await nowhere(app, organisationId, to))
}

async function* forUnit(
  app: Knowing, organisationId: OrganisationId, unitId: UnitId, now: Instant, when: Reading,
): AsyncGenerator<Candidate> {
  const { store, chats } = app
  const unit = (await store.units(organisationId, when)).find((one) => one.id === unitId)
  if (unit === undefined) return
  const channels = unit.channels.filter(({ platform }) => chats.has(platform))
  for (const channel of channels) {
    const chat = chats.get(channel.platform)
    if (chat !== undefined) yield { chat, called: channel, place: () => Promise.resolve(channel), insteadOf: null }
  }
  const [people, policy] = await Promise.all([store.people(organisationId), store.policy(organisationId)])
  for (const keeper of keepersOf({ unit, people, policy }, londonDateOf(now))) {
    for (const account of accountsOf(app, keeper)) yield { ...account, insteadOf: unit.name }
  }
}

async function* forPerson(
  app: Knowing, organisationId: OrganisationId, personId: PersonId, when: Reading,
): AsyncGenerator<Candidate> {
  const person = (await app.store.people(organisationId, when)).find((one) => one.id === personId)
  if (person?.isActive === true) yield* accountsOf(app, person)
}

function* accountsOf({ chats }: Knowing, person: Person): Generator<Candidate> {
  for (const identity of person.identities) {
    const chat = chats.get(identity.platform)
    if (chat === undefined) continue
    const { platform, tenant, user } = identity
    yield { chat, called: { platform, tenant, conversation: user }, place: () => chat.directMessages(identity), insteadOf: null }
  }
}

async function nowhere({ store }: Knowing, organisationId: OrganisationId, to: Recipient): Promise<string> {
  if (to.kind === 'unit') {
    const unit = (await store.units(organisationId)).find((one) => one.id === to.unitId)
    return `The unit ${unit?.name ?? to.unitId} has no channel on a platform that is set up. Type /unit here in its channel.`
  }
  const person = (await store.people(organisationId)).find((one) => one.id === to.personId)
  if (person?.isActive !== true) return 'The person has left.'
  return 'The person has no account on a platform that is set up. They get one by saying something to the Co-ordinator there.'
}
