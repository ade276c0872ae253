import type { Message } from './model.ts'
import { stated } from './text.ts'

/** To whoever recorded something urgent in words that could identify somebody: they are kept, and not shown. */
export function summaryWithheld(message: Message): Message {
  const note = stated('Note', 'your words looked as if they could identify somebody, so they are kept with the reasons and not shown in chat.', 'warning')
  const [heading, ...rest] = message.blocks
  return { ...message, blocks: heading === undefined ? [note] : [heading, note, ...rest] }
}
