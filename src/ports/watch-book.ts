import type { Instant, LondonDate } from '../domain/calendar/london.ts'
import type { OrganisationId } from '../domain/ids.ts'
import type { Recipient } from '../domain/notice.ts'
import type { Beat } from '../domain/watch/beat.ts'
import type { DigestSilence } from '../domain/watch/silences.ts'
import type { WaitingSeen } from '../domain/watch/what-is-late.ts'
import type { NoticeState } from './outbox.ts'

/** A promised notice, as far as it matters whether it came. */
export interface NoticeSeen {
  readonly occurrence: string
  readonly to: Recipient
  readonly state: NoticeState
  /** Why it was not sent, or waits. */
  readonly reason: string | null
  readonly promisedAt: Instant
  /** When it is tried again. */
  readonly dueAt: Instant
  readonly endedAt: Instant | null
}

/** Since when the outside heartbeat could not be told that all is well, and why. */
export interface HeartbeatProblem {
  readonly since: Instant
  /** One sentence with what to do. */
  readonly says: string
}

/** The last beat, with what was noted beside it. */
export interface BeatNoted {
  readonly beat: Beat
  /** When every digest that was due was last seen to have been promised. */
  readonly digestsWholeAt: Instant | null
  readonly heartbeat: HeartbeatProblem | null
}

/** What the product knows of its own work, for whoever looks whether it was done: this process or another. */
export interface WatchBook {
  /** Null before the first. */
  lastBeat(): Promise<BeatNoted | null>
  noteBeat(beat: Beat): Promise<void>
  noteDigestsWhole(at: Instant): Promise<void>
  /** Null: it was told that all is well. */
  noteHeartbeat(problem: HeartbeatProblem | null): Promise<void>
  /** Every decision that waits for somebody; one without an escalation has no step ahead. */
  waiting(organisationId: OrganisationId): Promise<readonly WaitingSeen[]>
  /** Promised before that moment and not done with. */
  unsent(organisationId: OrganisationId, before: Instant): Promise<readonly NoticeSeen[]>
  /** Those of these occurrences that were promised. */
  promised(organisationId: OrganisationId, occurrences: readonly string[]): Promise<readonly NoticeSeen[]>
  /** Why digests of that day did not come. */
  silences(organisationId: OrganisationId, on: LondonDate): Promise<readonly DigestSilence[]>
  /** Each is recorded once: the first reason stays. */
  recordSilences(organisationId: OrganisationId, silences: readonly DigestSilence[], at: Instant): Promise<void>
}
