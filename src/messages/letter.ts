import type { Message } from './model.ts'
import { plainText } from './plain-text.ts'

/** A message as a letter: its summary is the subject; what can only be pressed is left out. */
export function letterOf(message: Message): { readonly subject: string; readonly text: string } {
  const read = message.blocks.filter(({ kind }) => kind !== 'buttons' && kind !== 'divider')
  const text = read.map((block) => (block.kind === 'heading' ? block.text : plainText({ ...message, blocks: [block] }))).join('\n\n')
  return { subject: message.summary.replace(/\.$/, ''), text: `${text}\n` }
}
