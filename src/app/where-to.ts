import type { OrganisationId } from '../domain/ids.ts'
import type { Recipient } from '../domain/notice.ts'
import type { ChatPlace } from '../domain/unit/unit.ts'
import { ChatFault, type Chat } from '../ports/chat.ts'
import type { App } from './app.ts'

/** A place and the platform it is on. */
export interface Target {
  readonly chat: Chat
  readonly place: ChatPlace
}

type Knowing = Pick<App, 'store' | 'chats'>

/** Where a notice goes: the first of the recipient's places on a platform that is set up. Throws `ChatFault` when there is none. */
export function whereTo(app: Knowing, organisationId: OrganisationId, to: Recipient): Promise<Target> {
  return to.kind === 'unit' ? unitChannel(app, organisationId, to.unitId) : directMessages(app, organisationId, to.personId)
}

async function unitChannel({ store, chats }: Knowing, organisationId: OrganisationId, unitId: string): Promise<Target> {
  const unit = (await store.units(organisationId)).find((one) => one.id === unitId)
  for (const place of unit?.channels ?? []) {
    const chat = chats.get(place.platform)
    if (chat !== undefined) return { chat, place }
  }
  const says = `The unit ${unit?.name ?? unitId} has no channel on a platform that is set up. Import its channel with unitco import units.`
  throw new ChatFault('unreachable', says)
}

async function directMessages({ store, chats }: Knowing, organisationId: OrganisationId, personId: string): Promise<Target> {
  const person = (await store.people(organisationId)).find((one) => one.id === personId)
  if (person?.isActive !== true) throw new ChatFault('unreachable', 'The person has left.')
  for (const identity of person.identities) {
    const chat = chats.get(identity.platform)
    if (chat !== undefined) return { chat, place: await chat.directMessages(identity) }
  }
  const says = 'The person has no account on a platform that is set up. Import their account with unitco import people.'
  throw new ChatFault('unreachable', says)
}
