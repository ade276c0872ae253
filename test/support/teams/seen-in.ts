import type { Card } from '../../../adapters/teams/card.ts'
import type { Seen } from '../seen.ts'
import type { CouncilTenant } from './council-tenant.ts'
import { isForm, readFormCard } from './read-form-card.ts'
import { readMessageCard } from './read-message-card.ts'
import type { FakeConversation, FakeMessage } from './tenant.ts'

/** What somebody sees in Teams, and where it stands, so that it can be pressed and filled in. */
export interface SeenInTeams extends Seen {
  readonly stands: Standing
}

export type Standing =
  | { readonly in: 'conversation'; readonly conversation: FakeConversation; readonly message: FakeMessage; readonly card: Card | null }
  /** Over the conversation where it was opened. */
  | { readonly in: 'dialog'; readonly conversation: FakeConversation; readonly card: Card; readonly opened: Opened }

/** How a dialog was opened. */
export interface Opened {
  /** The message in whose thread; null where there are none. */
  readonly root: string | null
  /** The action of the message extension; null when a button opened it. */
  readonly command: string | null
}

/** Reads what the pretend Teams shows. `isPosted` tells what the product put there by itself from what it answered. */
export function seenIn({ channelOf, ownChat }: CouncilTenant, isPosted: (conversation: string, messageId: string) => boolean) {
  const message = (conversation: FakeConversation, posted: FakeMessage, copy: Card | null = null): SeenInTeams => {
    const card = copy ?? posted.card as Card | null
    const stands: Standing = { in: 'conversation', conversation, message: { ...posted }, card }
    if (card === null) return { kind: 'message', text: posted.text, summary: posted.text, stands }
    const summary = posted.summary === '' ? posted.text : posted.summary
    return isForm(card) ? { kind: 'form', text: readFormCard(card, null), summary, stands }
      : { kind: 'message', text: readMessageCard(card.body), summary, stands }
  }

  return {
    message,

    dialog(title: string, card: Card, conversation: FakeConversation, opened: Opened): SeenInTeams {
      const stands: Standing = { in: 'dialog', conversation, card, opened }
      return isForm(card) || title !== PAGE ? { kind: 'form', text: readFormCard(card, title), summary: title, stands }
        : { kind: 'message', text: readMessageCard(withoutPageTitle(card)), summary: title, stands }
    },

    words: (words: string, conversation: FakeConversation): SeenInTeams => {
      const blank = { id: '', rootId: null, fromId: '', summary: '', card: null, isEdited: false, isDeleted: false }
      return message(conversation, { ...blank, text: words })
    },

    /** What the product put there by itself, in a channel (`hawthorn`) or in somebody's own chat (`@sam`); not what it answered. */
    messagesIn(place: string): readonly SeenInTeams[] {
      const conversation = place.startsWith('@') ? ownChat(place.slice(1)) : channelOf(place)
      return conversation.messages
        .filter(({ id, isDeleted }) => !isDeleted && isPosted(conversation.id, id)).map((posted) => message(conversation, posted))
    },
  }
}

export type SeenIn = ReturnType<typeof seenIn>

/** A dialog that shows an answer is called by the product's name; a form's by its own. */
const PAGE = 'Co-ordinator'

function withoutPageTitle({ body }: Card): Card['body'] {
  const [first, ...rest] = body
  return first?.type === 'TextBlock' && first.text === PAGE ? rest : body
}
