import pg from 'pg'
import type { OrganisationId } from '../../src/domain/ids.ts'
import type { CommitResult } from '../../src/ports/store.ts'
import { changeOf, type ChangeOf } from './change.ts'

/** What `commit_change` raises when a row is not at the version it was loaded at. */
const MOVED = 'CM001'
const UNIQUE_VIOLATION = '23505'

/**
 * Unique by a name people or the statutory clock give: when somebody else was there first, what this change was decided from is out
 * of date, exactly as when a version has moved. Any other violation is a fault.
 */
const SOMEBODY_WAS_FIRST = new Set([
  'task_one_open_per_basis', 'escalation_one_open_per_decision', 'case_organisation_id_ref_key', 'unit_organisation_id_code_key',
  'person_email', 'child_organisation_id_case_id_ref_key',
])

/**
 * Writes one change, durably, all or nothing, in one round trip.
 * @throws when the database fails, which can happen after it committed: the same change with the same key is then `repeated`.
 */
export async function commitChange(pool: pg.Pool, organisationId: OrganisationId, change: ChangeOf): Promise<CommitResult> {
  try {
    const { rows: [row] } = await pool.query<{ result: CommitResult }>({
      name: 'commit', text: 'SELECT commit_change($1::jsonb) AS result', values: [JSON.stringify(changeOf(organisationId, change))],
    })
    if (row === undefined) throw new Error('The database answered a commit with nothing.')
    return row.result
  } catch (error) {
    if (isStale(error)) return { kind: 'stale' }
    throw error
  }
}

function isStale(error: unknown): boolean {
  if (!(error instanceof pg.DatabaseError)) return false
  return error.code === MOVED || (error.code === UNIQUE_VIOLATION && SOMEBODY_WAS_FIRST.has(error.constraint ?? ''))
}
