import type { PersonId } from '../domain/ids.ts'
import type { Block, Message, Span, Text } from './model.ts'

/** The texts of a block that have spans in them. */
export function textsIn(block: Block): readonly Text[] {
  switch (block.kind) {
    case 'paragraph': case 'aside': return [block.text]
    case 'facts': return block.facts.map(({ value }) => value)
    case 'list': return block.items
    case 'table': return block.rows.flat()
    case 'heading': case 'buttons': case 'divider': return []
    default: return block satisfies never
  }
}

/** Whose attention the message asks for: where they cannot be mentioned, a chat has to tell them in another way. */
export function notifiedIn({ blocks }: Pick<Message, 'blocks'>): readonly PersonId[] {
  const spans = blocks.flatMap(textsIn).flat()
  return [...new Set(spans.flatMap((span: Span) => (span.kind === 'person' && span.notifies ? [span.id] : [])))]
}
