import { createPace } from '../../src/app/pace.ts'
import type { ChatPlace } from '../../src/domain/unit/unit.ts'
import type { Accounts } from '../../src/ports/accounts.ts'
import { ChatFault, type Chat } from '../../src/ports/chat.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Conversations } from '../../src/ports/conversations.ts'
import type { Directory } from '../../src/ports/directory.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Posted } from '../../src/ports/outbox.ts'
import type { Timers } from '../../src/ports/timers.ts'
import type { Connector } from './connector.ts'
import { createDirectory } from './directory.ts'
import { createDrawingFor, type DrawingFor } from './drawing-for.ts'
import { codeOf } from './faults.ts'
import type { Voice } from './inside.ts'
import { createLines, kindOf, threadOf } from './lines.ts'
import { createOwnChats } from './own-chats.ts'
import { CONVERSATION_PACE, LOOK_PACE } from './pace.ts'
import { findAwaited, findProblems } from './problems.ts'
import { CODES } from './refusals.ts'
import { renderMessage, type Rendered } from './render-message.ts'
import { createViewers } from './viewers.ts'
import { createVoice } from './voice.ts'

export interface ChatParts {
  readonly connector: Connector
  readonly conversations: Conversations
  readonly accounts: Pick<Accounts, 'usersOf'>
  /** The tenants it speaks in. */
  readonly tenants: readonly string[]
  /** Where Teams is called in a tenant that has not said yet. */
  readonly serviceUrl: string
  readonly clock: Clock
  readonly timers: Timers
  /** From 0 up to 1, so that not everything comes back at the same moment. */
  readonly jitter: () => number
  readonly log: Log
}

/** What the product speaks with in Teams, all of it keeping to the same pauses. */
export interface Speaking {
  /** For the outbox. */
  readonly chat: Chat
  /** Who its accounts are. */
  readonly directory: Directory
  /** For answers at the doors. */
  readonly voice: Voice
  readonly drawingFor: DrawingFor
}

export function createChat(parts: ChatParts): Speaking {
  const { connector, conversations, timers } = parts
  const lines = createLines({ ...parts, pace: { post: createPace(timers, CONVERSATION_PACE), look: createPace(timers, LOOK_PACE) } })
  const ownChats = createOwnChats({ ...parts, lines })
  const drawingFor = createDrawingFor({ ...parts, viewers: createViewers({ lines, connector, timers }) })

  const send = (place: ChatPlace, rendered: Rendered, root: string | null): Promise<string> =>
    lines.at(place, 'post', (serviceUrl) => connector.send({ serviceUrl, conversation: threadOf(place, root) }, rendered))

  /** In the thread, unless there is none any more: better in the channel than nowhere. */
  async function put(place: ChatPlace, rendered: Rendered, rootId: string | null): Promise<Posted> {
    try {
      return { place, messageId: await send(place, rendered, rootId), rootId }
    } catch (error) {
      if (rootId !== null && codeOf(error) === 'ActivityNotFoundInConversation') return await put(place, rendered, null)
      if (kindOf(place) === 'personal') return await putElsewhere(place, rendered, error)
      throw error
    }
  }

  /** Who deletes the chat with the bot has another one from then on. Throws why there is none. */
  async function putElsewhere(place: ChatPlace, rendered: Rendered, error: unknown): Promise<Posted> {
    if (codeOf(error) === 'BotNotInConversationRoster') throw new ChatFault('unreachable', NO_APP, null, { cause: error })
    const user = codeOf(error) === 'ConversationNotFound' ? (await conversations.find(place))?.user ?? null : null
    if (user === null) throw error
    await conversations.forget(place)
    const fresh = await ownChats.begin({ platform: 'teams', tenant: place.tenant, user })
    if (fresh.conversation === place.conversation) throw error
    return { place: fresh, messageId: await send(fresh, rendered, null), rootId: null }
  }

  const chat: Chat = {
    platform: 'teams',

    async post(place, message, marker, under) {
      return await put(place, renderMessage(message, await drawingFor(place, message, marker)), rootOf(place, under))
    },

    async update({ place, messageId, rootId }, message, marker) {
      const rendered = renderMessage(message, await drawingFor(place, message, marker ?? null))
      const conversation = threadOf(place, rootId)
      try {
        await lines.at(place, 'redraw', (serviceUrl) => connector.update({ serviceUrl, conversation }, messageId, rendered))
      } catch (error) {
        if (codeOf(error) !== 'ActivityNotFoundInConversation') throw error
      }
    },

    directMessages: (identity) => ownChats.of(identity),

    // a bot cannot read what a conversation shows
    findPosted: async () => 'cannot-tell',

    problems: () => findProblems(parts),
    awaits: () => findAwaited(parts),
  }
  return { chat, directory: createDirectory({ ...parts, lines, ownChats }), voice: createVoice({ lines, connector }), drawingFor }
}

/** The same whether they never had it or took it away. */
const NO_APP = CODES.ForbiddenOperationException?.say ?? ''

/** A thread goes on only where it is, and only channels have any. */
function rootOf(place: ChatPlace, under: Posted | undefined): string | null {
  const isHere = under?.place.tenant === place.tenant && under.place.conversation === place.conversation
  return isHere && kindOf(place) === 'channel' ? under.rootId ?? under.messageId : null
}
