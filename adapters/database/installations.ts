import type pg from 'pg'
import type { Installation, Installations } from '../../src/ports/installations.ts'
import { inTransaction } from './in-transaction.ts'
import { instantText } from './rows.ts'

const COLUMNS = `platform, tenant, is_org_wide AS "isOrgWide", sealed, ${instantText('installed_at')} AS "installedAt",
  ${instantText('updated_at')} AS "updatedAt"`

/** A renewal waits for another process that is at it, which asks the platform meanwhile. */
const TURN_SECONDS = 15

/** Where the product is installed, on PostgreSQL. */
export function createInstallations(pool: pg.Pool): Installations {
  return {
    async save({ platform, tenant, isOrgWide, sealed }, at) {
      await pool.query(
        `INSERT INTO installation (platform, tenant, is_org_wide, sealed, installed_at, updated_at) VALUES ($1, $2, $3, $4, $5, $5)
        ON CONFLICT (platform, tenant) DO UPDATE SET is_org_wide = $3, sealed = $4, installed_at = $5, updated_at = $5`,
        [platform, tenant, isOrgWide, sealed, at])
    },

    async find(platform, tenant) {
      const { rows } = await pool.query<Installation>({
        name: 'installation', text: `SELECT ${COLUMNS} FROM installation WHERE platform = $1 AND tenant = $2`, values: [platform, tenant],
      })
      return rows[0] ?? null
    },

    async list(platform) {
      const { rows } = await pool.query<Installation>(`SELECT ${COLUMNS} FROM installation WHERE platform = $1 ORDER BY tenant`, [platform])
      return rows
    },

    change: (platform, tenant, at, reseal) => inTransaction(pool, async (client) => {
      await client.query(`SET LOCAL lock_timeout = '${TURN_SECONDS}s'`)
      const { rows: [held] } = await client.query<Installation>(
        `SELECT ${COLUMNS} FROM installation WHERE platform = $1 AND tenant = $2 FOR UPDATE`, [platform, tenant])
      if (held === undefined) return null
      const sealed = await reseal(held)
      if (sealed === null) return held
      await client.query('UPDATE installation SET sealed = $3, updated_at = $4 WHERE platform = $1 AND tenant = $2',
        [platform, tenant, sealed, at])
      return { ...held, sealed, updatedAt: at }
    }),

    async remove(platform, tenant, installedBefore) {
      const { rowCount } = await pool.query(
        'DELETE FROM installation WHERE platform = $1 AND tenant = $2 AND ($3::timestamptz IS NULL OR installed_at < $3)',
        [platform, tenant, installedBefore])
      return rowCount === 1
    },
  }
}
