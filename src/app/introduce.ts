import { addMinutes, londonDateOf } from '../domain/calendar/london.ts'
import type { OrganisationId } from '../domain/ids.ts'
import type { Person } from '../domain/unit/person.ts'
import { linkAccount } from '../domain/unit/link-account.ts'
import { stranger, strangerToLink, type Strange } from '../messages/cards/stranger.ts'
import type { Message } from '../messages/model.ts'
import { ChatFault } from '../ports/chat.ts'
import type { Account, Directory } from '../ports/directory.ts'
import { errorFields } from '../ports/log.ts'
import type { App } from './app.ts'
import type { Ask } from './ask.ts'
import { identifyingWords, toKeep } from './kept-asks.ts'
import { newLinkCode } from './link-code.ts'
import { Overtaken } from './settle.ts'
import { situate, type Situation } from './situation.ts'
import { read } from './understand.ts'

/** How long a stranger's code is good: from a Friday afternoon until Monday. */
export const LINK_MINUTES = 3 * 24 * 60

/** Somebody who is known after all, or what a stranger is told. */
export type Introduced =
  | { readonly kind: 'known'; readonly situation: Situation }
  | { readonly kind: 'stranger'; readonly message: Message }

/** How often a link is tried again when something else changed the person first. */
const ATTEMPTS = 5

/**
 * Finds out who an unknown account is. A full member of the organisation's own workspace, with the verified address of one of its
 * people, is that person from now on, and is answered at once. Everybody else learns nothing of what is here.
 */
export async function introduce(app: App, ask: Ask): Promise<Introduced> {
  const { platform, tenant } = ask.identity
  const directory = app.directories.get(platform)
  if (directory === undefined) return told(stranger())
  const owner = await app.accounts.organisationOf(platform, tenant)
  if (owner === null) return told(stranger('outsider'))
  const account = await lookUp(app, directory, ask)
  if (typeof account === 'string') return told(stranger(account))
  return owner.vouchesForEmail && account.email !== null
    ? linkByEmail(app, ask, owner.organisationId, account.email)
    : giveCode(app, ask, owner.organisationId)
}

/** The account of a full member; else why it is not answered. */
async function lookUp({ log }: App, directory: Directory, { identity }: Ask): Promise<Account | Strange> {
  try {
    const account = await directory.lookUp(identity)
    if (account === null) return 'closed'
    return account.standing === 'member' ? account : account.standing
  } catch (error) {
    if (!(error instanceof ChatFault)) throw error
    log.warn(errorFields(error), 'a platform could not say who somebody is')
    return 'cannot-tell'
  }
}

/** Two first words at once are one link: whoever comes second finds the account known. */
async function linkByEmail(app: App, ask: Ask, organisationId: OrganisationId, email: string): Promise<Introduced> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const person = await personAt(app, organisationId, email)
    if (person === null) return giveCode(app, ask, organisationId)
    const now = app.clock.now()
    const outcome = linkAccount(person, { identity: ask.identity, by: 'email', replaces: false, kept: null }, { now, newId: app.newId })
    if (outcome.kind === 'refused' && outcome.refusal.reason !== 'already-linked') return giveCode(app, ask, organisationId)
    if (outcome.kind === 'accepted') {
      const { writes, audit, notices } = outcome
      await app.store.commit(organisationId, { key: null, writes, audit, notices, at: now })
    }
    const situation = await situate(app, ask)
    if (situation !== null) return { kind: 'known', situation }
  }
  throw new Overtaken(`stale ${ATTEMPTS} times in a row`)
}

/** The person of that address who works here; null when there is none. */
export async function personAt({ store }: Pick<App, 'store'>, organisationId: OrganisationId, email: string): Promise<Person | null> {
  const address = email.trim().toLowerCase()
  return (await store.people(organisationId)).find((person) => person.isActive && person.email.toLowerCase() === address) ?? null
}

/** Keeps what they asked, under a code for whoever runs the product. */
async function giveCode(app: App, ask: Ask, organisationId: OrganisationId): Promise<Introduced> {
  const now = app.clock.now()
  const policy = await app.store.policy(organisationId)
  const asked = read({ ask, now, today: londonDateOf(now), calendar: app.calendar(), policy })
  const kept: Ask = identifyingWords(asked, []) === null ? ask : { ...ask, said: { kind: 'words', line: 'help' } }
  const until = addMinutes(now, LINK_MINUTES)
  const code = await app.keptAsks.keepForStranger({
    id: app.newId('kept-ask'), identity: ask.identity, asked: toKeep(kept), linkCode: newLinkCode(), keptAt: now, expiresAt: until,
  })
  return told(strangerToLink({ code, until }))
}

function told(message: Message): Introduced {
  return { kind: 'stranger', message }
}
