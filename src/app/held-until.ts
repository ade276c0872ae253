import type { Instant } from '../domain/calendar/london.ts'
import type { OrganisationId } from '../domain/ids.ts'
import type { Notice } from '../domain/notice.ts'
import { quietUntil } from '../domain/unit/quiet-until.ts'
import type { App } from './app.ts'

/** Whether a notice is held back for its reader's quiet hours. */
export interface Held {
  /** When it may be sent; null: now. */
  readonly until: Instant | null
  /** Since when it could have been sent: lateness counts from there. */
  readonly from: Instant
}

/** What is not urgent waits until its reader's quiet hours are over. A unit's channel has none. */
export async function heldUntil(
  { store }: Pick<App, 'store'>, { to, isUrgent, organisationId }: Notice, promisedAt: Instant, now: Instant,
): Promise<Held> {
  if (to.kind === 'unit' || isUrgent) return { until: null, from: promisedAt }
  const person = (await store.people(organisationId)).find((one) => one.id === to.personId)
  if (person === undefined) return { until: null, from: promisedAt }
  return { until: quietUntil(person, now), from: quietUntil(person, promisedAt) ?? promisedAt }
}

/** Why a notice that is held back waits, as the outbox has it. */
export const ASKED_FOR_QUIET = 'They have asked for quiet until then.'

/** Lets go of what waits for quiet hours that were since ended or made shorter. */
export async function releaseHeld({ store, outbox }: Pick<App, 'store' | 'outbox'>, organisationId: OrganisationId, now: Instant): Promise<void> {
  const waiting = await outbox.waitingBecause(organisationId, ASKED_FOR_QUIET, now)
  if (waiting.length === 0) return
  const people = await store.people(organisationId)
  for (const personId of waiting) {
    const person = people.find(({ id }) => id === personId)
    const until = person === undefined ? null : quietUntil(person, now)
    await outbox.bringForward(organisationId, personId, ASKED_FOR_QUIET, until ?? now)
  }
}
