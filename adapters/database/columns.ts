import type { Case, Child } from '../../src/domain/case/case.ts'
import type { CaseEvent } from '../../src/domain/case/case-event.ts'
import type { Decision } from '../../src/domain/decision/decision.ts'
import type { Drift } from '../../src/domain/drift/drift.ts'
import type { Escalation } from '../../src/domain/escalation/escalation.ts'
import type { CaseId, PersonId, UnitId } from '../../src/domain/ids.ts'
import type { NewNotice } from '../../src/domain/notice.ts'
import type { AuditEntry } from '../../src/domain/outcome.ts'
import type { PanelReferral } from '../../src/domain/panel/referral.ts'
import type { PanelSitting } from '../../src/domain/panel/sitting.ts'
import type { Policy } from '../../src/domain/policy.ts'
import type { Task } from '../../src/domain/task/task.ts'
import type { Cover, Identity, Leave, Person, Post } from '../../src/domain/unit/person.ts'
import type { ChatPlace, Unit } from '../../src/domain/unit/unit.ts'

/** Where each of the domain's nouns is kept: its table, and for every column its type and what it holds. Read back in rows.ts. */

export type ColumnType = 'uuid' | 'uuid[]' | 'text' | 'text[]' | 'integer' | 'bigint' | 'boolean' | 'date' | 'timestamptz' | 'jsonb'
  | 'platform' | 'task_state' | 'confidence' | 'decision_state' | 'escalation_state' | 'drift_state'
  | 'service_referral_state'

export interface Column<Row> {
  readonly name: string
  readonly type: ColumnType
  readonly of: (row: Row) => unknown
}

/** A table without its `organisation_id`, which every row of a commit shares. */
export interface Table<Row> {
  readonly name: string
  readonly columns: readonly Column<Row>[]
}

type Columns<Row> = Readonly<Record<string, readonly [ColumnType, (row: Row) => unknown]>>

export function table<Row>(name: string, columns: Columns<Row>): Table<Row> {
  return { name, columns: Object.entries(columns).map(([column, [type, of]]) => ({ name: column, type, of })) }
}

export const people = table<Person>('person', {
  id: ['uuid', (person) => person.id],
  email: ['text', (person) => person.email],
  name: ['text', (person) => person.name],
  hours: ['jsonb', (person) => person.pattern.hours],
  term_time_only: ['boolean', (person) => person.pattern.termTimeOnly],
  quiet_from: ['text', (person) => person.quietHours?.from ?? null],
  quiet_to: ['text', (person) => person.quietHours?.to ?? null],
  is_active: ['boolean', (person) => person.isActive],
})

/** A part of something, in its place among the others. */
export interface Part<Owner extends string, Of> {
  readonly ownerId: Owner
  readonly position: number
  readonly part: Of
}

export const posts = table<Part<PersonId, Post>>('post', {
  person_id: ['uuid', ({ ownerId }) => ownerId],
  position: ['integer', ({ position }) => position],
  role: ['text', ({ part }) => part.role],
  unit_id: ['uuid', ({ part }) => part.unitId],
  since: ['date', ({ part }) => part.since],
  until: ['date', ({ part }) => part.until],
})

export const identities = table<Part<PersonId, Identity>>('identity', {
  person_id: ['uuid', ({ ownerId }) => ownerId],
  position: ['integer', ({ position }) => position],
  platform: ['platform', ({ part }) => part.platform],
  tenant: ['text', ({ part }) => part.tenant],
  user_id: ['text', ({ part }) => part.user],
})

export const units = table<Unit>('unit', {
  id: ['uuid', (unit) => unit.id],
  code: ['text', (unit) => unit.code],
  name: ['text', (unit) => unit.name],
  service_area: ['text', (unit) => unit.serviceArea],
  group_manager_id: ['uuid', (unit) => unit.groupManagerId],
  meeting_day: ['integer', (unit) => unit.meetingDay],
  meeting_time: ['text', (unit) => unit.meetingTime],
  digest_time: ['text', (unit) => unit.digestTime],
})

export const channels = table<Part<UnitId, ChatPlace>>('unit_channel', {
  unit_id: ['uuid', ({ ownerId }) => ownerId],
  position: ['integer', ({ position }) => position],
  platform: ['platform', ({ part }) => part.platform],
  tenant: ['text', ({ part }) => part.tenant],
  conversation: ['text', ({ part }) => part.conversation],
})

export const leave = table<Leave>('leave', {
  person_id: ['uuid', ({ personId }) => personId],
  first_day: ['date', ({ from }) => from],
  last_day: ['date', ({ to }) => to],
})

