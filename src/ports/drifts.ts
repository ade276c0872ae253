import type { Instant } from '../domain/calendar/london.ts'
import type { CaseHistory } from '../domain/case/case.ts'
import type { DriftLine } from '../domain/digest/lines.ts'
import type { Drift } from '../domain/drift/drift.ts'
import type { DecisionMade } from '../domain/drift/last-move.ts'
import type { CaseId, DriftId, OrganisationId, PersonId, UnitId } from '../domain/ids.ts'

/** A case as far as its drift can be found from it. */
export interface CaseToWatch {
  readonly history: CaseHistory
  /** Those that wait, and those made in the last 400 days. */
  readonly decisions: readonly DecisionMade[]
  /** The open one, and every one that was accepted as right. */
  readonly drifts: readonly Drift[]
}

/** An open drift, and when anything was last recorded or decided on its case. */
export interface DriftTouched {
  readonly id: DriftId
  readonly caseId: CaseId
  readonly touchedAt: Instant | null
}

/** What was said of cases on which nothing happened. */
export interface Drifts {
  /** Cases `limit` at a time in order of id, the restricted ones too: for the daily look. */
  casesToWatch(
    organisationId: OrganisationId, page: { readonly after: CaseId | null; readonly limit: number; readonly now: Instant },
  ): Promise<readonly CaseToWatch[]>
  /** The case's open drift, those that were accepted, and (whatever became of it) the one asked about. */
  driftsOf(organisationId: OrganisationId, caseId: CaseId, asked?: DriftId): Promise<readonly Drift[]>
  /** In whatever state; null when it is not there. */
  drift(organisationId: OrganisationId, id: DriftId): Promise<Drift | null>
  /** The unit's open ones, the longest first. Of restricted cases only what the viewer may know of; for nobody in particular, none. */
  openDrifts(organisationId: OrganisationId, unitId: UnitId, viewerId: PersonId | null): Promise<readonly DriftLine[]>
  /** Every open one. */
  driftsTouched(organisationId: OrganisationId): Promise<readonly DriftTouched[]>
}
