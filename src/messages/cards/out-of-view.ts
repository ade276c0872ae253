import type { Example } from '../example.ts'
import type { Message } from '../model.ts'
import { paragraph } from '../text.ts'

/** What stays of a message where it may not be read any more: it says nothing of what it was about. */
export function outOfView(): Message {
  const says = 'This is not shown here any more: those it concerns have it in their direct messages.'
  return { summary: says, blocks: [paragraph(says)] }
}

export const outOfViewExamples: readonly Example[] = [{ title: 'A message that may not be read there any more', message: outOfView() }]
