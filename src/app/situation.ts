import { londonDateOf, type Instant, type LondonDate } from '../domain/calendar/london.ts'
import type { WorkingCalendar } from '../domain/calendar/working-days.ts'
import type { OrganisationId, PersonId, UnitId } from '../domain/ids.ts'
import type { Asking } from '../domain/outcome.ts'
import type { Policy } from '../domain/policy.ts'
import type { AsOf, Scene, SceneAsk, WhoAsks } from '../ports/store.ts'
import type { App } from './app.ts'
import type { Ask } from './ask.ts'

/** Who asks, where and when: settled once at the door and passed down. */
export interface Situation {
  readonly app: App
  readonly ask: Ask
  readonly organisationId: OrganisationId
  readonly askerId: PersonId
  /** The unit whose channel it was asked in; null in direct messages. */
  readonly channelUnitId: UnitId | null
  readonly now: Instant
  readonly today: LondonDate
  readonly calendar: WorkingCalendar
  /** For reading the command line only: authority is judged under the policy loaded with the facts. */
  readonly policy: Policy
  /** Set when who asks is remembered, and not yet confirmed by a scene. */
  readonly asOf?: AsOf
}

/** What a domain decision needs to know of the asking. */
export function asking(situation: Situation): Asking {
  return { askerId: situation.askerId, now: situation.now, newId: situation.app.newId }
}

/** Loads the facts one intent is decided from. */
export function load(situation: Situation, about: Omit<SceneAsk, 'askerId' | 'unitId' | 'platform' | 'tenant' | 'now' | 'asOf'>): Promise<Scene> {
  return situation.app.store.scene(situation.organisationId, {
    ...about,
    askerId: situation.askerId,
    unitId: situation.channelUnitId,
    platform: situation.ask.identity.platform,
    tenant: situation.ask.identity.tenant,
    now: situation.now,
    ...situation.asOf === undefined ? {} : { asOf: situation.asOf },
  })
}

/** Settles who asks and where. Null for strangers and for people who have left: they may not even learn what is here. */
export async function situate(app: App, ask: Ask): Promise<Situation | null> {
  const asker = await app.store.whoAsks(ask.identity, ask.channel)
  return asker === null ? null : situationOf(app, ask, asker)
}

/** The same from memory: it holds when a scene that was loaded in it says so, and not before. Null when it is not remembered. */
export function situateFromMemory(app: App, ask: Ask): Situation | null {
  const asker = app.store.whoAsksFromMemory(ask.identity, ask.channel)
  return asker === null ? null : { ...situationOf(app, ask, asker), asOf: asker.asOf }
}

function situationOf(app: App, ask: Ask, { organisationId, personId: askerId, channelUnitId, policy }: WhoAsks): Situation {
  const now = app.clock.now()
  return { app, ask, now, organisationId, askerId, channelUnitId, policy, today: londonDateOf(now), calendar: app.calendar() }
}
