import type { LondonDate } from './calendar/london.ts'
import type { DriftLevel } from './drift/drift.ts'
import type { CaseId, DecisionId, DriftId, EscalationId, KeptAskId, NoticeId, OrganisationId, PanelReferralId, PersonId, ServiceReferralId, TaskId, UnitId } from './ids.ts'

/**
 * A promise to tell somebody something: why, whom, about which ids. Never the words: a message is composed from the notice and
 * the state at the moment of sending, so sending, refusing to send something stale and refreshing an old card are one function.
 */
export type NoticeAbout =
  | { readonly kind: 'task-raised'; readonly taskId: TaskId }
  | { readonly kind: 'task-allocated'; readonly taskId: TaskId; readonly byId: PersonId }
  | { readonly kind: 'task-done'; readonly taskId: TaskId; readonly byId: PersonId }
  /** What an event on a case changed: tasks raised, moved and ended, in one message. */
  | { readonly kind: 'case-changed'; readonly caseId: CaseId; readonly byId: PersonId | null; readonly headline: string
      readonly raised: readonly TaskId[]; readonly moved: readonly { readonly taskId: TaskId; readonly from: LondonDate }[]; readonly closed: readonly TaskId[] }
  | { readonly kind: 'decision-recorded'; readonly decisionId: DecisionId }
  /** To the person asked to decide, and to the unit so that everyone sees where it stands. */
  | { readonly kind: 'escalation-asked'; readonly escalationId: EscalationId; readonly step: number }
  | { readonly kind: 'escalation-raised'; readonly escalationId: EscalationId }
  | { readonly kind: 'escalation-answered'; readonly escalationId: EscalationId; readonly state: 'approved' | 'declined' | 'sent-back' | 'withdrawn' | 'superseded' | 'waiting' }
  | { readonly kind: 'nobody-available'; readonly escalationId: EscalationId; readonly step: number }
  /** To those who know of a case: somebody it is not for recorded that they protected a child, and named it. */
  | { readonly kind: 'case-named'; readonly caseId: CaseId; readonly decisionId: DecisionId }
  | { readonly kind: 'unit-digest'; readonly unitId: UnitId; readonly on: LondonDate }
  | { readonly kind: 'personal-digest'; readonly personId: PersonId; readonly on: LondonDate }
  | { readonly kind: 'meeting-reminder'; readonly unitId: UnitId; readonly meetingOn: LondonDate; readonly when: 'day-before' | 'on-the-day' }
  /** These limits moved: another policy is in force, of that version, or a bank holiday was proclaimed or withdrawn. */
  | { readonly kind: 'dates-moved'; readonly personId: PersonId; readonly moved: readonly { readonly taskId: TaskId; readonly from: LondonDate }[]
      readonly policyVersion?: string }
  /** Said again, because it cannot be known whether it arrived the first time. */
  | { readonly kind: 'repeated'; readonly about: NoticeAbout }
  /** A colleague gets nothing from us: what keeps it from them, and what to do. */
  | { readonly kind: 'person-unreachable'; readonly personId: PersonId; readonly says: string }
  /** An administrator linked their account. What they had asked waits for them: its verb alone is said. */
  | { readonly kind: 'account-linked'; readonly personId: PersonId; readonly keptId: KeptAskId; readonly verb: string | null }
  /** To a unit: a colleague has left, and these tasks were theirs. */
  | { readonly kind: 'person-left'; readonly unitId: UnitId; readonly personId: PersonId; readonly tasks: readonly TaskId[] }
  /** To whoever leads the unit, or the manager above: nothing has happened on a case for too long. */
  | { readonly kind: 'drift-raised'; readonly driftId: DriftId; readonly level: DriftLevel }
  /** To a unit: this is its channel now. */
  | { readonly kind: 'channel-set'; readonly unitId: UnitId; readonly byId: PersonId }
  /** A family is referred to a service: to the unit when it is made, to whoever made it when there is news. */
  | { readonly kind: 'service-referral'; readonly referralId: ServiceReferralId }
  /** A family is on its way to a panel: what has to be prepared, and by whom. */
  | { readonly kind: 'panel-referred'; readonly referralId: PanelReferralId }
  /** What the panel came to. */
  | { readonly kind: 'panel-outcome'; readonly referralId: PanelReferralId }
  /** To who chairs: what is on the agenda of the next sitting. */
  | { readonly kind: 'panel-agenda'; readonly panel: string; readonly sittingOn: LondonDate; readonly when: 'ahead' | 'on-the-day' }
  /** Draw again every copy already posted of what this subject's notices said. */
  | { readonly kind: 'refresh'; readonly subjectId: string }

export type NoticeKind = NoticeAbout['kind']

/** Where a notice goes: the unit's channel, a person's direct messages on the platform they prefer, or a letter to their address. */
export type Recipient =
  | { readonly kind: 'unit'; readonly unitId: UnitId }
  | { readonly kind: 'person'; readonly personId: PersonId }
  | { readonly kind: 'email'; readonly personId: PersonId }

/** What is one place to send to: a unit's or a person's id. Letters are another than direct messages, and keep none of them waiting. */
export function recipientId(to: Recipient): string {
  if (to.kind === 'email') return `email/${to.personId}`
  return to.kind === 'unit' ? to.unitId : to.personId
}

export interface NewNotice {
  readonly id: NoticeId
  /** One occurrence, one message: unique for ever in the organisation (`unit-digest/hawthorn/2026-11-27`). */
  readonly occurrence: string
  readonly to: Recipient
  readonly about: NoticeAbout
  /** Urgent protection goes ahead of everything and whatever the hour. */
  readonly isUrgent: boolean
  /** Minutes after its proper time that it was enqueued; the message says so when it is more than a few. */
  readonly lateByMinutes: number
  /** What the message is about, for refreshing its copies later (a task, decision or escalation id); null when it is of its moment. */
  readonly subjectId: string | null
}

export interface Notice extends NewNotice {
  readonly organisationId: OrganisationId
}
