import type pg from 'pg'
import type { Instant } from '../../src/domain/calendar/london.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import { storedPolicySchema } from '../../src/domain/policy.ts'
import type { OpenItem, Policies, PolicyTerm } from '../../src/ports/policies.ts'
import { commitChange } from './commit.ts'
import { inForceSince } from './policies.ts'
import { escalationJson, instantText } from './rows.ts'

interface TermRow {
  readonly position: string
  readonly document: unknown
  readonly appliedById: PersonId | null
  readonly appliedAt: Instant
  readonly inForceSince: Instant | null
  readonly withdrawnAt: Instant | null
}

const TERMS = `SELECT t.position, p.document, t.applied_by AS "appliedById", ${instantText('t.applied_at')} AS "appliedAt",
    ${instantText('t.in_force_since')} AS "inForceSince", ${instantText('t.withdrawn_at')} AS "withdrawnAt"
  FROM policy_term t JOIN policy_version p ON p.organisation_id = t.organisation_id AND p.version = t.version
  WHERE t.organisation_id = $1`

const WAITS = 't.in_force_since IS NULL AND t.withdrawn_at IS NULL'

/** The policies of each organisation through time, on PostgreSQL. */
export function createPolicyTerms(pool: pg.Pool): Policies {
  return {
    async terms(organisationId) {
      const { rows } = await pool.query<TermRow>(`${TERMS} ORDER BY t.position`, [organisationId])
      return rows.map(termOf)
    },

    async toCome(organisationId) {
      const { rows } = await pool.query<TermRow>({
        name: 'policies-to-come', values: [organisationId],
        text: `${TERMS} AND ${WAITS} ORDER BY p.document->>'validFrom', t.position`,
      })
      return rows.map(termOf)
    },

    inForceSince: (organisationId) => inForceSince(pool, organisationId),

    async applied(organisationId, version) {
      const { rows: [row] } = await pool.query<{ document: unknown }>(
        'SELECT document FROM policy_version WHERE organisation_id = $1 AND version = $2', [organisationId, version])
      return row === undefined ? null : storedPolicySchema.parse(row.document)
    },

    async openItems(organisationId) {
      const { rows } = await pool.query<OpenItem>(`
        SELECT ${escalationJson('e')} AS escalation, d.number AS "decisionNumber", d.judgement->>'policyVersion' AS "judgedUnder"
        FROM escalation e JOIN decision d ON d.organisation_id = e.organisation_id AND d.id = e.decision_id
        WHERE e.organisation_id = $1 AND e.state IN ('waiting', 'sent-back') ORDER BY d.number`, [organisationId])
      return rows
    },

    async commit(organisationId, { change, audit, notices, at }) {
      const { kind } = await commitChange(pool, organisationId, { key: null, writes: [], audit, notices, at, policy: change })
      return kind === 'stale' ? 'stale' : 'committed'
    },
  }
}

function termOf({ position, document, ...rest }: TermRow): PolicyTerm {
  return { position: Number(position), policy: storedPolicySchema.parse(document), ...rest }
}
