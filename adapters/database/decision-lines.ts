import type pg from 'pg'
import type { Escalation } from '../../src/domain/escalation/escalation.ts'
import type { DecisionLine, Store } from '../../src/ports/store.ts'
import { idOrNothing } from './identifier.ts'
import { decisionJson, escalationJson, isVisibleTo } from './rows.ts'

const OPEN = `('waiting', 'sent-back')`

/** Decisions each with one of its escalations, and who that one waits for while it is open. */
const lines = (whichEscalation: string) => `
  SELECT ${decisionJson('d')} AS decision, c.ref AS "caseRef",
    CASE WHEN e.id IS NOT NULL THEN ${escalationJson('e')} END AS escalation,
    CASE WHEN p.id IS NOT NULL THEN json_build_object('id', p.id, 'name', p.name) END AS asked
  FROM decision d
  JOIN "case" c ON c.organisation_id = d.organisation_id AND c.id = d.case_id
  ${whichEscalation}
  LEFT JOIN person p ON p.organisation_id = e.organisation_id AND p.id = e.asked_id AND e.state IN ${OPEN}
  WHERE d.organisation_id = $1`

/** With the escalation that is open, else the last. */
const DECISIONS = lines(`LEFT JOIN LATERAL (
    SELECT * FROM escalation WHERE organisation_id = d.organisation_id AND decision_id = d.id
    ORDER BY state IN ${OPEN} DESC, raised_at DESC, id LIMIT 1) e ON true`)

/** Those that wait, and those that stand and wait to be co-signed; each by an index of what is open alone. */
const WAITING = `ARRAY(
    SELECT id FROM decision WHERE organisation_id = $1 AND state IN ${OPEN}
    UNION SELECT decision_id FROM escalation WHERE organisation_id = $1 AND state IN ${OPEN})`

const ESCALATIONS = lines('JOIN escalation e ON e.organisation_id = d.organisation_id AND e.decision_id = d.id')

/** Decisions that went up, each with that escalation, of which the rest of the statement says which. $1 is the organisation. */
export async function decisionsOnLadders(pool: pg.Pool, which: string, values: unknown[]): Promise<readonly DecisionLine[]> {
  return (await pool.query<DecisionLine>(`${ESCALATIONS} ${which}`, values)).rows
}

/** Decisions that were made, wait, or came back. */
export function createDecisionLines(pool: pg.Pool): Pick<Store, 'waitingDecisions' | 'decision' | 'escalation' | 'openEscalations' | 'escalationsDue'> {
  return {
    async waitingDecisions(organisationId, { unitId, askedId, viewerId }) {
      const values: unknown[] = [organisationId, idOrNothing(viewerId ?? askedId)]
      const when = (value: string | undefined, condition: string) =>
        value === undefined ? '' : `AND ${condition} $${values.push(idOrNothing(value))}`
      const { rows } = await pool.query<DecisionLine>(`${DECISIONS} AND d.id = ANY(${WAITING}) AND ${isVisibleTo('c', '$2')}
        ${when(unitId, 'd.unit_id =')} ${when(askedId, 'p.id =')} ORDER BY d.is_urgent DESC, d.number`, values)
      return rows
    },

    async decision(organisationId, id) {
      const { rows } = await pool.query<DecisionLine>(`${DECISIONS} AND d.id = $2`, [organisationId, idOrNothing(id)])
      return rows[0] ?? null
    },

    async escalation(organisationId, id) {
      const { rows } = await pool.query<DecisionLine>(`${ESCALATIONS} AND e.id = $2`, [organisationId, idOrNothing(id)])
      return rows[0] ?? null
    },

    async openEscalations(organisationId) {
      const { rows } = await pool.query<{ escalation: Escalation }>(`
        SELECT ${escalationJson('e')} AS escalation FROM escalation e
        WHERE e.organisation_id = $1 AND e.state IN ${OPEN} ORDER BY e.is_urgent DESC, e.raised_at, e.id`, [organisationId])
      return rows.map(({ escalation }) => escalation)
    },

    async escalationsDue(organisationId, now) {
      const { rows } = await pool.query<{ escalation: Escalation }>(`
        SELECT ${escalationJson('e')} AS escalation FROM escalation e
        WHERE e.organisation_id = $1 AND e.state IN ${OPEN} AND e.next_step_at <= $2
        ORDER BY e.is_urgent DESC, e.next_step_at, e.id`, [organisationId, now])
      return rows.map(({ escalation }) => escalation)
    },
  }
}
