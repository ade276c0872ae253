import type { Instant, LondonDate } from '../domain/calendar/london.ts'
import type { Case } from '../domain/case/case.ts'
import type { CaseId, CaseRef, OrganisationId, PanelReferralId, PersonId } from '../domain/ids.ts'
import type { PanelReferral } from '../domain/panel/referral.ts'
import type { PanelSitting } from '../domain/panel/sitting.ts'
import type { DecisionLine } from './store.ts'

/** A referral with the words needed to show it in a list. */
export interface ReferralLine {
  readonly referral: PanelReferral
  readonly caseRef: CaseRef
  readonly children: readonly Pick<Case['children'][number], 'id' | 'ref'>[]
}

/** Who looks: of restricted cases they see only what they may know of. The product itself sees all. */
export type Viewer = PersonId | 'the-product'

/** What was decided for a panel without it. */
export interface BetweenSittings {
  /** Referrals with an outcome of the chair alone, since then. */
  readonly referrals: readonly ReferralLine[]
  /** Decisions that needed the panel, were never referred, and were settled on their ladder. */
  readonly decisions: readonly DecisionLine[]
}

/** Referrals to panels and their sittings, one organisation at a time. What changes goes through the store's commit. */
export interface Panels {
  /** All open referrals of that family, in the order they were made. Whether it may be known is settled by whoever asks. */
  openOfCase(organisationId: OrganisationId, caseId: CaseId): Promise<readonly PanelReferral[]>
  /** Null when there is none, or the viewer may not know of its case. */
  find(organisationId: OrganisationId, id: PanelReferralId, viewer: Viewer): Promise<ReferralLine | null>
  /** Everything on its way to that panel that the viewer may know of, the longest waiting first. */
  open(organisationId: OrganisationId, panel: string, viewer: Viewer): Promise<readonly ReferralLine[]>
  /** What that panel has to hear of; since the beginning when `since` is null. */
  betweenSittings(organisationId: OrganisationId, panel: string, since: Instant | null, viewer: Viewer): Promise<BetweenSittings>
  /** Sittings recorded of that panel on or before that day, the latest first. */
  sittings(organisationId: OrganisationId, panel: string, until: LondonDate, limit: number): Promise<readonly PanelSitting[]>
  /**
   * Open referrals that something happened to elsewhere: their decision was settled, or has come up to whoever settles it before the
   * sitting; or the task of a missing paper was marked done.
   */
  overtaken(organisationId: OrganisationId): Promise<readonly PanelReferral[]>
}
