import { cut } from '../../src/messages/cut.ts'
import { fit } from '../../src/messages/fit.ts'
import type { Block, Message } from '../../src/messages/model.ts'
import { textsIn } from '../../src/messages/texts-in.ts'
import type { Card } from './card.ts'
import { cardOf, sizeOf } from './card.ts'
import { LIMITS } from './limits.ts'
import { plain } from './plain.ts'
import type { Known } from './render-blocks.ts'
import { renderBlocks } from './render-blocks.ts'
import type { Drawing } from './render-text.ts'
import { escape, mentionsIn, renderLines } from './render-text.ts'

/** A message as Teams' conversations take it. */
export interface Rendered {
  /** What notifications and screen readers say: plain words. */
  readonly text: string
  readonly card: Card
}

/** A message, with everything cut that Teams would refuse, and what was cut counted. */
export function renderMessage(message: Message, drawing: Drawing): Rendered {
  const words = message.summary.trim() === '' ? 'A message from the Co-ordinator' : cut(message.summary, LIMITS.text)
  return { text: words, card: fitting(message.blocks, words, drawing) }
}

/** A message to read on a card of its own, in a dialog or in their own chat, under this title. */
export function renderPage(title: string, message: Message, drawing: Drawing): Card {
  return fitting([{ kind: 'heading', text: title }, ...message.blocks], plain(title, LIMITS.text), drawing)
}

/** Blocks as a card, cut until it is one that Teams takes; without any, it is these words. */
function fitting(blocks: readonly Block[], words: string, drawing: Drawing): Card {
  const known: Known = new WeakMap()
  const draw = (some: readonly Block[]): Card => {
    const body = renderBlocks(some, drawing, known)
    const entities = mentionsIn(some.flatMap(textsIn), drawing)
    const card = cardOf(body.length > 0 ? body : renderLines([{ kind: 'plain', text: words }], drawing), escape(words))
    return {
      ...card,
      msteams: { ...card.msteams, ...(entities.length > 0 && { entities }) },
      ...refreshed(drawing),
    }
  }
  return draw(fit(blocks, (some) => sizeOf(draw(some)) <= LIMITS.card))
}

/** Above so many people, Teams would draw the card anew for nobody: all see the same, and a press is checked as it always is. */
function refreshed({ refresh }: Drawing): Pick<Card, 'refresh'> {
  if (refresh === null || refresh.userIds.length === 0 || refresh.userIds.length > LIMITS.viewers) return {}
  const { notice, userIds } = refresh
  return { refresh: { action: { type: 'Action.Execute', verb: 'refresh', data: { notice } }, userIds } }
}
