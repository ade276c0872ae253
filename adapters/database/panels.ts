import type pg from 'pg'
import type { PanelReferral } from '../../src/domain/panel/referral.ts'
import type { PanelSitting } from '../../src/domain/panel/sitting.ts'
import type { Panels, ReferralLine, Viewer } from '../../src/ports/panels.ts'
import { decisionsOnLadders } from './decision-lines.ts'
import { idOrNothing } from './identifier.ts'
import { instantText, isVisibleTo, jsonList } from './rows.ts'

const OPEN = `('preparing', 'ready')`

function referralJson(r: string): string {
  return `json_build_object(
    'id', ${r}.id, 'organisationId', ${r}.organisation_id, 'unitId', ${r}.unit_id, 'caseId', ${r}.case_id, 'panel', ${r}.panel,
    'policyVersion', ${r}.policy_version, 'decisionId', ${r}.decision_id, 'childIds', ${r}.child_ids, 'papers', ${r}.papers,
    'takenIncomplete', ${r}.taken_incomplete, 'state', ${r}.state, 'readyFor', ${r}.ready_for, 'outcomes', ${r}.outcomes,
    'referredById', ${r}.referred_by_id, 'referredAt', ${instantText(`${r}.referred_at`)}, 'closedAt', ${instantText(`${r}.closed_at`)},
    'version', ${r}.version)`
}

function sittingJson(s: string): string {
  return `json_build_object(
    'id', ${s}.id, 'organisationId', ${s}.organisation_id, 'panel', ${s}.panel, 'on', ${s}.sits_on, 'chairedById', ${s}.chaired_by_id,
    'presentIds', ${s}.present_ids, 'isQuorate', ${s}.is_quorate, 'recordedById', ${s}.recorded_by_id,
    'recordedAt', ${instantText(`${s}.recorded_at`)}, 'version', ${s}.version)`
}

/** Referrals with their cases, of which the viewer in $3 may know, unless $2 says that it is the product itself. */
const LINES = `
  SELECT ${referralJson('r')} AS referral, c.ref AS "caseRef",
    ${jsonList(`json_build_object('id', y.id, 'ref', y.ref) ORDER BY y.position`,
      'child y WHERE y.organisation_id = c.organisation_id AND y.case_id = c.id')} AS children
  FROM panel_referral r JOIN "case" c ON c.organisation_id = r.organisation_id AND c.id = r.case_id
  WHERE r.organisation_id = $1 AND ($2 OR ${isVisibleTo('c', '$3')})`

const BY_WAITING = 'ORDER BY r.referred_at, r.id'

function sees(viewer: Viewer): [boolean, string | null] {
  return viewer === 'the-product' ? [true, null] : [false, idOrNothing(viewer)]
}

/** Panels on PostgreSQL. */
export function createPanels(pool: pg.Pool): Panels {
  return {
    async openOfCase(organisationId, caseId) {
      const { rows } = await pool.query<{ referral: PanelReferral }>({
        name: 'referrals-of-case',
        text: `SELECT ${referralJson('r')} AS referral FROM panel_referral r
          WHERE r.organisation_id = $1 AND r.case_id = $2 AND r.state IN ${OPEN} ${BY_WAITING}`,
        values: [organisationId, idOrNothing(caseId)],
      })
      return rows.map(({ referral }) => referral)
    },

    async find(organisationId, id, viewer) {
      const { rows } = await pool.query<ReferralLine>({
        name: 'referral', text: `${LINES} AND r.id = $4`, values: [organisationId, ...sees(viewer), idOrNothing(id)],
      })
      return rows[0] ?? null
    },

    async open(organisationId, panel, viewer) {
      const { rows } = await pool.query<ReferralLine>({
        name: 'referrals-open', text: `${LINES} AND r.panel = $4 AND r.state IN ${OPEN} ${BY_WAITING}`,
        values: [organisationId, ...sees(viewer), panel],
      })
      return rows
    },

    async betweenSittings(organisationId, panel, since, viewer) {
      const values = [organisationId, ...sees(viewer), panel, since]
      const { rows: referrals } = await pool.query<ReferralLine>({
        name: 'referrals-between-sittings',
        text: `${LINES} AND r.panel = $4 AND EXISTS (SELECT 1 FROM jsonb_array_elements(r.outcomes) o
          WHERE o->>'sittingOn' IS NULL AND ($5::timestamptz IS NULL OR (o->>'at')::timestamptz > $5)) ${BY_WAITING}`,
        values,
      })
      const decisions = await decisionsOnLadders(pool, `AND ($2 OR ${isVisibleTo('c', '$3')}) AND e.needs->>'panel' = $4
        AND e.state IN ('approved', 'declined') AND ($5::timestamptz IS NULL OR e.closed_at > $5)
        AND NOT EXISTS (SELECT 1 FROM panel_referral r WHERE r.organisation_id = d.organisation_id AND r.decision_id = d.id)
        ORDER BY e.closed_at, e.id`, values)
      return { referrals, decisions }
    },

    async sittings(organisationId, panel, until, limit) {
      const { rows } = await pool.query<{ sitting: PanelSitting }>({
        name: 'panel-sittings',
        text: `SELECT ${sittingJson('s')} AS sitting FROM panel_sitting s
          WHERE s.organisation_id = $1 AND s.panel = $2 AND s.sits_on <= $3 ORDER BY s.sits_on DESC LIMIT $4`,
        values: [organisationId, panel, until, limit],
      })
      return rows.map(({ sitting }) => sitting)
    },

    async overtaken(organisationId) {
      const { rows } = await pool.query<{ referral: PanelReferral }>({
        name: 'referrals-overtaken',
        text: `SELECT ${referralJson('r')} AS referral FROM panel_referral r WHERE r.organisation_id = $1 AND r.state IN ${OPEN} AND (
          EXISTS (SELECT 1 FROM decision d
            WHERE d.organisation_id = $1 AND d.id = r.decision_id AND d.state NOT IN ('waiting', 'sent-back'))
          OR EXISTS (SELECT 1 FROM jsonb_array_elements(r.papers) p
            JOIN task t ON t.organisation_id = $1 AND t.id = (p->>'taskId')::uuid AND t.state = 'met'
            WHERE p->>'ticked' IS NULL)
          OR EXISTS (SELECT 1 FROM escalation e
            WHERE e.organisation_id = $1 AND e.decision_id = r.decision_id AND e.state = 'waiting' AND NOT e.is_urgent
            AND (e.steps->e.step::int->>'decides')::boolean
            AND e.next_step_at < r.ready_for::timestamp AT TIME ZONE 'Europe/London'))
          ORDER BY r.id`,
        values: [organisationId],
      })
      return rows.map(({ referral }) => referral)
    },
  }
}
