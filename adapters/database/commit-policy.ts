import type { PolicyChange } from '../../src/ports/policies.ts'
import * as kept from './columns.ts'
import { addRows, type Writing } from './commit-parts.ts'

/** What a change of policy says of the organisation's row: what is set in it, and what must be true of it. */
export interface OfHome {
  readonly sets: string
  readonly where: string
}

/** Writes the policy and its term as parts of a commit. A term has the place of the commit's last audit entry. */
export function writePolicy(writing: Writing, change: PolicyChange | undefined): OfHome {
  if (change === undefined) return { sets: '', where: '' }
  const { add, org, parts, conditions } = writing
  switch (change.kind) {
    case 'put-in-force':
    case 'keep': {
      const { policy, byId, kind } = change
      addRows(writing, kept.policies, [{ document: policy, appliedBy: byId }], {
        more: { applied_at: 'home.told_at' }, ending: 'ON CONFLICT DO NOTHING',
      })
      addRows(writing, kept.policyTerms, [{ version: policy.version, appliedBy: byId }], {
        more: {
          position: 'home.audit_position', applied_at: 'home.told_at',
          in_force_since: kind === 'keep' ? 'NULL::timestamptz' : 'home.told_at',
        },
      })
      return kind === 'keep' ? { sets: '', where: '' } : ofHome(policy.version, change.replaces, add)
    }
    case 'begin':
    case 'withdraw': {
      const column = change.kind === 'begin' ? 'in_force_since' : 'withdrawn_at'
      parts.push(`changed_policy_term AS (UPDATE policy_term SET ${column} = home.told_at FROM home
        WHERE organisation_id = ${org} AND position = ${add(change.position)} AND in_force_since IS NULL AND withdrawn_at IS NULL RETURNING 1)`)
      conditions.push('(SELECT count(*) FROM changed_policy_term) = 1')
      return change.kind === 'begin' ? ofHome(change.version, change.replaces, add) : { sets: '', where: '' }
    }
    default: return change satisfies never
  }
}

function ofHome(version: string, replaces: string | null, add: Writing['add']): OfHome {
  return {
    sets: `, policy_version = ${add(version)}`,
    where: replaces === null ? '' : `AND policy_version = ${add(replaces)}`,
  }
}
