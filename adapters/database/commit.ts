import pg from 'pg'
import type { OrganisationId } from '../../src/domain/ids.ts'
import type { CommitResult } from '../../src/ports/store.ts'
import { type Change, commitStatement } from './commit-statement.ts'
import { durably } from './durably.ts'

/** What the statement raises when a row is not at the version it was loaded at. */
const MOVED = 'CM001'
const UNIQUE_VIOLATION = '23505'

/** An import: until PostgreSQL knows how many rows there are now, it looks for them in the wrong places. */
const MANY = 500

/**
 * Unique by their id or by a name that people or the statutory clock give: when somebody else was there first, what this change was
 * decided from is out of date, exactly as when a version has moved. Any other violation is a fault.
 */
const SOMEBODY_WAS_FIRST = new Set([
  'task_one_open_per_basis', 'escalation_one_open_per_decision', 'case_organisation_id_ref_key', 'unit_organisation_id_code_key',
  'person_email', 'child_organisation_id_case_id_ref_key', 'case_event_pkey', 'case_pkey', 'task_pkey', 'decision_pkey',
  'escalation_pkey', 'unit_pkey', 'person_pkey', 'identity_platform_tenant_user_id_key', 'unit_channel_platform_tenant_conversation_key',
  'panel_referral_one_open', 'panel_sitting_organisation_id_panel_sits_on_key', 'panel_referral_pkey', 'panel_sitting_pkey',
  'service_organisation_id_code_key', 'service_referral_one_running', 'service_pkey', 'service_referral_pkey',
])

/**
 * Writes one change, durably, all or nothing, in one round trip; a second one only to tell why it was not written.
 * @throws when the database fails, which can happen after it committed: the same change with the same key is then `repeated`.
 */
export async function commitChange(pool: pg.Pool, organisationId: OrganisationId, change: Change): Promise<CommitResult> {
  try {
    const [row] = await durably<{ result: CommitResult }>(pool, commitStatement(organisationId, change))
    if (row === undefined && change.policy !== undefined) return { kind: 'stale' }
    if (row === undefined) throw new Error(`There is no organisation ${organisationId} to write to.`)
    if (change.writes.length >= MANY) await pool.query('ANALYZE').catch(() => {}) // what is written is written either way
    return row.result
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    const isRepeat = violates(error, new Set(['request_pkey']))
    const isStale = error.code === MOVED || violates(error, SOMEBODY_WAS_FIRST)
    if (!isRepeat && !isStale) throw error
    // What was written the first time looks to the second like somebody else's change, so the key is asked for either way.
    const numbers = await numbersGiven(pool, organisationId, change.key)
    if (numbers !== null) return { kind: 'repeated', numbers }
    if (isRepeat) throw error
    return { kind: 'stale' }
  }
}

function violates(error: pg.DatabaseError, constraints: ReadonlySet<string>): boolean {
  return error.code === UNIQUE_VIOLATION && constraints.has(error.constraint ?? '')
}

type Numbers = Readonly<Record<string, number>>

async function numbersGiven(pool: pg.Pool, organisationId: OrganisationId, key: string | null): Promise<Numbers | null> {
  if (key === null) return null
  const [given] = await durably<{ numbers: Numbers }>(pool, {
    name: 'numbers-given', text: 'SELECT numbers FROM request WHERE organisation_id = $1 AND key = $2', values: [organisationId, key],
  })
  return given?.numbers ?? null
}
