import type { Instant, LondonDate } from '../calendar/london.ts'
import type { WorkingCalendar } from '../calendar/working-days.ts'
import { workingDaysBetween } from '../calendar/working-days.ts'
import type { CaseId, DecisionId, OrganisationId, PersonId, ServiceId, ServiceReferralId, TaskId } from '../ids.ts'

/**
 * `asked` waits for whoever may decide it, and was `not-agreed` when they did not. It is `made` only once it is decided. Then the
 * service has `accepted` it, has the family `waiting`, has `started`, has `ended`, or has `declined`; `withdrawn` was taken back.
 */
export const REFERRAL_STATES = [
  'asked', 'not-agreed', 'made', 'accepted', 'waiting', 'started', 'ended', 'declined', 'withdrawn',
] as const
export type ReferralState = (typeof REFERRAL_STATES)[number]

/** What a unit hears from a service, or decides about a referral that was made. */
export const REFERRAL_NEWS = ['accepted', 'waiting', 'started', 'ended', 'declined', 'withdrawn'] as const
export type ReferralNews = (typeof REFERRAL_NEWS)[number]

/** One thing that happened to a referral: `on` the day it happened, recorded `at` that moment. */
export interface ReferralStep {
  readonly state: ReferralState
  readonly on: LondonDate
  readonly at: Instant
  /** Null when it followed from a decision. */
  readonly byId: PersonId | null
}

/** A family referred to a service. One at a time to each. */
export interface ServiceReferral {
  readonly id: ServiceReferralId
  readonly organisationId: OrganisationId
  readonly caseId: CaseId
  readonly serviceId: ServiceId
  /** The decision it rests on, which the matrix judged. */
  readonly decisionId: DecisionId
  readonly askedById: PersonId
  readonly state: ReferralState
  /** In the order they were recorded, the asking first. */
  readonly steps: readonly ReferralStep[]
  /** Why it was declined or withdrawn, or how it ended: shown only to those who may see the case. */
  readonly reason: string | null
  /** When it was last given to somebody to ask the service for news; null when never. */
  readonly chasedOn: LondonDate | null
  readonly chaseTaskId: TaskId | null
  readonly version: number
}

const NEXT: Readonly<Record<ReferralState, readonly ReferralNews[]>> = {
  'asked': [],
  'not-agreed': [],
  'made': ['accepted', 'waiting', 'started', 'declined', 'withdrawn'],
  'accepted': ['waiting', 'started', 'declined', 'withdrawn'],
  'waiting': ['accepted', 'started', 'declined', 'withdrawn'],
  'started': ['ended'],
  'ended': [],
  'declined': [],
  'withdrawn': [],
}

/** What can be heard of it next; nothing once it is over, or while it is not decided. */
export function nextNews({ state }: Pick<ServiceReferral, 'state'>): readonly ReferralNews[] {
  return NEXT[state]
}

/** Whether the family is on its way to the service or with it. */
export function isRunning({ state }: Pick<ServiceReferral, 'state'>): boolean {
  return state === 'asked' || NEXT[state].length > 0
}

/** Whether the service was asked and has not begun. */
export function isAwaited({ state }: Pick<ServiceReferral, 'state'>): boolean {
  return state === 'made' || state === 'accepted' || state === 'waiting'
}

/** The day it came to that; null when it did not. */
export function dayOf(state: ReferralState, { steps }: Pick<ServiceReferral, 'steps'>): LondonDate | null {
  return steps.findLast((step) => step.state === state)?.on ?? null
}

/** Working days the family has waited, until today or until it started; null before it was made. */
export function waitedSoFar(referral: Pick<ServiceReferral, 'steps'>, calendar: WorkingCalendar, today: LondonDate): number | null {
  const madeOn = dayOf('made', referral)
  return madeOn === null ? null : workingDaysBetween(calendar, madeOn, dayOf('started', referral) ?? today)
}

/** News of these has a reason, which is asked for. */
export const NEEDS_REASON: ReadonlySet<ReferralNews> = new Set(['declined', 'withdrawn'])
