import type { Message } from './model.ts'
import { paragraph } from './text.ts'

/** To whoever asked for a referral that somebody else has to decide: it is not made yet. */
export function madeOnceDecided(message: Message): Message {
  const [heading, ...rest] = message.blocks
  const note = paragraph('The family is referred as soon as that is decided. Nothing has gone to the service yet.')
  return { ...message, blocks: heading === undefined ? [note] : [heading, note, ...rest] }
}
