import type { KnownBlock } from '@slack/types'
import type { PersonId } from '../../src/domain/ids.ts'
import type { Block, Message, Span, Text } from '../../src/messages/model.ts'
import { fit } from './fit.ts'
import { LIMITS } from './limits.ts'
import { cut } from './plain.ts'
import type { KnownBlocks } from './render-blocks.ts'
import { renderBlocks, said } from './render-blocks.ts'
import type { Drawing } from './render-text.ts'
import { escape } from './render-text.ts'

/** A message as Slack's methods take it. */
export interface Rendered {
  /** What notifications and screen readers say. */
  readonly text: string
  readonly blocks: KnownBlock[]
}

/** A message, with everything cut that Slack would refuse, and what was cut counted. */
export function renderMessage(message: Message, drawing: Drawing): Rendered {
  return { text: escape(wordsOf(message)), blocks: renderFitting(message, drawing, LIMITS.message) }
}

/** A message's blocks where there is room for so many, and so many bytes. A message without any is its summary. */
export function renderFitting(
  message: Message, drawing: Drawing, room: { readonly blocks: number; readonly size: number },
): KnownBlock[] {
  const known: KnownBlocks = new WeakMap()
  const isFitting = (blocks: readonly Block[]): boolean => {
    const drawn = renderBlocks(blocks, drawing, known)
    return drawn.length <= room.blocks && sizeOf(drawn) <= room.size
  }
  const drawn = renderBlocks(fit(message.blocks, isFitting), drawing, known)
  return drawn.length > 0 ? drawn : [...said([{ kind: 'plain', text: wordsOf(message) }], drawing)]
}

/** Whose attention the message asks for: where they cannot be mentioned, a chat has to tell them in another way. */
export function notifiedIn(message: Message): readonly PersonId[] {
  const spans = message.blocks.flatMap(textsOf).flat()
  return [...new Set(spans.flatMap((span: Span) => (span.kind === 'person' && span.notifies ? [span.id] : [])))]
}

function sizeOf(blocks: readonly KnownBlock[]): number {
  return Buffer.byteLength(JSON.stringify(blocks))
}

function wordsOf({ summary }: Message): string {
  return summary.trim() === '' ? 'A message from the Co-ordinator' : cut(summary, LIMITS.message.text)
}

function textsOf(block: Block): readonly Text[] {
  switch (block.kind) {
    case 'paragraph': case 'aside': return [block.text]
    case 'facts': return block.facts.map(({ value }) => value)
    case 'list': return block.items
    case 'table': return block.rows.flat()
    case 'heading': case 'buttons': case 'divider': return []
    default: return block satisfies never
  }
}
