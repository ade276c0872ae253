import type { NoticeId } from '../../src/domain/ids.ts'
import type { ChatPlace } from '../../src/domain/unit/unit.ts'
import type { Chat } from '../../src/ports/chat.ts'
import { ChatFault } from '../../src/ports/chat.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { MessageLog } from './log.ts'
import { PLAYGROUND, directMessagesOf, isHere } from './places.ts'

/** The playground as the product's outbox sees it: a chat platform whose conversations are rows of a table. */
export function createChat(log: MessageLog, clock: Clock): Chat {
  return {
    platform: PLAYGROUND.platform,

    async post(place, message, marker, under) {
      mustBeHere(place)
      const line = await log.add({
        conversation: place.conversation, noticeId: marker, authorId: null, visibleToId: null,
        rootId: under?.rootId ?? under?.messageId ?? null, body: { kind: 'message', message }, at: clock.now(),
      })
      return { place, messageId: line.id, rootId: line.rootId }
    },

    async update({ place, messageId }, message) {
      mustBeHere(place)
      await log.redraw(messageId, { kind: 'message', message }, clock.now())
    },

    async directMessages(identity) {
      mustBeHere(identity)
      return directMessagesOf(identity)
    },

    async findPosted(place: ChatPlace, marker: NoticeId) {
      mustBeHere(place)
      const line = await log.find(place.conversation, marker)
      return line && { place, messageId: line.id, rootId: line.rootId }
    },

    problems: () => Promise.resolve([]),
    awaits: () => Promise.resolve([]),
  }
}

function mustBeHere(place: Pick<ChatPlace, 'platform' | 'tenant'>): void {
  if (isHere(place)) return
  throw new ChatFault('unreachable', `The playground has no place on ${place.platform}. Import a playground channel or user.`)
}
