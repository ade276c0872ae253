import type pg from 'pg'
import type { Store, TaskLine } from '../../src/ports/store.ts'
import { idOrNothing, onlyIds } from './identifier.ts'
import { isVisibleTo, taskJson } from './rows.ts'

const LINES = `
  SELECT ${taskJson('t')} AS task, c.ref AS "caseRef", y.ref AS "childRef",
    CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'name', p.name) END AS owner
  FROM task t
  LEFT JOIN "case" c ON c.organisation_id = t.organisation_id AND c.id = t.case_id
  LEFT JOIN child y ON y.organisation_id = t.organisation_id AND y.id = t.child_id
  LEFT JOIN person p ON p.organisation_id = t.organisation_id AND p.id = t.owner_id`

const ORDER = 'ORDER BY t.due NULLS LAST, t.due_at, t.number'

/** Tasks as lists show them, soonest first. */
export function createTaskLines(pool: pg.Pool): Pick<Store, 'tasks' | 'tasksById' | 'restrictedUnallocated'> {
  return {
    async tasks(organisationId, { viewerId, unitId, ownerId, caseId, dueBy }) {
      const values: unknown[] = [organisationId, idOrNothing(viewerId)]
      const when = (value: string | null | undefined, condition: string) =>
        value === undefined ? '' : `AND ${condition} $${values.push(value)}`
      const id = (value: string | undefined) => value === undefined ? undefined : idOrNothing(value)
      const { rows } = await pool.query<TaskLine>(`${LINES}
        WHERE t.organisation_id = $1 AND t.state = 'open' AND ${isVisibleTo('c', '$2')}
        ${when(id(unitId), 't.unit_id =')} ${when(id(ownerId), 't.owner_id =')} ${when(id(caseId), 't.case_id =')}
        ${when(dueBy, 't.due <=')}
        ${ORDER}`, values)
      return rows
    },

    async restrictedUnallocated(organisationId, viewerId) {
      const { rows } = await pool.query<TaskLine>(
        `${LINES} WHERE t.organisation_id = $1 AND t.state = 'open' AND t.owner_id IS NULL
          AND c.is_restricted AND $2::uuid = ANY(c.restricted_to) ${ORDER}`,
        [organisationId, idOrNothing(viewerId)])
      return rows
    },

    async tasksById(organisationId, ids) {
      const { rows } = await pool.query<TaskLine>({
        name: 'tasks-by-id', text: `${LINES} WHERE t.organisation_id = $1 AND t.id = ANY($2::uuid[]) ${ORDER}`,
        values: [organisationId, onlyIds(ids)],
      })
      return rows
    },
  }
}
