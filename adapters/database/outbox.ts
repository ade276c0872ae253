import type pg from 'pg'
import { addMinutes } from '../../src/domain/calendar/london.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import type { Notice } from '../../src/domain/notice.ts'
import { SENDING_MINUTES, type ClaimedNotice, type NoticeState, type Outbox, type PlaceProblem, type Posted } from '../../src/ports/outbox.ts'
import { UNHURRIED } from './durably.ts'
import { idOrNothing } from './identifier.ts'
import { instantText } from './rows.ts'

const noticeJson = (n: string) => `json_build_object(
  'id', ${n}.id, 'organisationId', ${n}.organisation_id, 'occurrence', ${n}.occurrence, 'to', ${n}.recipient, 'about', ${n}.about,
  'isUrgent', ${n}.is_urgent, 'lateByMinutes', ${n}.late_by_minutes, 'subjectId', ${n}.subject_id)`

const postedJson = (p: string) => `json_build_object('messageId', ${p}.message_id, 'rootId', ${p}.root_id, 'place', json_build_object(
  'platform', ${p}.platform, 'tenant', ${p}.tenant, 'conversation', ${p}.conversation))`

/** What is one place to send to, as `recipientId` has it. */
const PLACE = `CASE recipient->>'kind' WHEN 'email' THEN 'email/' ELSE '' END || coalesce(recipient->>'unitId', recipient->>'personId')`

/** Takes those the query finds; a row somebody else is just taking is passed over. `$1` is when a new sender is given up. */
const claiming = (found: string) => `
  WITH found AS MATERIALIZED (
    SELECT id, state FROM notice WHERE ${found} FOR UPDATE SKIP LOCKED
  ), taken AS (
    UPDATE notice n SET state = 'sending', due_at = $1, attempts = n.attempts + 1 FROM found WHERE n.id = found.id
    RETURNING n.*, found.state = 'sending' AS was_sending
  )
  SELECT ${noticeJson('t')} AS notice, ${instantText('t.enqueued_at')} AS "promisedAt", t.attempts, t.was_sending AS "mayHaveArrived"
  FROM taken t ORDER BY t.is_urgent DESC, t.position`

