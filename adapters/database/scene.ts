import type pg from 'pg'
import { londonDateOf } from '../../src/domain/calendar/london.ts'
import type { OrganisationId } from '../../src/domain/ids.ts'
import type { FactsAsk, Scene, SceneAsk } from '../../src/ports/store.ts'
import { idOrNothing, onlyIds } from './identifier.ts'
import {
  coverJson, decisionJson, escalationJson, historyJson, isVisibleTo, jsonList, leaveJson, personJson, taskJson, unitJson,
} from './rows.ts'

/** A scene as read, with the version of the policy in force instead of the policy, which does not change and need not be sent again. */
export type BareScene = Omit<Scene, 'policy' | 'asker'> & { readonly policyVersion: string | null }

const CURRENT = `(o.until IS NULL OR o.until >= $14)`

/**
 * One statement, so that its parts agree with one another. A case that the asker may not know of is dropped where it is looked up:
 * from there on the statement does exactly what it does for a case that is not there.
 */
const SCENE = `
WITH asked_task AS MATERIALIZED (
  SELECT id, unit_id, case_id FROM task WHERE organisation_id = $1 AND (number = $5 OR id = $16)
), asked_decision AS MATERIALIZED (
  SELECT id, case_id FROM decision WHERE organisation_id = $1 AND (number = $6 OR id = $17)
), asked_escalation AS MATERIALIZED (
  SELECT id, decision_id, case_id FROM escalation WHERE organisation_id = $1 AND id = $7
), the_case AS MATERIALIZED (
  SELECT c.* FROM "case" c
  WHERE c.organisation_id = $1 AND ($15 OR ${isVisibleTo('c', '$2')}) AND c.id = coalesce(
    (SELECT id FROM "case" WHERE organisation_id = $1 AND (ref = $4 OR id = $18)),
    (SELECT case_id FROM asked_task), (SELECT case_id FROM asked_decision), (SELECT case_id FROM asked_escalation))
), the_unit AS MATERIALIZED (
  SELECT u.* FROM unit u
  WHERE u.organisation_id = $1 AND u.id = coalesce(
    (SELECT unit_id FROM the_case), (SELECT unit_id FROM asked_task WHERE case_id IS NULL), $3,
    (SELECT o.unit_id FROM post o WHERE o.organisation_id = $1 AND o.person_id = $2 AND o.unit_id IS NOT NULL
      AND o.since <= $14 AND ${CURRENT} ORDER BY o.position LIMIT 1))
), at_hand AS MATERIALIZED (
  SELECT o.person_id AS id FROM post o JOIN person p ON p.organisation_id = o.organisation_id AND p.id = o.person_id AND p.is_active
  WHERE o.organisation_id = $1 AND o.unit_id = (SELECT id FROM the_unit) AND ${CURRENT}
), matching AS MATERIALIZED (
  SELECT n.name, p.id, p.id IN (SELECT id FROM at_hand) AS is_at_hand
  FROM unnest($10::text[]) AS n(name) JOIN person p ON p.organisation_id = $1 AND p.is_active AND (
    lower(p.email) = n.name
    OR (lower(split_part(p.name, ' ', 1)) = split_part(n.name, ' ', 1) AND n.name IN (lower(p.name), split_part(n.name, ' ', 1))))
), present AS MATERIALIZED (
  SELECT id FROM at_hand
  UNION SELECT o.person_id FROM post o JOIN person p ON p.organisation_id = o.organisation_id AND p.id = o.person_id AND p.is_active
    WHERE o.organisation_id = $1 AND o.unit_id IS NULL AND ${CURRENT}
  UNION SELECT group_manager_id FROM the_unit WHERE group_manager_id IS NOT NULL
  UNION SELECT $2::uuid WHERE $2 IS NOT NULL
  UNION SELECT unnest($8::uuid[])
  UNION SELECT i.person_id FROM identity i
    WHERE i.organisation_id = $1 AND i.platform = $11 AND i.tenant = $12 AND i.user_id = ANY($9::text[])
  UNION SELECT id FROM matching m WHERE m.is_at_hand OR NOT EXISTS (SELECT FROM matching n WHERE n.name = m.name AND n.is_at_hand)
), everyone AS MATERIALIZED (
  SELECT id FROM present
  UNION SELECT v.deputy_id FROM cover v WHERE v.organisation_id = $1 AND v.holder_id IN (SELECT id FROM present) AND v.last_day >= $14
), the_tasks AS MATERIALIZED (
  SELECT t.* FROM task t WHERE t.organisation_id = $1 AND t.case_id = (SELECT id FROM the_case)
    AND (t.state = 'open' OR t.closed_at >= $13::timestamptz - interval '1 year' OR t.id IN (SELECT id FROM asked_task))
  UNION ALL SELECT t.* FROM task t WHERE t.organisation_id = $1 AND t.id = (SELECT id FROM asked_task WHERE case_id IS NULL)
), the_decisions AS MATERIALIZED (
  SELECT d.* FROM decision d
  WHERE d.organisation_id = $1 AND d.case_id = (SELECT id FROM the_case) AND (
    d.decided_at >= $13::timestamptz - interval '400 days' OR d.state IN ('waiting', 'sent-back')
    OR d.id IN (SELECT id FROM asked_decision UNION SELECT decision_id FROM asked_escalation))
)
SELECT json_build_object(
  'organisationId', g.id,
  'policyVersion', g.policy_version,
  'unit', (SELECT ${unitJson('u')} FROM the_unit u),
  'people', ${jsonList(`${personJson('p')} ORDER BY p.name, p.id`, 'person p WHERE p.organisation_id = $1 AND p.id IN (SELECT id FROM everyone)')},
  'leave', ${jsonList(`${leaveJson('l')} ORDER BY l.first_day, l.person_id`,
    'leave l WHERE l.organisation_id = $1 AND l.person_id IN (SELECT id FROM everyone) AND l.last_day >= $14')},
  'cover', ${jsonList(`${coverJson('v')} ORDER BY v.first_day, v.holder_id`,
    'cover v WHERE v.organisation_id = $1 AND v.holder_id IN (SELECT id FROM everyone) AND v.last_day >= $14')},
  'openTasks', (SELECT coalesce(json_object_agg(n.id, n.open), '{}') FROM (
    SELECT everyone.id, (SELECT count(*) FROM task t
      WHERE t.organisation_id = $1 AND t.owner_id = everyone.id AND t.state = 'open') AS open FROM everyone) n),
  'history', (SELECT ${historyJson('c')} FROM the_case c),
  'tasks', ${jsonList(`${taskJson('t')} ORDER BY t.number`, 'the_tasks t')},
  'decisions', ${jsonList(`${decisionJson('d')} ORDER BY d.number`, 'the_decisions d')},
  'escalations', ${jsonList(`${escalationJson('e')} ORDER BY e.raised_at, e.id`,
    'escalation e WHERE e.organisation_id = $1 AND e.decision_id IN (SELECT id FROM the_decisions)')}
) AS scene
FROM organisation g WHERE g.id = $1`

