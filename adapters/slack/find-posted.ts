import type { ConversationsHistoryResponse, WebClient } from '@slack/web-api'
import type { NoticeId } from '../../src/domain/ids.ts'
import type { ChatPlace } from '../../src/domain/unit/unit.ts'
import type { WhereToLook } from '../../src/ports/chat.ts'
import type { Posted } from '../../src/ports/outbox.ts'
import type { Timers } from '../../src/ports/timers.ts'
import type { Call } from './call.ts'
import { refusalOf } from './faults.ts'

/** A message's own marker, which only apps see: the notice's id and nothing else. */
export const MARKER_TYPE = 'unitco_notice'

const PAGE = 200

/** No further back than this many pages: a conversation that moved on so far cannot be searched while a claim lasts. */
const MOST_PAGES = 10

/** Slack's clock and ours may differ by this much, in seconds. */
const SKEW_S = 120

/** What Slack says when it does not let us read there; `im:history` is the only history the product asks for. */
const CANNOT_READ: ReadonlySet<string | null> = new Set(['missing_scope', 'not_in_channel', 'no_permission', 'access_denied'])

type Page = Pick<ConversationsHistoryResponse, 'messages' | 'has_more' | 'response_metadata'>
type Turn = (client: WebClient, cursor: string | undefined) => Promise<Page>

export function createFindPosted({ call, timers }: { readonly call: Call; readonly timers: Timers }) {
  /** Reads page after page until it is there or there are no more; `cannot-tell` when there are too many. */
  async function search(place: ChatPlace, lane: string, turn: Turn, marker: NoticeId): Promise<Posted | null | 'cannot-tell'> {
    let cursor: string | undefined
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const from = cursor
      const read = await call({ workspace: place.tenant, lane, doing: 'look' }, (client) => turn(client, from))
      const message = read.messages?.find(({ metadata }) => markerOf(metadata) === marker)
      if (message?.ts !== undefined) {
        const { ts, thread_ts: root } = message
        return { place, messageId: ts, rootId: root === undefined || root === ts ? null : root }
      }
      cursor = read.response_metadata?.next_cursor
      if (cursor === undefined || cursor === '') return null
    }
    return 'cannot-tell'
  }

  return async (place: ChatPlace, marker: NoticeId, { since, under }: WhereToLook = {}): Promise<Posted | null | 'cannot-tell'> => {
    const common = { channel: place.conversation, limit: PAGE, include_all_metadata: true, ...oldestOf(since, timers.now()) }
    const inConversation: Turn = (client, cursor) => client.conversations.history({ ...common, ...pageAt(cursor) })
    const root = under?.rootId ?? under?.messageId
    try {
      if (root !== undefined) {
        const inThread: Turn = (client, cursor) => client.conversations.replies({ ...common, ts: root, ...pageAt(cursor) })
        const found = await search(place, 'conversations.replies', inThread, marker).catch(nothingWithoutThread)
        if (found !== null) return found
      }
      return await search(place, 'conversations.history', inConversation, marker)
    } catch (error) {
      if (CANNOT_READ.has(refusalOf(error))) return 'cannot-tell'
      throw error
    }
  }
}

/** A thread whose first message was deleted is searched no further: what was meant for it stands in the conversation. */
function nothingWithoutThread(error: unknown): null {
  if (refusalOf(error) === 'thread_not_found') return null
  throw error
}

function pageAt(cursor: string | undefined): { readonly cursor?: string } {
  return cursor === undefined ? {} : { cursor }
}

/** From when on to look. A moment that is still to come was told by a clock that was moved, and says nothing about Slack's. */
function oldestOf(since: string | undefined, now: number): { readonly oldest?: string } {
  const from = since === undefined ? Number.POSITIVE_INFINITY : Date.parse(since)
  return from > now ? {} : { oldest: (from / 1000 - SKEW_S).toFixed(6) }
}

function markerOf(metadata: { readonly event_type?: string; readonly event_payload?: unknown } | undefined): unknown {
  if (metadata?.event_type !== MARKER_TYPE || typeof metadata.event_payload !== 'object') return null
  return (metadata.event_payload as Readonly<Record<string, unknown>> | null)?.notice
}
