/** Identifiers. Every stored thing has a random id that never appears in chat; people use references (`C-1042`, `T-12`, `D-12`). */

type Id<Of extends string> = string & { readonly of: Of }

export type OrganisationId = Id<'organisation'>
export type UnitId = Id<'unit'>
export type PersonId = Id<'person'>
export type CaseId = Id<'case'>
export type ChildId = Id<'child'>
export type EventId = Id<'event'>
export type TaskId = Id<'task'>
export type DecisionId = Id<'decision'>
export type EscalationId = Id<'escalation'>
export type NoticeId = Id<'notice'>
export type KeptAskId = Id<'kept-ask'>
export type AlarmId = Id<'alarm'>
export type DriftId = Id<'drift'>
export type PanelReferralId = Id<'panel-referral'>
export type PanelSittingId = Id<'panel-sitting'>
export type ServiceId = Id<'service'>
export type ServiceReferralId = Id<'service-referral'>

/** How a case is named by everyone: the reference the case management system gave it, `C-1042`. */
export type CaseRef = string & { readonly of: 'case-ref' }

/** Makes a fresh id of the kind asked for. Passed in wherever ids are made, so that a decision stays a function of its arguments. */
export type NewId = <Of extends string>(of: Of) => Id<Of>