export const cover = table<Cover>('cover', {
  holder_id: ['uuid', ({ holderId }) => holderId],
  deputy_id: ['uuid', ({ deputyId }) => deputyId],
  first_day: ['date', ({ from }) => from],
  last_day: ['date', ({ to }) => to],
  set_by_id: ['uuid', ({ setById }) => setById],
})

export const cases = table<Case>('case', {
  id: ['uuid', (one) => one.id],
  ref: ['text', (one) => one.ref],
  unit_id: ['uuid', (one) => one.unitId],
  known_by: ['uuid[]', (one) => one.knownBy],
  is_restricted: ['boolean', (one) => one.restrictedTo !== null],
  restricted_to: ['uuid[]', (one) => one.restrictedTo ?? []],
})

export const children = table<Part<CaseId, Child>>('child', {
  id: ['uuid', ({ part }) => part.id],
  case_id: ['uuid', ({ ownerId }) => ownerId],
  position: ['integer', ({ position }) => position],
  ref: ['text', ({ part }) => part.ref],
  date_of_birth: ['date', ({ part }) => part.dateOfBirth],
})

export const events = table<{ readonly caseId: CaseId; readonly row: CaseEvent }>('case_event', {
  id: ['uuid', ({ row }) => row.id],
  case_id: ['uuid', ({ caseId }) => caseId],
  child_id: ['uuid', ({ row }) => row.childId],
  kind: ['text', ({ row }) => row.kind],
  happened_on: ['date', ({ row }) => row.on],
  happened_at: ['timestamptz', ({ row }) => row.at],
  detail: ['jsonb', ({ row }) => row.detail],
  recorded_at: ['timestamptz', ({ row }) => row.recordedAt],
  recorded_by: ['uuid', ({ row }) => row.recordedBy],
})

export const tasks = table<Task>('task', {
  id: ['uuid', (task) => task.id],
  unit_id: ['uuid', (task) => task.unitId],
  case_id: ['uuid', (task) => task.caseId],
  child_id: ['uuid', (task) => task.childId],
  title: ['text', (task) => task.title],
  task_class: ['text', (task) => task.taskClass],
  due: ['date', (task) => task.due],
  due_at: ['timestamptz', (task) => task.dueAt],
  book_by: ['date', (task) => task.bookBy],
  basis_key: ['text', (task) => task.basis?.key],
  basis_rule: ['text', (task) => task.basis?.rule],
  basis_pack: ['text', (task) => task.basis?.packVersion],
  basis_source: ['text', (task) => task.basis?.source],
  basis_confidence: ['confidence', (task) => task.basis?.confidence],
  basis_event_id: ['uuid', (task) => task.basis?.anchorEventId],
  owner_id: ['uuid', (task) => task.ownerId],
  state: ['task_state', (task) => task.state],
  closed_reason: ['text', (task) => task.closedReason],
  done_on: ['date', (task) => task.doneOn],
  closed_by_id: ['uuid', (task) => task.closedById],
  closed_at: ['timestamptz', (task) => task.closedAt],
  from_decision_id: ['uuid', (task) => task.fromDecisionId],
  link: ['text', (task) => task.link],
  raised_at: ['timestamptz', (task) => task.raisedAt],
  raised_by: ['uuid', (task) => task.raisedBy],
})

export const decisions = table<Decision>('decision', {
  id: ['uuid', (decision) => decision.id],
  unit_id: ['uuid', (decision) => decision.unitId],
  case_id: ['uuid', (decision) => decision.caseId],
  type: ['text', (decision) => decision.type],
  summary: ['text', (decision) => decision.summary],
  amount_pence: ['bigint', (decision) => decision.amount],
  child_wants: ['text', (decision) => decision.childWants],
  reasons: ['text', (decision) => decision.reasons],
  is_urgent: ['boolean', (decision) => decision.isUrgent],
  decided_by_id: ['uuid', (decision) => decision.decidedById],
  recorded_by_id: ['uuid', (decision) => decision.recordedById],
  state: ['decision_state', (decision) => decision.state],
  judgement: ['jsonb', (decision) => decision.judgement],
  decided_at: ['timestamptz', (decision) => decision.decidedAt],
  recorded_at: ['timestamptz', (decision) => decision.recordedAt],
  link: ['text', (decision) => decision.link],
  follows_id: ['uuid', (decision) => decision.followsId],
  protection: ['jsonb', (decision) => decision.protection],
})

