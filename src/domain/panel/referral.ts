import type { Instant, LondonDate } from '../calendar/london.ts'
import type { CaseId, ChildId, DecisionId, OrganisationId, PanelReferralId, PersonId, TaskId, UnitId } from '../ids.ts'
import type { PanelOutcome } from './panel-policy.ts'

/** Something that has to be prepared, as the policy had it when the case was referred, and who says that it is there. */
export interface Paper {
  readonly id: string
  readonly what: string
  /** A role. */
  readonly preparedBy: string
  /** Whoever owes it has it among their tasks. */
  readonly taskId: TaskId
  readonly ticked: { readonly byId: PersonId; readonly at: Instant } | null
}

/** What the panel, or between sittings its chair, came to about one child; about the family when `childId` is null. */
export interface MatterOutcome {
  readonly childId: ChildId | null
  readonly outcome: PanelOutcome
  /** Narrative: shown on the referral's own page, never in chat. */
  readonly conditions: string | null
  /** The sitting it comes back to, when it is deferred. */
  readonly backOn: LondonDate | null
  /** The sitting that decided it; null for the chair alone, between sittings. */
  readonly sittingOn: LondonDate | null
  readonly decidedById: PersonId
  readonly recordedById: PersonId
  readonly at: Instant
  readonly followUps: readonly TaskId[]
}

/**
 * `preparing` until everything on the checklist is there or the chair takes it as it is; `ready` is on the agenda, from the sitting
 * on `readyFor` until it is decided; `decided` and `withdrawn` are over.
 */
export type ReferralState = 'preparing' | 'ready' | 'decided' | 'withdrawn'

/** A family's case on its way to a panel: a checklist, not a button (004 §3.11). */
export interface PanelReferral {
  readonly id: PanelReferralId
  readonly organisationId: OrganisationId
  readonly unitId: UnitId
  readonly caseId: CaseId
  /** The panel's id in the policy. */
  readonly panel: string
  readonly policyVersion: string
  /** The decision the panel is asked for, when it was recorded: the panel's outcome settles it, and nobody records it twice. */
  readonly decisionId: DecisionId | null
  /** About whom the panel decides; empty: about the family as one. */
  readonly childIds: readonly ChildId[]
  readonly papers: readonly Paper[]
  /** The chair took it with papers missing, and why. */
  readonly takenIncomplete: { readonly byId: PersonId; readonly at: Instant; readonly reason: string } | null
  readonly state: ReferralState
  /** The first sitting it is for; null while it is being prepared. */
  readonly readyFor: LondonDate | null
  readonly outcomes: readonly MatterOutcome[]
  readonly referredById: PersonId
  readonly referredAt: Instant
  readonly closedAt: Instant | null
  readonly version: number
}

export function isOpenReferral({ state }: Pick<PanelReferral, 'state'>): boolean {
  return state === 'preparing' || state === 'ready'
}

export function missingPapers({ papers }: Pick<PanelReferral, 'papers'>): readonly Paper[] {
  return papers.filter(({ ticked }) => ticked === null)
}

/** One child (or the family, null) the panel has not settled yet, and the sitting from which it is on the agenda. */
export interface OpenMatter {
  readonly childId: ChildId | null
  readonly from: LondonDate
}

/** What is still to be decided once a referral is ready: a deferred matter comes back by itself at the sitting it was put off to. */
export function openMatters(referral: PanelReferral): readonly OpenMatter[] {
  const { readyFor, state } = referral
  if (state !== 'ready' || readyFor === null) return []
  return mattersOf(referral).flatMap((childId): OpenMatter[] => {
    const last = referral.outcomes.findLast((one) => one.childId === childId)
    if (last === undefined) return [{ childId, from: readyFor }]
    return last.backOn === null ? [] : [{ childId, from: last.backOn }]
  })
}

/** Whether any of it is on the agenda of the sitting on that day: what an earlier sitting did not reach is carried over. */
export function isOnAgenda(referral: PanelReferral, sittingOn: LondonDate): boolean {
  return openMatters(referral).some(({ from }) => from <= sittingOn)
}

/** The children a referral is about, or the family as one. */
export function mattersOf({ childIds }: Pick<PanelReferral, 'childIds'>): readonly (ChildId | null)[] {
  return childIds.length === 0 ? [null] : childIds
}
