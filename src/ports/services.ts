import type { LondonDate } from '../domain/calendar/london.ts'
import type { Case } from '../domain/case/case.ts'
import type { Decision } from '../domain/decision/decision.ts'
import type { CaseId, OrganisationId, ServiceReferralId } from '../domain/ids.ts'
import type { ServiceReferral } from '../domain/service/service-referral.ts'
import type { Service } from '../domain/service/service.ts'
import type { SettleFacts } from '../domain/service/settle-referral.ts'
import type { Begun } from '../domain/service/wait.ts'

/** A referral with what is needed to show it. */
export interface ReferralLine {
  readonly referral: ServiceReferral
  readonly service: Service
  readonly case: Pick<Case, 'id' | 'ref'>
  readonly decision: Decision
}

/** What a council has for families, and which families are referred to it. Of restricted cases too: who may know is for the caller. */
export interface Services {
  /** Every entry, also of what is not offered any more, by section and name. */
  directory(organisationId: OrganisationId): Promise<readonly Service[]>
  /** The referrals of a case, the latest first. */
  ofCase(organisationId: OrganisationId, caseId: CaseId): Promise<readonly ReferralLine[]>
  referral(organisationId: OrganisationId, id: ServiceReferralId): Promise<ReferralLine | null>
  /** Those that started on that day or later. */
  begunSince(organisationId: OrganisationId, since: LondonDate): Promise<readonly Begun[]>
  /** Those that were asked for, whose decision is settled by now; or the one that took its place. */
  settled(organisationId: OrganisationId): Promise<readonly SettleFacts[]>
  /** Those made on that day or before that have not started, and which nobody has an open task to chase. */
  awaited(organisationId: OrganisationId, madeBy: LondonDate): Promise<readonly (Pick<ReferralLine, 'referral' | 'service'> & { readonly case: Case })[]>
}
