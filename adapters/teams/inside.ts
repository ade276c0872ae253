import type { Ask } from '../../src/app/ask.ts'
import type { Doors } from '../../src/app/doors.ts'
import type { ChatPlace } from '../../src/domain/unit/unit.ts'
import type { Choice } from '../../src/messages/model.ts'
import type { Chat } from '../../src/ports/chat.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Conversations } from '../../src/ports/conversations.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Timers } from '../../src/ports/timers.ts'
import type { Card } from './card.ts'
import type { DrawingFor } from './drawing-for.ts'

/** Colleagues who may be chosen in a form, under a heading each. */
export type Colleagues = (ask: Ask) => Promise<readonly { readonly label: string; readonly people: readonly Choice[] }[]>

/** What is said in a conversation: words, which notifications show, and a card where there is more. */
export interface Said {
  readonly text: string
  readonly card: Card | null
}

/** A conversation, and where Teams takes messages for it. */
export interface Where {
  readonly place: ChatPlace
  readonly serviceUrl: string
}

/** The product's own voice, for answers: whatever is promised goes by the outbox. Throws when Teams does not take it. */
export interface Voice {
  /** Says it there; with `root`, in the thread of that message. */
  say(where: Where, said: Said, root: string | null): Promise<void>
  /** Puts it in the place of a message that was said there. */
  redraw(where: Where, messageId: string, said: Said): Promise<void>
  /** The object id in Entra of somebody in that conversation, whom Teams calls by this id; null for those without. */
  objectIdOf(where: Where, user: string): Promise<string | null>
}

/** What every one of Teams' doors works with. */
export interface Inside {
  readonly doors: Doors
  readonly colleagues: Colleagues
  readonly chat: Pick<Chat, 'directMessages'>
  readonly voice: Voice
  readonly conversations: Conversations
  readonly drawingFor: DrawingFor
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Log
}

/** Teams waits five seconds for the answer to a press or a dialog, and sends a message again after fifteen. In milliseconds from when we heard. */
export const WAITS = {
  /** What has not been answered by then is said to be on its way, and is shown when it comes. */
  invoke: 4_000,
  /** A message is taken for heard by then, however long its answer takes. */
  message: 12_000,
} as const
