import type pg from 'pg'
import type { KeptAskId } from '../../src/domain/ids.ts'
import type { Identity } from '../../src/domain/unit/person.ts'
import type { KeptAsks } from '../../src/ports/kept-asks.ts'
import { idOrNothing } from './identifier.ts'
import { inTransaction } from './in-transaction.ts'

/** A stranger's ask whose code is still good at $1. */
const WAITING = 'link_code IS NOT NULL AND linked_at IS NULL AND expires_at > $1'

export function createKeptAsks(pool: pg.Pool): KeptAsks {
  return {
    async keep({ id, identity: { platform, tenant, user }, asked, keptAt, expiresAt }) {
      await pool.query({
        name: 'keep-ask',
        text: `INSERT INTO kept_ask (id, platform, tenant, user_id, asked, kept_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        values: [id, platform, tenant, user, JSON.stringify(asked), keptAt, expiresAt],
      })
    },

    async keepForStranger({ id, identity: { platform, tenant, user }, asked, linkCode, keptAt, expiresAt }) {
      const values = [keptAt, expiresAt, platform, tenant, user, JSON.stringify(asked)]
      return inTransaction(pool, async (client) => {
        // what they write at the same moment waits here, and finds the code that was given
        await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`stranger ${platform} ${tenant} ${user}`])
        const { rows: [before] } = await client.query<{ code: string }>(`UPDATE kept_ask SET asked = $6, expires_at = $2
          WHERE platform = $3 AND tenant = $4 AND user_id = $5 AND ${WAITING} RETURNING link_code AS code`, values)
        if (before !== undefined) return before.code
        await client.query(`INSERT INTO kept_ask (kept_at, expires_at, platform, tenant, user_id, asked, id, link_code)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, [...values, id, linkCode])
        return linkCode
      })
    },

    async asked(id, { platform, tenant, user }, now) {
      const { rows: [found] } = await pool.query<{ asked: unknown }>({
        name: 'asked',
        text: `SELECT asked FROM kept_ask WHERE id = $1 AND platform = $2 AND tenant = $3 AND user_id = $4 AND expires_at > $5`,
        values: [idOrNothing(id), platform, tenant, user, now],
      })
      return found?.asked ?? null
    },

    async underCode(linkCode, now) {
      const { rows: [found] } = await pool.query<Identity & { id: KeptAskId; asked: unknown }>(
        `SELECT id, platform, tenant, user_id AS "user", asked FROM kept_ask WHERE link_code = $2 AND ${WAITING}`, [now, linkCode])
      if (found === undefined) return null
      const { id, asked, platform, tenant, user } = found
      return { id, linkCode, asked, identity: { platform, tenant, user } }
    },

    async markLinked(id, at, expiresAt) {
      await pool.query('UPDATE kept_ask SET linked_at = $2, expires_at = $3 WHERE id = $1', [id, at, expiresAt])
    },

    async removeExpired(now, limit) {
      await pool.query({
        name: 'remove-expired-asks',
        text: `DELETE FROM kept_ask WHERE id IN (SELECT id FROM kept_ask WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)`,
        values: [now, limit],
      })
    },
  }
}
