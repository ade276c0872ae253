import type { Sent } from '../../src/app/doors.ts'
import type { Message } from '../../src/messages/model.ts'
import type { Reply } from '../../src/messages/reply.ts'
import type { Inside } from './inside.ts'
import type { Origin } from './origin.ts'
import type { Way } from './tell.ts'
import { tell } from './tell.ts'

export type ReplyDone = Extract<Reply, { kind: 'done' }>

/** Sends the card that was promised, and tells them what was stored unless the card does: it is where they asked, and says the same. */
export async function finish(inside: Inside, origin: Origin, { notice, message, card: drawn }: ReplyDone, first: readonly Way[] = []): Promise<void> {
  const sent = notice === null ? null : await inside.doors.sendNow(notice, drawn)
  if (sent === null || !isCardEnough(sent, origin, message)) await tell(inside, origin, message, first)
}

/** A card in a thread is enough only for those who asked in that thread, or pressed the card it is under; one elsewhere for nobody. */
function isCardEnough({ posted, message: card }: Sent, { workspace, channel, thread, card: pressed }: Origin, told: Message): boolean {
  const { place, rootId } = posted
  const isThere = place.platform === 'slack' && place.tenant === workspace.tenant && place.conversation === channel
  const isInSight = rootId === thread || (rootId !== null && rootId === pressed)
  return isThere && isInSight && card.summary === told.summary
}
