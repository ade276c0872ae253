import type { Example } from '../example.ts'
import type { Message } from '../model.ts'
import { stated } from '../text.ts'
import { fault } from './fault.ts'

/** When something urgent met a fault: the child’s safety does not wait for this to work again (004 §2.7). */
export function actAndRing(message: Message): Message {
  const first = stated('Do not wait for this', 'protect the child, ring your manager, and say it here again when you can.', 'urgent')
  return { summary: 'Do not wait for this: protect the child, and ring your manager.', blocks: [first, ...message.blocks] }
}

export const actAndRingExamples: readonly Example[] = [
  { title: 'Something urgent met a fault', message: actAndRing(fault({ ref: '7F3K', saved: 'nothing' })) },
]
