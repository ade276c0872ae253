import type { Sent } from '../../src/app/doors.ts'
import type { Message } from '../../src/messages/model.ts'
import type { Reply } from '../../src/messages/reply.ts'
import type { Inside } from './inside.ts'
import type { Origin } from './origin.ts'
import { tell } from './tell.ts'

export type ReplyDone = Extract<Reply, { kind: 'done' }>

/** Sends the card that was promised, and tells them what was stored unless the card does. */
export async function finish(inside: Inside, origin: Origin, done: ReplyDone): Promise<void> {
  if (!(await isToldByCard(inside, origin, done))) await tell(inside, origin, done.message)
}

/** Sends the card that was promised. True when it is where they asked, and says the same: then it is answer enough. */
export async function isToldByCard({ doors }: Inside, origin: Origin, { notice, message, card }: ReplyDone): Promise<boolean> {
  const sent = notice === null ? null : await doors.sendNow(notice, card)
  return sent !== null && isCardEnough(sent, origin, message)
}

/** A card in a thread is enough only for those who asked in that thread, or pressed the card it is under; one elsewhere for nobody. */
function isCardEnough({ posted, message: card }: Sent, { place: asked, root, thread }: Origin, told: Message): boolean {
  const { place, rootId } = posted
  const isThere = place.platform === 'teams' && place.tenant === asked.tenant && place.conversation === asked.conversation
  const isInSight = rootId === thread || (rootId !== null && rootId === root)
  return isThere && isInSight && card.summary === told.summary
}
