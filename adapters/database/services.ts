import type pg from 'pg'
import type { Service } from '../../src/domain/service/service.ts'
import type { Begun } from '../../src/domain/service/wait.ts'
import type { ReferralLine, Services } from '../../src/ports/services.ts'
import { idOrNothing } from './identifier.ts'
import { caseJson, decisionJson, instantText } from './rows.ts'

function serviceJson(s: string): string {
  return `json_build_object(
    'id', ${s}.id, 'organisationId', ${s}.organisation_id, 'code', ${s}.code, 'name', ${s}.name, 'section', ${s}.section,
    'purpose', ${s}.purpose, 'audience', ${s}.audience, 'ways', ${s}.ways, 'panel', ${s}.panel, 'criteria', ${s}.criteria,
    'contact', ${s}.contact, 'expectedWait', ${s}.expected_wait, 'source', ${s}.source, 'checkedOn', ${s}.checked_on,
    'isOffered', ${s}.is_offered, 'version', ${s}.version)`
}

function referralJson(r: string): string {
  return `json_build_object(
    'id', ${r}.id, 'organisationId', ${r}.organisation_id, 'caseId', ${r}.case_id, 'serviceId', ${r}.service_id,
    'decisionId', ${r}.decision_id, 'askedById', ${r}.asked_by_id, 'state', ${r}.state, 'steps', ${r}.steps, 'reason', ${r}.reason,
    'chasedOn', ${r}.chased_on, 'chaseTaskId', ${r}.chase_task_id, 'version', ${r}.version)`
}

const FROM = `FROM service_referral r
  JOIN service s ON s.organisation_id = r.organisation_id AND s.id = r.service_id
  JOIN decision d ON d.organisation_id = r.organisation_id AND d.id = r.decision_id
  JOIN "case" c ON c.organisation_id = r.organisation_id AND c.id = r.case_id`

const LINES = `SELECT ${referralJson('r')} AS referral, ${serviceJson('s')} AS service, ${decisionJson('d')} AS decision,
    json_build_object('id', c.id, 'ref', c.ref) AS "case"
  ${FROM}`

/** When the referral was recorded, to list the latest first. */
const ASKED_AT = `r.steps->0->>'at'`

/** The decision that took the place of `o`, or of the one that did; `o` itself where none has. */
const STANDING_AFTER = `
  WITH RECURSIVE chain AS (
    SELECT f.* FROM decision f WHERE f.organisation_id = o.organisation_id AND f.id = o.id
    UNION ALL
    SELECT n.* FROM decision n JOIN chain b ON n.organisation_id = b.organisation_id AND n.follows_id = b.id AND b.state = 'superseded'
  ) SELECT * FROM chain WHERE state <> 'superseded'`

/** The service directory and the referrals, on PostgreSQL. */
export function createServices(pool: pg.Pool): Services {
  return {
    async directory(organisationId) {
      const { rows } = await pool.query<{ service: Service }>({
        name: 'service-directory', values: [organisationId],
        text: `SELECT ${serviceJson('s')} AS service FROM service s WHERE s.organisation_id = $1 ORDER BY s.section, s.name, s.code`,
      })
      return rows.map(({ service }) => service)
    },

    async ofCase(organisationId, caseId) {
      const { rows } = await pool.query<ReferralLine>({
        name: 'service-referrals-of-case', values: [organisationId, idOrNothing(caseId)],
        text: `${LINES} WHERE r.organisation_id = $1 AND r.case_id = $2 ORDER BY ${ASKED_AT} DESC, r.id`,
      })
      return rows
    },

    async referral(organisationId, id) {
      const { rows: [line] } = await pool.query<ReferralLine>({
        name: 'service-referral', values: [organisationId, idOrNothing(id)],
        text: `${LINES} WHERE r.organisation_id = $1 AND r.id = $2`,
      })
      return line ?? null
    },

    async begunSince(organisationId, since) {
      const { rows } = await pool.query<Begun>({
        name: 'referrals-begun', values: [organisationId, since],
        text: `SELECT service_id AS "serviceId", made_on AS "madeOn", started_on AS "startedOn" FROM service_referral
          WHERE organisation_id = $1 AND started_on >= $2 ORDER BY started_on, id`,
      })
      return rows
    },

    async settled(organisationId) {
      const { rows } = await pool.query<Awaited<ReturnType<Services['settled']>>[number]>({
        name: 'referrals-settled', values: [organisationId],
        text: `SELECT ${referralJson('r')} AS referral, ${decisionJson('d')} AS decision, ${caseJson('c')} AS "case",
            d.type IS NOT DISTINCT FROM o.type AND d.summary = o.summary AS "isAsAsked",
            coalesce((SELECT max(${instantText('e.closed_at')}) FROM escalation e
              WHERE e.organisation_id = d.organisation_id AND e.decision_id = d.id), ${instantText('d.decided_at')}) AS "settledAt"
          FROM service_referral r
          JOIN "case" c ON c.organisation_id = r.organisation_id AND c.id = r.case_id
          JOIN decision o ON o.organisation_id = r.organisation_id AND o.id = r.decision_id
          CROSS JOIN LATERAL (${STANDING_AFTER}) d
          WHERE r.organisation_id = $1 AND r.state = 'asked' AND d.state NOT IN ('waiting', 'sent-back') ORDER BY r.id`,
      })
      return rows
    },

    async awaited(organisationId, madeBy) {
      const { rows } = await pool.query<Awaited<ReturnType<Services['awaited']>>[number]>({
        name: 'referrals-awaited', values: [organisationId, madeBy],
        text: `SELECT ${referralJson('r')} AS referral, ${serviceJson('s')} AS service, ${caseJson('c')} AS "case"
          ${FROM}
          LEFT JOIN task t ON t.organisation_id = r.organisation_id AND t.id = r.chase_task_id
          WHERE r.organisation_id = $1 AND r.state IN ('made', 'accepted', 'waiting') AND r.made_on <= $2 AND t.state IS DISTINCT FROM 'open'
          ORDER BY r.made_on, r.id`,
      })
      return rows
    },
  }
}
