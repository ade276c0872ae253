import { addDays, addMinutes, londonDateOf, type Instant, type LondonDate } from '../../domain/calendar/london.ts'
import { BeyondCalendar } from '../../domain/calendar/working-days.ts'
import { digestsOn, type DayDigest } from '../../domain/digest/digest-occurrences.ts'
import type { OrganisationId } from '../../domain/ids.ts'
import type { Recipient } from '../../domain/notice.ts'
import type { Platform } from '../../domain/unit/unit.ts'
import { LATE_MINUTES, type Late, type SendingWay } from '../../domain/watch/late.ts'
import { missingDigests, whatIsLate, type PromisedSeen, type UnsentSeen, type WatchFacts } from '../../domain/watch/what-is-late.ts'
import type { BeatNoted, NoticeSeen } from '../../ports/watch-book.ts'
import type { App } from '../app.ts'
import { ASKED_FOR_QUIET } from '../held-until.ts'

/** What the auditor needs of the product: it loads, and changes nothing. */
export type Looking = Pick<App, 'store' | 'watchBook' | 'calendar' | 'chats'>

/** What was seen at one look. */
export interface Seen {
  readonly at: Instant
  readonly late: readonly Late[]
  /** Null before the first beat. */
  readonly noted: BeatNoted | null
  /** Whether every digest that was due by then was promised. */
  readonly isEveryDigestPromised: boolean
}

/** Looks at the product itself, in every organisation: what should have been done by now and was not. */
export async function look(app: Looking, now: Instant): Promise<Seen> {
  const [noted, organisations] = await Promise.all([app.watchBook.lastBeat(), app.store.organisations()])
  const seen = await Promise.all(organisations.map(({ id }) => lookInto(app, id, now)))
  const facts: WatchFacts = {
    beat: noted?.beat ?? null,
    digestsWholeAt: noted?.digestsWholeAt ?? null,
    waiting: seen.flatMap(({ waiting }) => waiting),
    digests: seen.flatMap(({ digests }) => digests),
    promised: new Map(seen.flatMap(({ promised }) => [...promised])),
    unsent: seen.flatMap(({ unsent }) => unsent),
  }
  return { at: now, late: whatIsLate(facts, now), noted, isEveryDigestPromised: missingDigests(facts, now).length === 0 }
}

async function lookInto(
  app: Looking, organisationId: OrganisationId, now: Instant,
): Promise<Pick<WatchFacts, 'waiting' | 'digests' | 'promised' | 'unsent'>> {
  const { watchBook } = app
  const ofToday = await dayDigests(app, organisationId, londonDateOf(now))
  const digests = ofToday.filter(({ digest }) => digest.kind === 'comes' && digest.at <= now)
  const [waiting, promised, unsent] = await Promise.all([
    watchBook.waiting(organisationId),
    watchBook.promised(organisationId, digests.map(({ occurrence }) => occurrence)),
    watchBook.unsent(organisationId, addMinutes(now, -LATE_MINUTES)),
  ])
  const wayTo = unsent.length === 0 ? () => null : await firstWays(app, organisationId)
  return {
    waiting, digests,
    promised: new Map(promised.map((notice) => [notice.occurrence, promisedSeen(notice)])),
    unsent: unsent.map((notice) => ({ ...unsentSeen(notice), way: wayTo(notice.to) })),
  }
}

/**
 * Every digest of that day, whether it comes or not. Beyond the bank holidays that are known there are none: no digest can be made then,
 * which the beat's own failure and the calendar's check say.
 */
export async function dayDigests(
  { store, calendar }: Pick<App, 'store' | 'calendar'>, organisationId: OrganisationId, on: LondonDate,
): Promise<readonly DayDigest[]> {
  const [units, people, policy, { leave }] = await Promise.all([
    store.units(organisationId), store.people(organisationId), store.policy(organisationId),
    store.leaveAndCover(organisationId, addDays(on, -1), addDays(on, 1)),
  ])
  try {
    return digestsOn(on, { units, people, leave, policy, calendar: calendar() })
  } catch (error) {
    if (error instanceof BeyondCalendar) return []
    throw error
  }
}

function promisedSeen(notice: NoticeSeen): PromisedSeen {
  return notice.state === 'pending' || notice.state === 'sending' ? { kind: 'unsent', ...unsentSeen(notice) } : { kind: 'over' }
}

function unsentSeen({ promisedAt, dueAt, state, reason }: NoticeSeen): Omit<UnsentSeen, 'way'> {
  return { promisedAt, heldUntil: state === 'pending' && reason === ASKED_FOR_QUIET ? dueAt : null }
}

/** Where each unit and person is spoken to first, of the platforms that are set up. */
async function firstWays({ store, chats }: Looking, organisationId: OrganisationId): Promise<(to: Recipient) => SendingWay | null> {
  const [units, people] = await Promise.all([store.units(organisationId), store.people(organisationId)])
  const places = new Map<string, readonly { readonly platform: Platform }[]>([
    ...units.map(({ id, channels }) => [id, channels] as const), ...people.map(({ id, identities }) => [id, identities] as const),
  ])
  return (to) => {
    if (to.kind === 'email') return 'email'
    return places.get(to.kind === 'unit' ? to.unitId : to.personId)?.find(({ platform }) => chats.has(platform))?.platform ?? null
  }
}
