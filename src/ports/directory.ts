import type { Identity } from '../domain/unit/person.ts'
import type { Platform } from '../domain/unit/unit.ts'

/**
 * What an account is on its platform. Only a `member` may be taken for a person of the council: a `guest` has part of a workspace, an
 * `outsider` belongs to another organisation, a `bot` is nobody, and `closed` was deactivated.
 */
export type Standing = 'member' | 'guest' | 'outsider' | 'bot' | 'closed'

export interface Account {
  readonly standing: Standing
  /** The address the platform itself has verified, in lower case; null when there is none or it may not be seen. */
  readonly email: string | null
}

/** Who the accounts of a chat platform belong to, as the platform knows it. */
export interface Directory {
  readonly platform: Platform
  /** Null when the platform has no such account. Throws `ChatFault` when it cannot be asked now. */
  lookUp(identity: Identity): Promise<Account | null>
}
