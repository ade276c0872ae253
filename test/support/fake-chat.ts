import type { NoticeId } from '../../src/domain/ids.ts'
import type { Identity } from '../../src/domain/unit/person.ts'
import type { ChatPlace, Platform } from '../../src/domain/unit/unit.ts'
import type { Message } from '../../src/messages/model.ts'
import { ChatFault, type Chat } from '../../src/ports/chat.ts'
import type { Posted } from '../../src/ports/outbox.ts'

interface Kept {
  readonly place: ChatPlace
  readonly marker: NoticeId
  readonly messageId: string
  readonly rootId: string | null
  message: Message
}

interface Failing {
  readonly times: number
  readonly arrives: boolean
  readonly place: string | null
}

/** A chat platform in memory. It passes the same contract as the real ones, and can be told to misbehave. */
export interface FakeChat extends Chat {
  messagesIn(conversation: string): readonly Message[]
  /** Those that stand in the conversation itself, without what is in threads. */
  messagesOutsideThreads(conversation: string): readonly Message[]
  /** The next `times` posts (to that `place` alone) fail with this fault; one that `arrives` is kept all the same, as when the answer is lost. */
  failNext(fault: ChatFault, options?: Partial<Failing>): void
  /** From now on it cannot say whether a message is there. */
  cannotBeAsked(): void
}

export function createFakeChat(platform: Platform = 'playground'): FakeChat {
  const kept: Kept[] = []
  let canBeAsked = true
  let failing: (Omit<Failing, 'times'> & { fault: ChatFault; times: number }) | null = null

  function keep(place: ChatPlace, message: Message, marker: NoticeId, under: Posted | undefined): Posted {
    const messageId = String(kept.length + 1)
    const rootId = under?.rootId ?? under?.messageId ?? null
    kept.push({ place, marker, messageId, rootId, message })
    return { place, messageId, rootId }
  }

  return {
    platform,
    async post(place, message, marker, under) {
      if (failing !== null && failing.times > 0 && (failing.place ?? place.conversation) === place.conversation) {
        failing.times -= 1
        if (failing.arrives) keep(place, message, marker, under)
        throw failing.fault
      }
      return keep(place, message, marker, under)
    },
    async update(posted, message) {
      const one = kept.find((candidate) => candidate.messageId === posted.messageId)
      if (one !== undefined) one.message = message
    },
    async directMessages(identity: Identity) {
      return { platform, tenant: identity.tenant, conversation: `direct:${identity.user}` }
    },
    async findPosted(_place, marker) {
      if (!canBeAsked) return 'cannot-tell'
      const one = kept.find((candidate) => candidate.marker === marker)
      return one === undefined ? null : { place: one.place, messageId: one.messageId, rootId: one.rootId }
    },
    problems: () => Promise.resolve([]),
    awaits: () => Promise.resolve([]),
    messagesIn: (conversation) => kept.filter((one) => one.place.conversation === conversation).map((one) => one.message),
    messagesOutsideThreads: (conversation) =>
      kept.filter((one) => one.place.conversation === conversation && one.rootId === null).map((one) => one.message),
    cannotBeAsked() {
      canBeAsked = false
    },
    failNext(fault, { times = 1, arrives = false, place = null } = {}) {
      failing = { fault, times, arrives, place }
    },
  }
}
