import type { Example } from './example.ts'
import type { Message } from './model.ts'
import { paragraph, stated } from './text.ts'
import { withCommands } from './with-commands.ts'

/** What a unit's channel did not take, to somebody who looks after the unit: what it was meant for, and what is to be done about it. */
export function sayRedirected(message: Message, unitName: string, because: string): Message {
  const words = `this was meant for ${unitName}’s channel, which took no message. ${because}`
  return { ...message, blocks: [stated('Not in the channel', withCommands(words), 'warning'), ...message.blocks] }
}

const digest: Message = {
  summary: 'Hawthorn today: nothing is due and no decision waits.',
  blocks: [paragraph('Hawthorn: nothing is due and no decision waits.')],
}

export const redirectedExamples: readonly Example[] = [{
  title: 'What the unit’s channel did not take',
  message: sayRedirected(digest, 'Hawthorn', 'The channel is archived. Unarchive it, or type /unit here in another one.'),
}]