/** Reads everything one intent is decided from, in one round trip. Null when the organisation is not there. */
export function readScene(pool: pg.Pool, organisationId: OrganisationId, ask: SceneAsk): Promise<BareScene | null> {
  return read(pool, organisationId, ask, {})
}

/** The same for what the product does by itself, for which no case is hidden. */
export function readFacts(pool: pg.Pool, organisationId: OrganisationId, about: FactsAsk): Promise<BareScene | null> {
  return read(pool, organisationId, { escalationId: about.escalationId, now: about.now }, about)
}

type Asked = { readonly [Key in keyof SceneAsk]?: SceneAsk[Key] | undefined } & Pick<SceneAsk, 'now'>

async function read(pool: pg.Pool, organisationId: OrganisationId, ask: Asked, ids: Partial<FactsAsk>): Promise<BareScene | null> {
  const named = ask.people ?? []
  const { rows } = await pool.query<{ scene: BareScene }>({ name: 'scene', text: SCENE, values: [
    organisationId, idOrNothing(ask.askerId), idOrNothing(ask.unitId), ask.caseRef ?? null, ask.taskNumber ?? null,
    ask.decisionNumber ?? null, idOrNothing(ask.escalationId),
    onlyIds(named.flatMap((one) => one.kind === 'id' ? [one.id] : [])),
    named.flatMap((one) => one.kind === 'mention' ? [one.user] : []),
    named.flatMap((one) => one.kind === 'name' ? [one.name.trim().toLowerCase()] : []),
    ask.platform ?? null, ask.tenant ?? null, ask.now, londonDateOf(ask.now),
    ask.askerId === undefined, idOrNothing(ids.taskId), idOrNothing(ids.decisionId), idOrNothing(ids.caseId),
  ] })
  return rows[0]?.scene ?? null
}
