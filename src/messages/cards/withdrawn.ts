import type { Example } from '../example.ts'
import type { Message } from '../model.ts'
import { paragraph } from '../text.ts'

/** What stays of a direct message whose reader has left: a guest may still read what the account was sent. */
export function withdrawn(): Message {
  const says = 'This message is not there any more, because the account it was sent to no longer has access.'
  return { summary: says, blocks: [paragraph(says)] }
}

export const withdrawnExamples: readonly Example[] = [{ title: 'In the direct messages of somebody who has left', message: withdrawn() }]
