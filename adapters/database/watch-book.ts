import type pg from 'pg'
import type { Beat } from '../../src/domain/watch/beat.ts'
import type { DigestSilence } from '../../src/domain/watch/silences.ts'
import type { WaitingSeen } from '../../src/domain/watch/what-is-late.ts'
import type { BeatNoted, HeartbeatProblem, NoticeSeen, WatchBook } from '../../src/ports/watch-book.ts'
import { instantText } from './rows.ts'

const NOTICE = `occurrence, recipient AS "to", state, reason, ${instantText('enqueued_at')} AS "promisedAt",
  ${instantText('due_at')} AS "dueAt", ${instantText('ended_at')} AS "endedAt"`

interface BeatRow extends Beat {
  readonly digestsWholeAt: BeatNoted['digestsWholeAt']
  readonly failsSince: HeartbeatProblem['since'] | null
  readonly says: string | null
}

/** What the product knows of its own work, on PostgreSQL. */
export function createWatchBook(pool: pg.Pool): WatchBook {
  return {
    async lastBeat() {
      const { rows: [row] } = await pool.query<BeatRow>({
        name: 'last-beat',
        text: `SELECT ${instantText('at')} AS at, ${instantText('since')} AS since, ${instantText('before')} AS before,
          ${instantText('whole_at')} AS "wholeAt", ${instantText('digests_at')} AS "digestsWholeAt",
          ${instantText('heartbeat_fails_since')} AS "failsSince", heartbeat_says AS says FROM beat`,
      })
      if (row === undefined) return null
      const { digestsWholeAt, failsSince, says, ...beat } = row
      return { beat, digestsWholeAt, heartbeat: failsSince === null || says === null ? null : { since: failsSince, says } }
    },

    async noteBeat({ at, since, before, wholeAt }) {
      await pool.query({
        name: 'note-beat',
        text: `INSERT INTO beat (id, at, since, before, whole_at) VALUES (1, $1, $2, $3, $4)
          ON CONFLICT (id) DO UPDATE SET at = $1, since = $2, before = $3, whole_at = $4`,
        values: [at, since, before, wholeAt],
      })
    },

    async noteDigestsWhole(at) {
      await pool.query('UPDATE beat SET digests_at = $1', [at])
    },

    async noteHeartbeat(problem) {
      await pool.query('UPDATE beat SET heartbeat_fails_since = $1, heartbeat_says = $2', [problem?.since, problem?.says])
    },

    async waiting(organisationId) {
      const { rows } = await pool.query<WaitingSeen>({
        name: 'waiting-seen',
        text: `SELECT ${instantText('next_step_at')} AS "nextStepAt", ${instantText('raised_at')} AS "recordedAt" FROM escalation
          WHERE organisation_id = $1 AND state IN ('waiting', 'sent-back')
          UNION ALL
          SELECT NULL, ${instantText('d.recorded_at')} FROM decision d
          WHERE d.organisation_id = $1 AND d.state IN ('waiting', 'sent-back') AND NOT EXISTS (
            SELECT FROM escalation e
            WHERE e.organisation_id = d.organisation_id AND e.decision_id = d.id AND e.state IN ('waiting', 'sent-back'))`,
        values: [organisationId],
      })
      return rows
    },

    async unsent(organisationId, before) {
      const { rows } = await pool.query<NoticeSeen>({
        name: 'unsent-seen',
        text: `SELECT ${NOTICE} FROM notice
          WHERE state IN ('pending', 'sending') AND organisation_id = $1 AND enqueued_at < $2 ORDER BY position`,
        values: [organisationId, before],
      })
      return rows
    },

    async promised(organisationId, occurrences) {
      const { rows } = await pool.query<NoticeSeen>({
        name: 'promised-seen', text: `SELECT ${NOTICE} FROM notice WHERE organisation_id = $1 AND occurrence = ANY ($2)`,
        values: [organisationId, occurrences],
      })
      return rows
    },

    async silences(organisationId, on) {
      const { rows } = await pool.query<DigestSilence>(
        `SELECT occurrence, "on", reason AS because FROM digest_silence WHERE organisation_id = $1 AND "on" = $2`, [organisationId, on])
      return rows
    },

    async recordSilences(organisationId, silences, at) {
      if (silences.length === 0) return
      await pool.query({
        name: 'record-silences',
        text: `INSERT INTO digest_silence (organisation_id, occurrence, "on", reason, recorded_at)
          SELECT $1, occurrence, "on", because, $3 FROM jsonb_to_recordset($2::jsonb) AS r(occurrence text, "on" date, because text)
          ON CONFLICT DO NOTHING`,
        values: [organisationId, JSON.stringify(silences), at],
      })
    },
  }
}
