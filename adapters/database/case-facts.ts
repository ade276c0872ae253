import type pg from 'pg'
import type { Instant } from '../../src/domain/calendar/london.ts'
import type { OrganisationId, PersonId } from '../../src/domain/ids.ts'
import type { Scene } from '../../src/ports/store.ts'
import { idOrNothing } from './identifier.ts'
import { decisionJson, escalationJson, historyJson, isVisibleTo, jsonList, taskJson } from './rows.ts'

/** What a question is about. */
export type Subject =
  | { readonly kind: 'case-ref'; readonly value: string }
  | { readonly kind: 'task-number' | 'decision-number'; readonly value: number }
  | { readonly kind: 'case-id' | 'task-id' | 'decision-id' | 'escalation-id'; readonly value: string }
  | { readonly kind: 'nothing' }

/** The facts of the case in question, with the versions of the policy in force and of the directory at the same moment. */
export type CaseFacts = Pick<Scene, 'history' | 'tasks' | 'decisions' | 'escalations'> & {
  /** Of those counted; nobody who is missing has any. */
  readonly openTasks: NonNullable<Scene['openTasks']>
  readonly policyVersion: string | null
  readonly directoryVersion: number
}

export interface CaseFactsAsk {
  readonly organisationId: OrganisationId
  /** The product itself may know of every case. */
  readonly viewer: PersonId | 'the-product'
  readonly now: Instant
  /** Whose open tasks are counted. */
  readonly people: readonly PersonId[]
  readonly subject: Subject
}

/** Reads them in one statement, so that they agree with one another. */
export async function readCaseFacts(pool: pg.Pool, { organisationId, viewer, now, people, subject }: CaseFactsAsk): Promise<CaseFacts> {
  const sees = viewer === 'the-product' ? [true, null] : [false, idOrNothing(viewer)]
  const { rows: [row] } = await pool.query<{ facts: CaseFacts }>({
    name: `case-facts-${subject.kind}`, text: STATEMENTS[subject.kind],
    values: [organisationId, ...sees, now, people, ...subject.kind === 'nothing' ? [] : [valueOf(subject)]],
  })
  if (row === undefined) throw new Error(`There is no organisation ${organisationId}.`)
  return row.facts
}

function valueOf(subject: Exclude<Subject, { kind: 'nothing' }>): string | number | null {
  return subject.kind.endsWith('-id') ? idOrNothing(String(subject.value)) : subject.value
}

/** How each subject leads to its case. Every subject has its own statement, so that PostgreSQL looks only where it must. */
const CASE_OF: Readonly<Record<Subject['kind'], string>> = {
  'case-ref': 'c.ref = $6',
  'case-id': 'c.id = $6',
  'task-number': 'c.id = (SELECT case_id FROM task WHERE organisation_id = $1 AND number = $6)',
  'task-id': 'c.id = (SELECT case_id FROM task WHERE organisation_id = $1 AND id = $6)',
  'decision-number': 'c.id = (SELECT case_id FROM decision WHERE organisation_id = $1 AND number = $6)',
  'decision-id': 'c.id = (SELECT case_id FROM decision WHERE organisation_id = $1 AND id = $6)',
  'escalation-id': 'c.id = (SELECT case_id FROM escalation WHERE organisation_id = $1 AND id = $6)',
  nothing: 'false',
}

/** The task asked about is there however long ago it was done. */
const TASK_ASKED: { readonly [Kind in Subject['kind']]?: string } = { 'task-number': 't.number = $6', 'task-id': 't.id = $6' }

const DECISION_ASKED: { readonly [Kind in Subject['kind']]?: string } = {
  'decision-number': 'd.number = $6',
  'decision-id': 'd.id = $6',
  'escalation-id': 'd.id = (SELECT decision_id FROM escalation WHERE organisation_id = $1 AND id = $6)',
}

/**
 * A case that the viewer may not know of is dropped where it is looked up: from there on the statement does exactly what it does for
 * a case that is not there.
 */
function statement(kind: Subject['kind']): string {
  const taskAsked = TASK_ASKED[kind]
  const decisionAsked = DECISION_ASKED[kind]
  return `
WITH the_case AS MATERIALIZED (
  SELECT c.* FROM "case" c WHERE c.organisation_id = $1 AND ${CASE_OF[kind]} AND ($2 OR ${isVisibleTo('c', '$3')})
), the_tasks AS MATERIALIZED (
  SELECT t.* FROM task t WHERE t.organisation_id = $1 AND t.case_id = (SELECT id FROM the_case)
    AND (t.state <> 'met' OR t.closed_at >= $4::timestamptz - interval '1 year' ${taskAsked ? `OR ${taskAsked}` : ''})
  ${taskAsked ? `UNION ALL SELECT t.* FROM task t WHERE t.organisation_id = $1 AND ${taskAsked} AND t.case_id IS NULL` : ''}
), the_decisions AS MATERIALIZED (
  SELECT d.* FROM decision d WHERE d.organisation_id = $1 AND d.case_id = (SELECT id FROM the_case)
    AND (d.decided_at >= $4::timestamptz - interval '400 days' OR d.state IN ('waiting', 'sent-back')
      ${decisionAsked ? `OR ${decisionAsked}` : ''})
)
SELECT json_build_object(
  'policyVersion', g.policy_version, 'directoryVersion', g.directory_version,
  'history', (SELECT ${historyJson('c')} FROM the_case c),
  'tasks', ${jsonList(`${taskJson('t')} ORDER BY t.number`, 'the_tasks t')},
  'decisions', ${jsonList(`${decisionJson('d')} ORDER BY d.number`, 'the_decisions d')},
  'escalations', ${jsonList(`${escalationJson('e')} ORDER BY e.raised_at, e.id`,
    'the_decisions d JOIN escalation e ON e.organisation_id = $1 AND e.decision_id = d.id')},
  'openTasks', (SELECT coalesce(json_object_agg(n.owner_id, n.open), '{}') FROM (
    SELECT t.owner_id, count(*) AS open FROM task t
    WHERE t.organisation_id = $1 AND t.state = 'open' AND t.owner_id = ANY($5::uuid[]) GROUP BY t.owner_id) n)
) AS facts FROM organisation g WHERE g.id = $1`
}

const STATEMENTS: Readonly<Record<Subject['kind'], string>> = {
  'case-ref': statement('case-ref'), 'case-id': statement('case-id'), 'task-number': statement('task-number'),
  'task-id': statement('task-id'), 'decision-number': statement('decision-number'), 'decision-id': statement('decision-id'),
  'escalation-id': statement('escalation-id'), nothing: statement('nothing'),
}
