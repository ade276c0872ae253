import type pg from 'pg'
import type { Alarm } from '../../src/domain/watch/alarm.ts'
import type { AlarmBook, AlarmMessage, AlarmMessageTaken } from '../../src/ports/alarm-book.ts'
import { instantText } from './rows.ts'

/** More than the administrators of any council, in one look. */
const BATCH = 50

/** What the administrators were told is late, on PostgreSQL. */
export function createAlarmBook(pool: pg.Pool): AlarmBook {
  return {
    async open() {
      const { rows } = await pool.query<Alarm>({
        name: 'open-alarm',
        text: `SELECT id, kinds, ${instantText('began_at')} AS "beganAt", tellings, ${instantText('told_at')} AS "toldAt",
          ${instantText('well_since')} AS "wellSince", ${instantText('ended_at')} AS "endedAt", version FROM alarm WHERE ended_at IS NULL`,
      })
      return rows[0] ?? null
    },

    async step({ id, kinds, beganAt, tellings, toldAt, wellSince, endedAt, version }, messages) {
      const values = [id, kinds, beganAt, tellings, toldAt, wellSince, endedAt, version]
      const kept = version === 0
        ? `INSERT INTO alarm (id, kinds, began_at, tellings, told_at, well_since, ended_at, version)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8::int + 1) ON CONFLICT DO NOTHING RETURNING id`
        : `UPDATE alarm SET kinds = $2, began_at = $3, tellings = $4, told_at = $5, well_since = $6, ended_at = $7, version = version + 1
            WHERE id = $1 AND version = $8 RETURNING id`
      const { rows } = await pool.query(
        `WITH kept AS (${kept}), told AS (
          INSERT INTO alarm_message (id, alarm_id, telling, way, address, about, state, due_at, made_at)
          SELECT r.id, kept.id, $4, r.way, r.address, r.telling, 'pending', $5, $5
          FROM kept, jsonb_to_recordset($9::jsonb) AS r(id uuid, way text, address text, telling jsonb)
          ON CONFLICT DO NOTHING
        )
        SELECT id FROM kept`, [...values, JSON.stringify(messages satisfies readonly AlarmMessage[])])
      return rows.length > 0
    },

    async take(now, until) {
      const { rows } = await pool.query<AlarmMessageTaken>({
        name: 'take-alarm-messages',
        text: `WITH found AS MATERIALIZED (
            SELECT id, state FROM alarm_message WHERE state IN ('pending', 'sending') AND due_at <= $1 ORDER BY due_at LIMIT $3
            FOR UPDATE SKIP LOCKED
          ), taken AS (
            UPDATE alarm_message m SET state = 'sending', due_at = $2, attempts = m.attempts + 1 FROM found WHERE m.id = found.id
            RETURNING m.*, found.state = 'sending' AS was_sending
          )
          SELECT t.id, t.way, t.address, t.about AS telling, t.attempts, ${instantText('t.made_at')} AS "madeAt",
            t.was_sending AS "mayHaveArrived", t.telling < a.tellings AS "isOvertaken"
          FROM taken t JOIN alarm a ON a.id = t.alarm_id ORDER BY t.made_at, t.way, t.address`,
        values: [now, until, BATCH],
      })
      return rows
    },

    async markSent(id, at) {
      await pool.query(`UPDATE alarm_message SET state = 'sent', reason = NULL, ended_at = $2 WHERE id = $1`, [id, at])
    },

    async markEnded(id, state, reason, at) {
      await pool.query(`UPDATE alarm_message SET state = $2, reason = $3, ended_at = $4 WHERE id = $1 AND state IN ('pending', 'sending')`,
        [id, state, reason, at])
    },

    async postpone(id, until, reason) {
      await pool.query(`UPDATE alarm_message SET state = 'pending', due_at = $2, reason = $3
        WHERE id = $1 AND state IN ('pending', 'sending')`, [id, until, reason])
    },

    async untold(since) {
      const { rows } = await pool.query<Awaited<ReturnType<AlarmBook['untold']>>[number]>(
        `SELECT way, reason, alarm_id AS "alarmId" FROM alarm_message
        WHERE made_at >= $1 AND reason IS NOT NULL AND state IN ('pending', 'sending', 'failed') ORDER BY made_at DESC`, [since])
      return rows
    },
  }
}
