import type { Instant } from '../../src/domain/calendar/london.ts'

/** The product in one workspace, or in a whole Enterprise organisation. */
export interface Installed {
  readonly token: string
  readonly botId: string
  /** The product's own user, so that its mention is known and its own messages are not heard. */
  readonly botUserId: string
}

/** Which workspaces the product is installed in, and with which token it speaks there. */
export interface Tokens {
  /**
   * Null when it is not installed in that workspace. A token that is about to expire is renewed first. Throws `ChatFault` when it cannot
   * be known now.
   */
  of(workspace: string): Promise<Installed | null>
  /** Every workspace (or organisation) it is installed in, for the doctor. */
  workspaces(): Promise<readonly string[]>
  /**
   * The workspace removed the product, or revoked its token: it is not used again. With `happenedAt`, the moment Slack says it happened,
   * an install made since is kept: Slack sends word again for an hour when it did not arrive at first.
   */
  forget(workspace: string, happenedAt?: Instant): Promise<void>
}
