import type { Example } from './example.ts'
import type { Message } from './model.ts'
import { paragraph, stated } from './text.ts'

/** A message that may be there already: it is said again rather than not at all, and says so. */
export function sayRepeated(message: Message): Message {
  const words = 'something failed while this was sent, and it cannot be seen whether it arrived.'
  return { ...message, blocks: [stated('Perhaps twice', words, 'warning'), ...message.blocks] }
}

export const repeatedExamples: readonly Example[] = [{
  title: 'What may have arrived already',
  message: sayRepeated({ summary: 'T-12 is Jo’s.', blocks: [paragraph('T-12 is Jo’s.')] }),
}]
