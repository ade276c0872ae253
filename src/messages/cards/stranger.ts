import type { Example } from '../example.ts'
import type { Message } from '../model.ts'
import { paragraph } from '../text.ts'

/** To somebody the product does not know. It says nothing of what is here: not a unit, not a name. */
export function stranger(): Message {
  return {
    summary: 'You are not set up to use the Co-ordinator yet.',
    blocks: [
      paragraph('You are not set up to use the Co-ordinator yet.'),
      paragraph('Ask your unit co-ordinator or administration manager to add you, then send this again.'),
    ],
  }
}

export const strangerExamples: readonly Example[] = [{ title: 'To somebody who is not known here', message: stranger() }]
