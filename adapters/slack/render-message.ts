import type { KnownBlock } from '@slack/types'
import { cut } from '../../src/messages/cut.ts'
import { fit } from '../../src/messages/fit.ts'
import type { Block, Message } from '../../src/messages/model.ts'
import { LIMITS } from './limits.ts'
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

function sizeOf(blocks: readonly KnownBlock[]): number {
  return Buffer.byteLength(JSON.stringify(blocks))
}

function wordsOf({ summary }: Message): string {
  return summary.trim() === '' ? 'A message from the Co-ordinator' : cut(summary, LIMITS.message.text)
}
