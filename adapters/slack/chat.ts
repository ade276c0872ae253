import type { NoticeId } from '../../src/domain/ids.ts'
import type { ChatPlace } from '../../src/domain/unit/unit.ts'
import type { Message } from '../../src/messages/model.ts'
import { ChatFault, type Chat } from '../../src/ports/chat.ts'
import type { Directory } from '../../src/ports/directory.ts'
import type { Posted } from '../../src/ports/outbox.ts'
import type { Timers } from '../../src/ports/timers.ts'
import type { Speaking } from './call.ts'
import { createDirectMessages } from './direct-messages.ts'
import { createDirectory } from './directory.ts'
import { drawingFor, type Surroundings } from './drawing-for.ts'
import { refusalOf } from './faults.ts'
import { MARKER_TYPE, createFindPosted } from './find-posted.ts'
import { findAwaited, findProblems } from './problems.ts'
import { renderMessage, type Rendered } from './render-message.ts'
import type { Tokens } from './tokens.ts'

export interface ChatParts extends Surroundings, Speaking {
  readonly tokens: Tokens
  readonly timers: Timers
}

/** Slack as the product's outbox sees it, and who its accounts are. */
export function createChat(parts: ChatParts): { readonly chat: Chat; readonly directory: Directory } {
  const { tokens, timers } = parts
  const { call, post } = parts
  const directory = createDirectory(call)
  const directMessages = createDirectMessages({ call, directory, timers })
  const findPosted = createFindPosted({ call, timers })

  const drawn = async ({ tenant }: ChatPlace, message: Message): Promise<Rendered> =>
    renderMessage(message, await drawingFor(message, tenant, parts))

  /** In the thread, unless there is none any more or the channel has none: better in the channel than nowhere. */
  async function put(place: ChatPlace, rendered: Rendered, marker: NoticeId, rootId: string | null): Promise<Posted> {
    const { tenant: workspace, conversation: channel } = place
    const metadata = { event_type: MARKER_TYPE, event_payload: { notice: marker } }
    try {
      const { ts } = await post({ workspace, lane: channel, doing: 'post' }, (client) => client.chat.postMessage({
        channel, ...rendered, metadata, unfurl_links: false, unfurl_media: false, ...(rootId === null ? {} : { thread_ts: rootId }),
      }))
      if (ts === undefined) throw new ChatFault('unknown', 'Slack took the message and did not say where it is.')
      return { place, messageId: ts, rootId }
    } catch (error) {
      if (rootId === null || !NO_THREAD.has(refusalOf(error))) throw error
      return await put(place, rendered, marker, null)
    }
  }

  const chat: Chat = {
    platform: 'slack',

    async post(place, message, marker, under) {
      mustBeSlack(place)
      return await put(place, await drawn(place, message), marker, rootOf(place, under))
    },

    async update({ place, messageId: ts }, message) {
      mustBeSlack(place)
      const { tenant: workspace, conversation: channel } = place
      const rendered = await drawn(place, message)
      try {
        const redrawn = { channel, ts, ...rendered, parse: 'none' } as const
        await call({ workspace, lane: 'chat.update', doing: 'redraw' }, (client) => client.chat.update(redrawn))
      } catch (error) {
        if (refusalOf(error) !== 'message_not_found') throw error
      }
    },

    async directMessages(identity) {
      mustBeSlack(identity)
      return { platform: 'slack', tenant: identity.tenant, conversation: await directMessages(identity) }
    },

    async findPosted(place, marker, where) {
      mustBeSlack(place)
      return await findPosted(place, marker, where)
    },

    problems: () => findProblems({ tokens, call }),
    awaits: () => findAwaited({ tokens }),
  }
  return { chat, directory }
}

/** Where no thread can be gone on with. */
const NO_THREAD: ReadonlySet<string | null> = new Set([
  'thread_not_found', 'cannot_reply_to_message', 'restricted_action_thread_locked', 'restricted_action_non_threadable_channel',
])

/** A thread goes on only where it is: a message elsewhere has no place in it. */
function rootOf(place: ChatPlace, under: Posted | undefined): string | null {
  const isHere = under?.place.tenant === place.tenant && under.place.conversation === place.conversation
  return isHere ? under.rootId ?? under.messageId : null
}

function mustBeSlack({ platform }: Pick<ChatPlace, 'platform'>): void {
  if (platform === 'slack') return
  throw new ChatFault('unreachable', `Slack has no place on ${platform}: an administrator has to set a Slack channel or account.`)
}
