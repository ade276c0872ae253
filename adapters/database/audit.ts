import { createHash } from 'node:crypto'
import type pg from 'pg'
import type { OrganisationId } from '../../src/domain/ids.ts'
import type { AuditEntry } from '../../src/domain/outcome.ts'
import { digestOf } from './audit-digest.ts'
import { instantText } from './rows.ts'

export type AuditCheck =
  | { readonly kind: 'whole'; readonly entries: number }
  /** `position` is the first entry that is not as it was written: changed, moved or missing. */
  | { readonly kind: 'broken'; readonly position: number; readonly because: string }

const PAGE = 1_000

interface Stored {
  readonly position: number
  readonly hash: string
  readonly entry: AuditEntry
}

/**
 * Recomputes an organisation's audit from its first entry to its last, and compares it with what is stored and with where the
 * organisation says it ends. Reads page by page, all as it stood at one moment, and does not hinder commits. Who can rewrite the whole
 * chain and the organisation's own record of its end is not found out here; keep that record elsewhere too.
 */
export async function verifyAudit(pool: pg.Pool, organisationId: OrganisationId): Promise<AuditCheck> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
    return await verify(client, organisationId)
  } finally {
    await client.query('ROLLBACK').catch(() => {})
    client.release()
  }
}

async function verify(client: pg.ClientBase, organisationId: OrganisationId): Promise<AuditCheck> {
  const end = await endOf(client, organisationId)
  let position = 0
  let hash = Buffer.alloc(0)
  for (;;) {
    const page = await pageAfter(client, organisationId, position)
    for (const { position: found, hash: stored, entry } of page) {
      if (found !== position + 1) return broken(position + 1, 'is missing')
      hash = createHash('sha256').update(hash).update(digestOf(organisationId, entry)).digest()
      if (hash.toString('hex') !== stored) return broken(found, 'was changed, or does not follow the entry before it')
      position = found
    }
    if (page.length < PAGE) break
  }
  if (position < end.position) return broken(position + 1, `is missing: the audit should end with entry ${end.position}`)
  if (position > end.position) return broken(end.position + 1, 'was added from outside: the organisation knows nothing of it')
  if (hash.toString('hex') !== end.hash) return broken(position, 'is not the one the organisation ended its audit with')
  return { kind: 'whole', entries: position }
}

function broken(position: number, what: string): AuditCheck {
  return { kind: 'broken', position, because: `Entry ${position} ${what}.` }
}

async function endOf(client: pg.ClientBase, organisationId: OrganisationId): Promise<{ position: number; hash: string }> {
  const { rows: [end] } = await client.query<{ position: number; hash: string }>(
    `SELECT audit_position::float8 AS position, encode(audit_hash, 'hex') AS hash FROM organisation WHERE id = $1`, [organisationId])
  if (end === undefined) throw new Error(`There is no organisation ${organisationId}.`)
  return end
}

async function pageAfter(client: pg.ClientBase, organisationId: OrganisationId, position: number): Promise<readonly Stored[]> {
  const { rows } = await client.query<Stored>(`
    SELECT position::float8 AS position, encode(hash, 'hex') AS hash, json_build_object(
      'event', event, 'byId', by_id, 'at', ${instantText('at')}, 'unitId', unit_id, 'caseId', case_id, 'subjectId', subject_id,
      'detail', detail) AS entry
    FROM audit_event WHERE organisation_id = $1 AND position > $2 ORDER BY position LIMIT ${PAGE}`, [organisationId, position])
  return rows
}
