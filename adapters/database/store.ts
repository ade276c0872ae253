import type pg from 'pg'
import type { HolidayData } from '../../src/domain/calendar/holidays.ts'
import type { Store } from '../../src/ports/store.ts'
import { createCases } from './cases.ts'
import { commitChange } from './commit.ts'
import { createDecisionLines } from './decision-lines.ts'
import { createDirectories } from './directory.ts'
import { createPolicies } from './policies.ts'
import { createScenes } from './scene.ts'
import { createStaff } from './staff.ts'
import { createTaskLines } from './task-lines.ts'

/** The store on PostgreSQL. Every statement names the organisation, so nothing of another one is ever found. */
export function createStore(pool: pg.Pool): Store {
  const policies = createPolicies(pool)
  const directories = createDirectories(pool)
  return {
    ...createStaff(pool, directories, policies),
    ...createTaskLines(pool),
    ...createDecisionLines(pool),
    ...createCases(pool),
    ...createScenes(pool, directories, policies),

    commit: (organisationId, commit) => commitChange(pool, organisationId, commit),

    policy: (organisationId, version) =>
      version === undefined ? policies.inForce(organisationId) : policies.version(organisationId, version),

    async occurrencesDone(organisationId, occurrences) {
      const { rows } = await pool.query<{ occurrence: string }>(
        'SELECT occurrence FROM notice WHERE organisation_id = $1 AND occurrence = ANY($2::text[])', [organisationId, occurrences])
      return new Set(rows.map(({ occurrence }) => occurrence))
    },

    async holidays() {
      const { rows } = await pool.query<{ document: HolidayData }>('SELECT document FROM bank_holidays ORDER BY id DESC LIMIT 1')
      return rows[0]?.document ?? null
    },

    async saveHolidays(data, at) {
      await pool.query('INSERT INTO bank_holidays (document, saved_at) VALUES ($1, $2)', [JSON.stringify(data), at])
    },
  }
}
