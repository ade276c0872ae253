import type { Case } from './case/case.ts'
import type { CaseEvent } from './case/case-event.ts'
import type { Instant } from './calendar/london.ts'
import type { Decision } from './decision/decision.ts'
import type { Drift } from './drift/drift.ts'
import type { Escalation } from './escalation/escalation.ts'
import type { CaseId, DecisionId, NewId, PersonId, TaskId, UnitId } from './ids.ts'
import type { NewNotice } from './notice.ts'
import type { Service } from './service/service.ts'
import type { ServiceReferral } from './service/service-referral.ts'
import type { PanelReferral } from './panel/referral.ts'
import type { PanelSitting } from './panel/sitting.ts'
import type { Task } from './task/task.ts'
import type { Cover, Leave, Person } from './unit/person.ts'
import type { Unit } from './unit/unit.ts'

/**
 * A new or changed row. `version` in the row is the version it was loaded at (0 for a new one): the commit writes `version + 1`
 * and refuses as stale when the stored one has moved. A new task or decision has `number: 0` and is given its number.
 */
export type Write =
  | { readonly kind: 'task'; readonly row: Task }
  | { readonly kind: 'decision'; readonly row: Decision }
  | { readonly kind: 'escalation'; readonly row: Escalation }
  | { readonly kind: 'case'; readonly row: Case }
  | { readonly kind: 'case-event'; readonly caseId: CaseId; readonly row: CaseEvent }
  | { readonly kind: 'unit'; readonly row: Unit }
  | { readonly kind: 'person'; readonly row: Person }
  | { readonly kind: 'panel-referral'; readonly row: PanelReferral }
  | { readonly kind: 'panel-sitting'; readonly row: PanelSitting }
  | { readonly kind: 'drift'; readonly row: Drift }
  | { readonly kind: 'leave'; readonly row: Leave }
  | { readonly kind: 'cover'; readonly row: Cover }
  /** The cover as it was: it is no more. */
  | { readonly kind: 'cover-removed'; readonly row: Cover }
  | { readonly kind: 'service'; readonly row: Service }
  | { readonly kind: 'service-referral'; readonly row: ServiceReferral }

/** Something that happened, for the audit: past tense, ids and references only. Refusals are audited too. */
export interface AuditEntry {
  /** `task-allocated`, `decision-recorded`, `refused`. */
  readonly event: string
  /** Null when the product did it by itself. */
  readonly byId: PersonId | null
  readonly at: Instant
  readonly unitId: UnitId | null
  readonly caseId: CaseId | null
  readonly subjectId: string | null
  readonly detail: Readonly<Record<string, string | number | boolean | null>>
}

/** Why something was not done: a state of affairs, and one plain sentence saying what to do. */
export interface Refusal {
  /** `moved-on`, `outside-authority`, `not-found`. */
  readonly reason: string
  readonly says: string
  /** Tasks the sentence is about, for buttons that offer them. */
  readonly tasks?: readonly TaskId[]
  /** The decision that stands already, where that is the reason. */
  readonly decision?: DecisionId
}

/** What a decision comes to: everything to be written, audited and told, or a refusal. Faults are exceptions, refusals are values. */
export type Outcome<Extra = unknown> =
  | ({ readonly kind: 'accepted'; readonly writes: readonly Write[]; readonly audit: readonly AuditEntry[]; readonly notices: readonly NewNotice[] } & Extra)
  | { readonly kind: 'refused'; readonly refusal: Refusal }

export function refused(reason: string, says: string, tasks: readonly TaskId[] = []): { readonly kind: 'refused'; readonly refusal: Refusal } {
  return { kind: 'refused', refusal: tasks.length === 0 ? { reason, says } : { reason, says, tasks } }
}

/** What every decision is given beside what was loaded: who asks, when, and how to name new things. */
export interface Asking {
  readonly askerId: PersonId
  readonly now: Instant
  readonly newId: NewId
}
