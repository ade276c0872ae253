import type { Instant } from '../domain/calendar/london.ts'
import type { NoticeId } from '../domain/ids.ts'
import type { ChatPlace, Platform } from '../domain/unit/unit.ts'
import type { Identity } from '../domain/unit/person.ts'
import type { Message } from '../messages/model.ts'
import type { Posted } from './outbox.ts'

/** Why a platform did not take a message. `later` may be tried again; `unreachable` needs a person to act, and says who and what. */
export class ChatFault extends Error {
  readonly kind: 'later' | 'unreachable' | 'unknown'
  readonly retryAfterMs: number | null

  constructor(kind: ChatFault['kind'], message: string, retryAfterMs: number | null = null, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ChatFault'
    this.kind = kind
    this.retryAfterMs = retryAfterMs
  }
}

/** What narrows the search for a message that may have arrived. */
export interface WhereToLook {
  /** When it was promised: it cannot be older. Without it, the search may be given up as `cannot-tell`. */
  readonly since?: Instant
  /** The message in whose thread it was to be put: without it, only what stands in the conversation itself is looked at. */
  readonly under?: Posted | undefined
}

/** A chat platform, as the product sees it: places where messages are put and drawn again. */
export interface Chat {
  readonly platform: Platform
  /**
   * Puts the message there; with `under`, in the thread of that message, which is in the same place. `marker` lets the same message be
   * found again after a crash. Throws `ChatFault`.
   */
  post(place: ChatPlace, message: Message, marker: NoticeId, under?: Posted): Promise<Posted>
  /**
   * Draws a posted message again; with its `marker`, it can still be drawn for whoever looks at it, where the platform does that. A
   * message that is gone is not a fault. Throws `ChatFault`.
   */
  update(posted: Posted, message: Message, marker?: NoticeId): Promise<void>
  /** The place of somebody's direct messages. Throws `ChatFault` when they cannot be reached. */
  directMessages(identity: Identity): Promise<ChatPlace>
  /** The message with this marker, when the platform can be asked; null when it is not there; `cannot-tell` when it cannot be asked. */
  findPosted(place: ChatPlace, marker: NoticeId, where?: WhereToLook): Promise<Posted | null | 'cannot-tell'>
  /** What keeps the platform from working for us now: one plain sentence each, with its remedy. Empty when nothing does. Never throws. */
  problems(): Promise<readonly string[]>
  /** What somebody has yet to do before the platform can be used: said like problems, and no fault of anybody's. Never throws. */
  awaits(): Promise<readonly string[]>
}
