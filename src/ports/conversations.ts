import type { Instant } from '../domain/calendar/london.ts'
import type { Identity } from '../domain/unit/person.ts'
import type { ChatPlace } from '../domain/unit/unit.ts'

/** What a platform has to be told to speak in a conversation, learnt when the product was let into it. */
export interface Conversation {
  readonly place: ChatPlace
  /** One person's own chat with the product, a channel of a team, or a chat of several. */
  readonly kind: 'personal' | 'channel' | 'group'
  /** Whose chat it is; null unless it is `personal`. */
  readonly user: string | null
  /** Where the platform takes messages for it. It moves, and the newest counts. */
  readonly serviceUrl: string
}

/** The conversations the product may speak in. */
export interface Conversations {
  /** Keeps it, or what is new about it; what is known from a later moment stays. */
  remember(conversation: Conversation, at: Instant): Promise<void>
  /** Null for one that the product was never in. */
  find(place: ChatPlace): Promise<Conversation | null>
  /** Somebody's own chat with the product; null when there is none yet. */
  personal(identity: Identity): Promise<Conversation | null>
  /** Any conversation of that tenant, for its service address; the newest. Null when there is none. */
  newestOf(platform: ChatPlace['platform'], tenant: string): Promise<Conversation | null>
  /** Up to `limit` conversations of several people in that tenant, the newest first. */
  shared(platform: ChatPlace['platform'], tenant: string, limit: number): Promise<readonly Conversation[]>
  /** The product was removed from it. */
  forget(place: ChatPlace): Promise<void>
}
