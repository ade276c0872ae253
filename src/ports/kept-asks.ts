import type { Instant } from '../domain/calendar/london.ts'
import type { KeptAskId } from '../domain/ids.ts'
import type { Identity } from '../domain/unit/person.ts'

/** What somebody asked, until they go on with it. Private to the account that asked: it may hold what they typed. */
export interface KeptAsk {
  readonly id: KeptAskId
  readonly identity: Identity
  /** As the app wrote it; only the app reads it back. */
  readonly asked: object
  readonly keptAt: Instant
  readonly expiresAt: Instant
}

/** The same of somebody who is not known yet, with the code that whoever runs the product needs to link them. */
export interface StrangersAsk extends KeptAsk {
  readonly linkCode: string
}

/** What was asked and could not be gone on with at once. Everything in here ends by itself. */
export interface KeptAsks {
  keep(kept: KeptAsk): Promise<void>
  /** Keeps a stranger's ask in place of the one they have waiting, whose code then stays good. Gives the code to show. */
  keepForStranger(kept: StrangersAsk): Promise<string>
  /** What was asked; null when it is not this account's, has expired or never was: nobody can tell which. */
  asked(id: string, identity: Identity, now: Instant): Promise<unknown>
  /** The ask waiting under this code; null when there is none, it was used or it has expired. */
  underCode(linkCode: string, now: Instant): Promise<Omit<StrangersAsk, 'keptAt' | 'expiresAt' | 'asked'> & { readonly asked: unknown } | null>
  /** Its code is used up, and what was asked may be gone on with until then. */
  markLinked(id: KeptAskId, at: Instant, expiresAt: Instant): Promise<void>
  /** Removes up to `limit` that have expired. */
  removeExpired(now: Instant, limit: number): Promise<void>
}
