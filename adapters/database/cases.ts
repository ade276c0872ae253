import type pg from 'pg'
import type { CaseHistory } from '../../src/domain/case/case.ts'
import type { CaseId, CaseRef } from '../../src/domain/ids.ts'
import type { Task } from '../../src/domain/task/task.ts'
import type { Store } from '../../src/ports/store.ts'
import { idOrNothing } from './identifier.ts'
import { historyJson, isVisibleTo, jsonList, taskJson } from './rows.ts'

/** Families. For the product's own rounds the restricted ones are here too. */
export function createCases(pool: pg.Pool): Pick<Store, 'caseHistories' | 'caseRef' | 'casesOfUnit'> {
  return {
    async caseHistories(organisationId, { after, limit }) {
      const { rows } = await pool.query<{ history: CaseHistory; tasks: Task[] }>({
        name: 'case-histories',
        text: `SELECT ${historyJson('c')} AS history, ${jsonList(`${taskJson('t')} ORDER BY t.number`,
          'task t WHERE t.organisation_id = c.organisation_id AND t.case_id = c.id')} AS tasks
          FROM "case" c WHERE c.organisation_id = $1 AND ($2::uuid IS NULL OR c.id > $2) ORDER BY c.id LIMIT $3`,
        values: [organisationId, idOrNothing(after), limit],
      })
      return rows
    },

    async caseRef(organisationId, id) {
      const { rows } = await pool.query<{ ref: CaseRef }>(
        'SELECT ref FROM "case" WHERE organisation_id = $1 AND id = $2', [organisationId, idOrNothing(id)])
      return rows[0]?.ref ?? null
    },

    async casesOfUnit(organisationId, unitId, viewerId) {
      const { rows } = await pool.query<{ id: CaseId; ref: CaseRef }>(
        `SELECT c.id, c.ref FROM "case" c WHERE c.organisation_id = $1 AND c.unit_id = $2 AND ${isVisibleTo('c', '$3')} ORDER BY c.ref`,
        [organisationId, idOrNothing(unitId), idOrNothing(viewerId)])
      return rows
    },
  }
}
