import type { OrganisationId } from '../../src/domain/ids.ts'
import type { Write } from '../../src/domain/outcome.ts'
import type { Policy } from '../../src/domain/policy.ts'
import type { Commit } from '../../src/ports/store.ts'

/** Rows by what they are, as `commit_change` reads them. */
type Rows = Partial<Record<Write['kind'], readonly unknown[]>>

/** A commit, and what only setting up an organisation writes. */
export interface ChangeOf extends Commit {
  readonly policy?: { readonly version: string; readonly document: Policy; readonly appliedBy: string | null }
}

/** A commit as the one parameter of the database function `commit_change`: the domain's own rows, sorted into new and changed. */
export function changeOf(organisationId: OrganisationId, { key, at, writes, audit, notices, policy }: ChangeOf) {
  const added: Rows = {}
  const changed: Rows = {}
  const seen = new Set<string>()
  for (const write of writes) {
    const id = identityOf(write)
    if (seen.has(id)) throw new Error(`One commit writes ${id} twice, so one of the two would be lost: make them one.`)
    seen.add(id)
    const rows = isNew(write) ? added : changed
    rows[write.kind] = [...rows[write.kind] ?? [], write.kind === 'case-event' ? { ...write.row, caseId: write.caseId } : write.row]
  }
  return { organisationId, key, at, added, changed, audit, ...(notices.length > 0 && { notices }), ...(policy && { policy }) }
}

function isNew(write: Write): boolean {
  return !('version' in write.row) || write.row.version === 0
}

function identityOf(write: Write): string {
  return 'id' in write.row ? `${write.kind} ${write.row.id}` : `${write.kind} ${JSON.stringify(write.row)}`
}
