import { createHash } from 'node:crypto'
import type { OrganisationId } from '../../src/domain/ids.ts'
import type { AuditEntry } from '../../src/domain/outcome.ts'

/**
 * The digest of one audit entry. It covers everything the entry says and whose it is; the chain of hashes
 * covers its place among the others. Written before the entry is stored and again when the chain is checked, so it must come out the
 * same from both: the detail's keys are put in order, because the database keeps its own.
 */
export function digestOf(organisationId: OrganisationId, entry: AuditEntry): Buffer {
  const { event, byId, at, unitId, caseId, subjectId, detail } = entry
  const ordered = Object.entries(detail).sort(([a], [b]) => a < b ? -1 : 1)
  const text = JSON.stringify([organisationId, event, byId, at, unitId, caseId, subjectId, ordered])
  return createHash('sha256').update(text).digest()
}