/** The outbox on PostgreSQL: a table that is its own queue, so a promise and what it is about are committed together. */
export function createOutbox(pool: pg.Pool): Outbox {
  return {
    async claim(now, limit, except = []) {
      const { rows } = await pool.query<ClaimedNotice>({
        name: 'claim',
        text: claiming(`state IN ('pending', 'sending') AND due_at <= $2
          AND NOT (${PLACE}) = ANY ($4) ORDER BY is_urgent DESC, due_at, position LIMIT $3`),
        values: [addMinutes(now, SENDING_MINUTES), now, limit, except],
      })
      return rows
    },

    async claimOne(id, now) {
      const { rows } = await pool.query<ClaimedNotice>({
        name: 'claim-one', text: claiming(`id = $2 AND state = 'pending'`),
        values: [addMinutes(now, SENDING_MINUTES), idOrNothing(id)],
      })
      return rows[0] ?? null
    },

    // Waits for no disk: what is lost of it is as if the sender had died after posting, and the message is looked for.
    async markSent(notice, posted, at, works) {
      await pool.query({
        name: 'mark-sent',
        text: `WITH ended AS (
            UPDATE notice SET state = 'sent', reason = NULL, ended_at = $2 WHERE id = $1 RETURNING organisation_id, subject_id
          ), working AS (
            DELETE FROM place_problem WHERE platform = $8 AND tenant = $9 AND conversation = $10
          )
          INSERT INTO posting (notice_id, organisation_id, subject_id, platform, tenant, conversation, message_id, root_id, posted_at)
          SELECT $1, organisation_id, subject_id, $3, $4, $5, $6, $7, $2 FROM ended WHERE $6::text IS NOT NULL
          ON CONFLICT (notice_id) DO NOTHING RETURNING ${UNHURRIED}`,
        values: [
          notice, at, posted?.place.platform, posted?.place.tenant, posted?.place.conversation, posted?.messageId, posted?.rootId,
          works?.platform, works?.tenant, works?.conversation,
        ],
      })
    },

    async markEnded(notice, state, reason, at) {
      await pool.query(`UPDATE notice SET state = $2, reason = $3, ended_at = $4 WHERE id = $1 AND state IN ('pending', 'sending')`,
        [notice, state, reason, at])
    },

    async postpone(notice, until, reason) {
      await pool.query(`UPDATE notice SET state = 'pending', due_at = $2, reason = $3 WHERE id = $1 AND state IN ('pending', 'sending')`,
        [notice, until, reason])
    },

    async waitingBecause(organisationId, reason, now) {
      const { rows } = await pool.query<{ personId: PersonId }>({
        name: 'waiting-because',
        text: `SELECT DISTINCT recipient->>'personId' AS "personId" FROM notice
          WHERE organisation_id = $1 AND state = 'pending' AND due_at > $2 AND reason = $3 AND recipient->>'personId' IS NOT NULL`,
        values: [organisationId, now, reason],
      })
      return rows.map(({ personId }) => personId)
    },

    async bringForward(organisationId, to, reason, until) {
      await pool.query(`UPDATE notice SET due_at = $4
        WHERE organisation_id = $1 AND state = 'pending' AND recipient->>'personId' = $2 AND reason = $3 AND due_at > $4`,
      [organisationId, to, reason, until])
    },

    async posted({ platform, tenant, conversation }, id) {
      const { rows } = await pool.query<{ notice: Notice; posted: Posted }>({
        name: 'posted',
        text: `SELECT ${noticeJson('n')} AS notice, ${postedJson('p')} AS posted FROM posting p JOIN notice n ON n.id = p.notice_id
          WHERE p.notice_id = $1 AND p.platform = $2 AND p.tenant = $3 AND p.conversation = $4`,
        values: [idOrNothing(id), platform, tenant, conversation],
      })
      return rows[0] ?? null
    },

    async copies(organisationId, subjectId) {
      const { rows } = await pool.query<{ notice: Notice; posted: Posted }>({
        name: 'copies',
        text: `SELECT ${noticeJson('n')} AS notice, ${postedJson('p')} AS posted
          FROM posting p JOIN notice n ON n.id = p.notice_id
          WHERE p.organisation_id = $1 AND p.subject_id = $2 ORDER BY n.position`,
        values: [organisationId, idOrNothing(subjectId)],
      })
      return rows
    },

    async placeFailed({ place: { platform, tenant, conversation }, organisationId, says, at }) {
      await pool.query(`
        INSERT INTO place_problem (platform, tenant, conversation, organisation_id, says, since, last_at) VALUES ($1, $2, $3, $4, $5, $6, $6)
        ON CONFLICT (platform, tenant, conversation) DO UPDATE SET says = excluded.says, last_at = excluded.last_at`,
      [platform, tenant, conversation, organisationId, says, at])
    },

    async placeProblems() {
      const { rows } = await pool.query<PlaceProblem>(`
        SELECT json_build_object('platform', platform, 'tenant', tenant, 'conversation', conversation) AS place,
          organisation_id AS "organisationId", says, ${instantText('since')} AS since
        FROM place_problem ORDER BY since`)
      return rows
    },

    async undelivered(since) {
      const { rows } = await pool.query<{ failed: number; unknown: number }>(`
        SELECT count(*) FILTER (WHERE state = 'failed')::int AS failed, count(*) FILTER (WHERE state = 'unknown')::int AS unknown
        FROM notice WHERE state IN ('failed', 'unknown') AND ended_at >= $1`, [since])
      return rows[0] ?? { failed: 0, unknown: 0 }
    },

    async backlog(now) {
      const { rows } = await pool.query<{ state: NoticeState; count: number; oldest: number }>(`
        SELECT state, count(*)::int AS count, floor(extract(epoch FROM $1::timestamptz - min(enqueued_at)) / 60)::int AS oldest
        FROM notice GROUP BY state`, [now])
      const of = (state: NoticeState) => rows.find((row) => row.state === state)
      const count = (state: NoticeState) => of(state)?.count ?? 0
      return {
        counts: {
          pending: count('pending'), sending: count('sending'), sent: count('sent'),
          stale: count('stale'), failed: count('failed'), unknown: count('unknown'),
        },
        oldestPendingMinutes: Math.max(0, of('pending')?.oldest ?? 0),
      }
    },
  }
}
