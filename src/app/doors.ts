import type { NoticeId } from '../domain/ids.ts'
import type { Identity } from '../domain/unit/person.ts'
import type { ChatPlace } from '../domain/unit/unit.ts'
import type { Message } from '../messages/model.ts'
import type { Posted } from '../ports/outbox.ts'
import type { Answer, Ask } from './ask.ts'

/** A card that was promised, and where it is now. */
export interface Sent {
  readonly posted: Posted
  /** What it says, so that a door can tell whether the asker still has to be told. */
  readonly message: Message
}

/** What a platform's doors are given: everything they may do with what people say, press and fill in. */
export interface Doors {
  readonly answer: Answer
  /**
   * Sends a card promised by a `done` reply straight away, ahead of the next round of the outbox, in the words the reply has for it.
   * Null when it was not sent now: it is sent by the outbox, or somebody else is at it. Never throws.
   */
  sendNow(notice: NoticeId, card?: Message): Promise<Sent | null>
  /**
   * Keeps what somebody asked when the platform gives no way to go on at once (a form that cannot open from here, a trigger that has
   * expired): the message to show them has a button that goes on with it, and only they can press it. Never throws.
   */
  keep(ask: Ask): Promise<Message>
  /**
   * A card that was posted there, as it would be drawn now; null when it is not there or not theirs to see. For platforms whose cards
   * ask to be drawn again when somebody looks at them. Never throws.
   */
  redraw(asker: Identity, place: ChatPlace, notice: NoticeId): Promise<Message | null>
  /** The platform says this account was deactivated or is no full member any more: it loses every power, and what waits for it goes up. Never throws. */
  closeAccount(identity: Identity): Promise<void>
}
