import type pg from 'pg'
import type { DriftLine } from '../../src/domain/digest/lines.ts'
import type { Drift } from '../../src/domain/drift/drift.ts'
import type { CaseToWatch, Drifts, DriftTouched } from '../../src/ports/drifts.ts'
import { idOrNothing } from './identifier.ts'
import { driftJson, historyJson, instantText, isVisibleTo, jsonList } from './rows.ts'

const ANSWERED = `(SELECT max(e.closed_at) FROM escalation e WHERE e.organisation_id = d.organisation_id AND e.decision_id = d.id)`

const DECISIONS = jsonList(
  `json_build_object('state', d.state, 'decidedAt', ${instantText('d.decided_at')}, 'settledAt', ${instantText(ANSWERED)})`,
  `decision d WHERE d.organisation_id = c.organisation_id AND d.case_id = c.id
    AND (d.decided_at >= $4::timestamptz - interval '400 days' OR d.state IN ('waiting', 'sent-back'))`)

/** What was said of cases on which nothing happened, on PostgreSQL. */
export function createDrifts(pool: pg.Pool): Drifts {
  return {
    async casesToWatch(organisationId, { after, limit, now }) {
      const { rows } = await pool.query<CaseToWatch>({
        name: 'cases-to-watch',
        text: `SELECT ${historyJson('c')} AS history, ${DECISIONS} AS decisions, ${jsonList(`${driftJson('x')} ORDER BY x.raised_at, x.id`,
          `drift x WHERE x.organisation_id = c.organisation_id AND x.case_id = c.id AND x.state <> 'moved'`)} AS drifts
          FROM "case" c WHERE c.organisation_id = $1 AND ($2::uuid IS NULL OR c.id > $2) ORDER BY c.id LIMIT $3`,
        values: [organisationId, idOrNothing(after), limit, now],
      })
      return rows
    },

    async driftsOf(organisationId, caseId, asked) {
      const { rows } = await pool.query<{ drift: Drift }>(`SELECT ${driftJson('x')} AS drift FROM drift x
        WHERE x.organisation_id = $1 AND x.case_id = $2 AND (x.state <> 'moved' OR x.id = $3) ORDER BY x.raised_at, x.id`,
        [organisationId, idOrNothing(caseId), idOrNothing(asked)])
      return rows.map(({ drift }) => drift)
    },

    async drift(organisationId, id) {
      const { rows } = await pool.query<{ drift: Drift }>(
        `SELECT ${driftJson('x')} AS drift FROM drift x WHERE x.organisation_id = $1 AND x.id = $2`, [organisationId, idOrNothing(id)])
      return rows[0]?.drift ?? null
    },

    async openDrifts(organisationId, unitId, viewerId) {
      const { rows } = await pool.query<DriftLine>(`SELECT ${driftJson('x')} AS drift, c.ref AS "caseRef", ${jsonList(
        `json_build_object('id', y.id, 'ref', y.ref) ORDER BY y.position`,
        'child y WHERE y.organisation_id = c.organisation_id AND y.case_id = c.id')} AS children
        FROM drift x JOIN "case" c ON c.organisation_id = x.organisation_id AND c.id = x.case_id
        WHERE x.organisation_id = $1 AND c.unit_id = $2 AND x.state = 'open' AND ${isVisibleTo('c', '$3')}
        ORDER BY x.findings->0->>'since', c.ref`, [organisationId, idOrNothing(unitId), idOrNothing(viewerId)])
      return rows
    },

    async driftsTouched(organisationId) {
      const { rows } = await pool.query<DriftTouched>(`SELECT x.id, x.case_id AS "caseId", ${instantText(`greatest(
          (SELECT max(v.recorded_at) FROM case_event v WHERE v.organisation_id = x.organisation_id AND v.case_id = x.case_id),
          (SELECT max(d.recorded_at) FROM decision d WHERE d.organisation_id = x.organisation_id AND d.case_id = x.case_id),
          (SELECT max(e.closed_at) FROM escalation e JOIN decision d ON d.organisation_id = e.organisation_id AND d.id = e.decision_id
            WHERE d.organisation_id = x.organisation_id AND d.case_id = x.case_id))`)} AS "touchedAt"
        FROM drift x WHERE x.organisation_id = $1 AND x.state = 'open' ORDER BY x.id`, [organisationId])
      return rows
    },
  }
}
