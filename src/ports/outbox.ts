import type { Instant } from '../domain/calendar/london.ts'
import type { NoticeId, OrganisationId, PersonId } from '../domain/ids.ts'
import type { ChatPlace } from '../domain/unit/unit.ts'
import type { Notice } from '../domain/notice.ts'

/** Where a message was put, in the platform's own words, so that it can be drawn again. */
export interface Posted {
  readonly place: ChatPlace
  /** Slack's `ts`, Teams' activity id, the playground's row. */
  readonly messageId: string
  /** The message whose thread it is in; null when it stands in the conversation itself. */
  readonly rootId: string | null
}

/**
 * `pending` waits to be sent; `sending` was claimed and has a deadline; `sent` is posted; `stale` was no longer true when its
 * turn came; `failed` cannot be sent, and says why; `unknown` may or may not have arrived.
 */
export type NoticeState = 'pending' | 'sending' | 'sent' | 'stale' | 'failed' | 'unknown'

/** A sender that has not reported back by then is taken for dead, and what it took may be claimed again. */
export const SENDING_MINUTES = 1

/** The promises made in commits, until each is kept. */
export interface Outbox {
  /**
   * Takes up to `limit` notices that are pending and due, or whose sender died past its deadline, but none for these recipients. Two
   * callers never get the same one.
   */
  claim(now: Instant, limit: number, except?: readonly string[]): Promise<readonly ClaimedNotice[]>
  /** Takes this one if it is still pending; null when somebody else has it. Used straight after a commit. */
  claimOne(id: NoticeId, now: Instant): Promise<ClaimedNotice | null>
  /** `works` is the place that took it, which is then no problem any more. */
  markSent(notice: NoticeId, posted: Posted | null, at: Instant, works?: ChatPlace): Promise<void>
  /** Not sent, on purpose or for good. */
  markEnded(notice: NoticeId, state: 'stale' | 'failed' | 'unknown', reason: string, at: Instant): Promise<void>
  /** Not now: try again at that moment. */
  postpone(notice: NoticeId, until: Instant, reason: string): Promise<void>
  /** Who has notices that wait, for this reason, for a moment still to come. */
  waitingBecause(organisationId: OrganisationId, reason: string, now: Instant): Promise<readonly PersonId[]>
  /** Their notices that wait for this reason wait no longer than until then. */
  bringForward(organisationId: OrganisationId, to: PersonId, reason: string, until: Instant): Promise<void>
  /** The notice that was posted there, in a conversation or one of its threads; null when it was not. */
  posted(place: ChatPlace, id: NoticeId): Promise<{ readonly notice: Notice; readonly posted: Posted } | null>
  /** Every copy posted about this subject, to be drawn again. */
  copies(organisationId: OrganisationId, subjectId: string): Promise<readonly { readonly notice: Notice; readonly posted: Posted }[]>
  /** The place takes no messages: said until `markSent` says that it took one. */
  placeFailed(problem: { readonly place: ChatPlace; readonly organisationId: OrganisationId; readonly says: string; readonly at: Instant }): Promise<void>
  placeProblems(): Promise<readonly PlaceProblem[]>
  /** How many ended since then without anybody knowing that they arrived. */
  undelivered(since: Instant): Promise<{ readonly failed: number; readonly unknown: number }>
  /** How many wait in each state, and how long the oldest pending one has waited in minutes. */
  backlog(now: Instant): Promise<{ readonly counts: Readonly<Record<NoticeState, number>>; readonly oldestPendingMinutes: number }>
}

/** A place that takes no messages. */
export interface PlaceProblem {
  readonly place: ChatPlace
  readonly organisationId: OrganisationId
  /** One sentence: why, and what to do. */
  readonly says: string
  readonly since: Instant
}

export interface ClaimedNotice {
  readonly notice: Notice
  /** When it was promised: the moment of its commit. */
  readonly promisedAt: Instant
  readonly attempts: number
  /** True when an earlier sender took it and never reported back: the message may already be there. */
  readonly mayHaveArrived: boolean
  /** True when what it is about was not there before: nothing was ever posted about it. */
  readonly isFirstOfItsSubject?: boolean
  /** True when this process promised it a moment ago: what it then read of units and people is new enough to send it by. */
  readonly isJustPromised?: boolean
}
