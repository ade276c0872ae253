import type pg from 'pg'
import type { Instant } from '../../src/domain/calendar/london.ts'
import { instantFrom } from '../../src/domain/calendar/london.ts'
import type { NoticeId, PersonId } from '../../src/domain/ids.ts'
import type { Message } from '../../src/messages/model.ts'
import type { Feed } from './feed.ts'

/**
 * One entry of a conversation: a message of the Co-ordinator's, words a person said, or the trace of a slash command, which keeps
 * the verb alone: what was typed after it may have to be refused, and is not ours to keep.
 */
export type Body =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'said'; readonly by: string; readonly text: string }
  | { readonly kind: 'used'; readonly by: string; readonly verb: string }

export interface Line {
  readonly id: string
  readonly conversation: string
  /** Null: the Co-ordinator. */
  readonly authorId: PersonId | null
  /** Only this person sees it; null: everybody in the conversation. */
  readonly visibleToId: PersonId | null
  /** The line whose thread this one is in; null when it stands in the conversation itself. */
  readonly rootId: string | null
  readonly body: Body
  readonly at: Instant
  /** Answers in its thread. */
  readonly replies: number
}

export type NewLine = Omit<Line, 'id' | 'replies'> & { readonly noticeId: NoticeId | null }

/** What was said in the playground, kept in PostgreSQL, so that a restart loses nothing. */
export interface MessageLog {
  /** Adds a line. A line with a notice that was added before is not added again; the first one is returned. */
  add(line: NewLine): Promise<Line>
  /** Replaces what a line says. A line that is gone is left alone. */
  redraw(id: string, body: Body, at: Instant): Promise<void>
  /** The last lines of a conversation that this person sees, oldest first; those before a line, when it is given. */
  page(conversation: string, viewerId: PersonId, limit: number, before: string | null): Promise<readonly Line[]>
  /** A line and the answers to it that this person sees, oldest first; empty when there is no such line in the conversation. */
  thread(conversation: string, rootId: string, viewerId: PersonId): Promise<readonly Line[]>
  find(conversation: string, noticeId: NoticeId): Promise<Line | null>
  /** The newest line this person sees of each conversation that has one. */
  newest(conversations: readonly string[], viewerId: PersonId): Promise<ReadonlyMap<string, string>>
}

const COLUMNS = `
  line.id::text, line.conversation, line.author_id AS "authorId", line.visible_to_id AS "visibleToId", line.root_id::text AS "rootId",
  line.body, line.posted_at AS at`

const VISIBLE = '(line.visible_to_id IS NULL OR line.visible_to_id = $2)'

/** Counted for the same viewer, so that nobody learns of an answer they may not see. */
const REPLIES = `
  (SELECT count(*)::int FROM playground_message reply
   WHERE reply.root_id = line.id AND (reply.visible_to_id IS NULL OR reply.visible_to_id = $2)) AS replies`

type Row = Omit<Line, 'at' | 'replies'> & { readonly at: Date; readonly replies?: number }

/** Keeps lines through `pool`, and tells `feed` of every one added or redrawn. */
export function createMessageLog(pool: pg.Pool, feed: Feed): MessageLog {
  const query = async (sql: string, values: readonly unknown[]): Promise<Line[]> => {
    const { rows } = await pool.query<Row>(sql, [...values])
    return rows.map(lineOf)
  }

  const find = async (conversation: string, noticeId: NoticeId): Promise<Line | null> => {
    const [line] = await query(
      `SELECT ${COLUMNS} FROM playground_message line WHERE line.conversation = $1 AND line.notice_id = $2`, [conversation, noticeId])
    return line ?? null
  }

  return {
    find,

    async add({ conversation, noticeId, authorId, visibleToId, rootId, body, at }) {
      const [added] = await query(`
        INSERT INTO playground_message AS line (conversation, notice_id, author_id, visible_to_id, root_id, body, posted_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $7)
        ON CONFLICT (notice_id) DO NOTHING RETURNING ${COLUMNS}`,
      [conversation, noticeId, authorId, visibleToId, rootId, JSON.stringify(body), at])
      if (added !== undefined) {
        feed.publish({ kind: 'posted', line: added })
        return added
      }
      const first = noticeId === null ? null : await find(conversation, noticeId)
      if (first === null) throw new Error(`notice ${noticeId} was posted in another conversation`)
      return first
    },

    async redraw(id, body, at) {
      const [redrawn] = await query(`
        UPDATE playground_message line SET body = $2, updated_at = $3
        WHERE line.id = $1 RETURNING ${COLUMNS}`, [id, JSON.stringify(body), at])
      if (redrawn !== undefined) feed.publish({ kind: 'redrawn', line: redrawn })
    },

    async page(conversation, viewerId, limit, before) {
      const lines = await query(`
        SELECT ${COLUMNS}, ${REPLIES} FROM playground_message line
        WHERE line.conversation = $1 AND ${VISIBLE} AND line.root_id IS NULL AND ($3::bigint IS NULL OR line.id < $3)
        ORDER BY line.id DESC LIMIT $4`, [conversation, viewerId, before, limit])
      return lines.toReversed()
    },

    async thread(conversation, rootId, viewerId) {
      const lines = await query(`
        SELECT ${COLUMNS}, ${REPLIES} FROM playground_message line
        WHERE line.conversation = $1 AND ${VISIBLE} AND (line.root_id = $3 OR line.id = $3 AND line.root_id IS NULL)
        ORDER BY line.id`, [conversation, viewerId, rootId])
      return lines[0]?.id === rootId ? lines : []
    },

    async newest(conversations, viewerId) {
      const { rows } = await pool.query<{ conversation: string; id: string }>(`
        SELECT line.conversation, max(line.id)::text AS id FROM playground_message line
        WHERE line.conversation = ANY($1) AND ${VISIBLE} GROUP BY line.conversation`, [conversations, viewerId])
      return new Map(rows.map(({ conversation, id }) => [conversation, id]))
    },
  }
}

function lineOf(row: Row): Line {
  return { ...row, at: instantFrom(row.at.toISOString()), replies: row.replies ?? 0 }
}