export const escalations = table<Escalation>('escalation', {
  id: ['uuid', (escalation) => escalation.id],
  unit_id: ['uuid', (escalation) => escalation.unitId],
  case_id: ['uuid', (escalation) => escalation.caseId],
  decision_id: ['uuid', (escalation) => escalation.decisionId],
  needs: ['jsonb', (escalation) => escalation.needs],
  is_urgent: ['boolean', (escalation) => escalation.isUrgent],
  steps: ['jsonb', (escalation) => escalation.steps],
  step: ['integer', (escalation) => escalation.step],
  asked_id: ['uuid', (escalation) => escalation.askedId],
  next_step_at: ['timestamptz', (escalation) => escalation.nextStepAt],
  state: ['escalation_state', (escalation) => escalation.state],
  thread: ['jsonb', (escalation) => escalation.thread],
  acknowledgements: ['jsonb', (escalation) => escalation.acknowledgements],
  raised_at: ['timestamptz', (escalation) => escalation.raisedAt],
  closed_by_id: ['uuid', (escalation) => escalation.closedById],
  closed_at: ['timestamptz', (escalation) => escalation.closedAt],
  closing_reason: ['text', (escalation) => escalation.closingReason],
})

export const drifts = table<Drift>('drift', {
  id: ['uuid', (drift) => drift.id],
  unit_id: ['uuid', (drift) => drift.unitId],
  case_id: ['uuid', (drift) => drift.caseId],
  findings: ['jsonb', (drift) => drift.findings],
  told: ['jsonb', (drift) => drift.told],
  manager_on: ['date', (drift) => drift.managerOn],
  state: ['drift_state', (drift) => drift.state],
  raised_at: ['timestamptz', (drift) => drift.raisedAt],
  closed_by_id: ['uuid', (drift) => drift.closedById],
  closed_at: ['timestamptz', (drift) => drift.closedAt],
  reason: ['text', (drift) => drift.reason],
})

export const panelReferrals = table<PanelReferral>('panel_referral', {
  id: ['uuid', (referral) => referral.id],
  unit_id: ['uuid', (referral) => referral.unitId],
  case_id: ['uuid', (referral) => referral.caseId],
  panel: ['text', (referral) => referral.panel],
  policy_version: ['text', (referral) => referral.policyVersion],
  decision_id: ['uuid', (referral) => referral.decisionId],
  child_ids: ['uuid[]', (referral) => referral.childIds],
  papers: ['jsonb', (referral) => referral.papers],
  taken_incomplete: ['jsonb', (referral) => referral.takenIncomplete],
  state: ['text', (referral) => referral.state],
  ready_for: ['date', (referral) => referral.readyFor],
  outcomes: ['jsonb', (referral) => referral.outcomes],
  referred_by_id: ['uuid', (referral) => referral.referredById],
  referred_at: ['timestamptz', (referral) => referral.referredAt],
  closed_at: ['timestamptz', (referral) => referral.closedAt],
})

export const panelSittings = table<PanelSitting>('panel_sitting', {
  id: ['uuid', (sitting) => sitting.id],
  panel: ['text', (sitting) => sitting.panel],
  sits_on: ['date', (sitting) => sitting.on],
  chaired_by_id: ['uuid', (sitting) => sitting.chairedById],
  present_ids: ['uuid[]', (sitting) => sitting.presentIds],
  is_quorate: ['boolean', (sitting) => sitting.isQuorate],
  recorded_by_id: ['uuid', (sitting) => sitting.recordedById],
  recorded_at: ['timestamptz', (sitting) => sitting.recordedAt],
})

export const notices = table<NewNotice>('notice', {
  id: ['uuid', (notice) => notice.id],
  occurrence: ['text', (notice) => notice.occurrence],
  recipient: ['jsonb', (notice) => notice.to],
  about: ['jsonb', (notice) => notice.about],
  is_urgent: ['boolean', (notice) => notice.isUrgent],
  late_by_minutes: ['integer', (notice) => notice.lateByMinutes],
  subject_id: ['uuid', (notice) => notice.subjectId],
})

export const auditEntries = table<AuditEntry>('audit_event', {
  at: ['timestamptz', (entry) => entry.at],
  event: ['text', (entry) => entry.event],
  by_id: ['uuid', (entry) => entry.byId],
  unit_id: ['uuid', (entry) => entry.unitId],
  case_id: ['uuid', (entry) => entry.caseId],
  subject_id: ['uuid', (entry) => entry.subjectId],
  detail: ['jsonb', (entry) => entry.detail],
})

/** A request that was committed, by its key. */
export const requests = table<string>('request', {
  key: ['text', (key) => key],
})

export const policies = table<{ readonly document: Policy; readonly appliedBy: PersonId | null }>('policy_version', {
  version: ['text', ({ document }) => document.version],
  document: ['jsonb', ({ document }) => document],
  applied_by: ['uuid', ({ appliedBy }) => appliedBy],
})

/** One time a version was applied. */
export const policyTerms = table<{ readonly version: string; readonly appliedBy: PersonId | null }>('policy_term', {
  version: ['text', ({ version }) => version],
  applied_by: ['uuid', ({ appliedBy }) => appliedBy],
})
