import type { InvokeAnswer } from './activity.ts'
import type { Card } from './card.ts'

/** What Teams takes for the answer to a press, to looking at a card, and to a dialog. */

export const CARD = 'application/vnd.microsoft.card.adaptive'

/** The pressed card, for whoever pressed it, as it is now. */
export function cardAnswer(card: Card): InvokeAnswer {
  return { status: 200, body: { statusCode: 200, type: CARD, value: card } }
}

/** A few words beside the pressed card, for whoever pressed it. */
export function wordsAnswer(words: string): InvokeAnswer {
  return { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: words } }
}

/** The card stays as it is. */
export function noCardAnswer(): InvokeAnswer {
  const value = { code: 'NotThere', message: 'There is nothing newer to show.' }
  return { status: 200, body: { statusCode: 400, type: 'application/vnd.microsoft.error', value } }
}

/** A dialog with this in it: one that opens, or the next thing to see in one that is open. */
export function dialogAnswer(title: string, card: Card): InvokeAnswer {
  const value = { title, width: 'medium', height: 'medium', card: { contentType: CARD, content: card } }
  return { status: 200, body: { task: { type: 'continue', value } } }
}

/** A dialog that says only this. */
export function dialogWords(words: string): InvokeAnswer {
  return { status: 200, body: { task: { type: 'message', value: words } } }
}

/** Nothing to show; an open dialog closes. */
export const NOTHING_MORE: InvokeAnswer = { status: 200, body: null }

/** The product offers no such thing. */
export const NOT_OFFERED: InvokeAnswer = { status: 501, body: null }

/** Whoever did it is not one of those the product is for. */
export const NOT_HEARD: InvokeAnswer = { status: 403, body: null }
