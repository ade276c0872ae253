import type { Identity } from '../../src/domain/unit/person.ts'
import type { ChatPlace } from '../../src/domain/unit/unit.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Conversations } from '../../src/ports/conversations.ts'
import type { Connector } from './connector.ts'
import type { Lines } from './lines.ts'

/** People's own chats with the product. */
export interface OwnChats {
  /** Somebody's; begun when there is none yet, which Teams allows for people who have the app. Throws `ChatFault`. */
  of(identity: Identity): Promise<ChatPlace>
  /** Begins it, whatever was known: Teams gives the one there is, or another when they have deleted it. Throws `ChatFault`. */
  begin(identity: Identity): Promise<ChatPlace>
}

/** What is known of them is remembered for good: people who never spoke are reached in the chat that was begun for them. */
export function createOwnChats({ lines, connector, conversations, clock }: {
  readonly lines: Lines
  readonly connector: Pick<Connector, 'createPersonal'>
  readonly conversations: Conversations
  readonly clock: Clock
}): OwnChats {
  async function begin({ platform, tenant, user }: Identity): Promise<ChatPlace> {
    const { answer: conversation, serviceUrl } = await lines.inTenant({ platform, tenant }, (url) =>
      connector.createPersonal({ serviceUrl: url, tenant, user }))
    const place = { platform, tenant, conversation }
    await conversations.remember({ place, kind: 'personal', user, serviceUrl }, clock.now())
    return place
  }
  return {
    begin,
    of: async (identity) => (await conversations.personal(identity))?.place ?? await begin(identity),
  }
}
