import type { LondonDate } from '../domain/calendar/london.ts'
import type { WorkingCalendar } from '../domain/calendar/working-days.ts'
import type { Policy } from '../domain/policy.ts'
import { waitedSoFar } from '../domain/service/service-referral.ts'
import { isUnchecked, type Service } from '../domain/service/service.ts'
import { waitFor, type Begun } from '../domain/service/wait.ts'
import type { ServiceReferralShown } from '../messages/service-referral-shown.ts'
import type { ServiceShown } from '../messages/service-shown.ts'
import type { ReferralLine } from '../ports/services.ts'
import { colleague, decisionShown, type Showing } from './shown.ts'

/** Entries of the directory with the words around them. */
export function servicesShown(
  services: readonly Service[], begun: readonly Begun[],
  { policy, today, calendar }: { readonly policy: Policy; readonly today: LondonDate; readonly calendar: WorkingCalendar },
): readonly ServiceShown[] {
  return services.map((service) => ({
    service,
    panelName: service.panel === null ? null : policy.panels.find(({ id }) => id === service.panel)?.name ?? service.panel,
    wait: waitFor(service, begun, { calendar, policy: policy.services, today }),
    isUnchecked: isUnchecked(service, policy.services, today),
  }))
}

/** A referral with the words around it. */
export function serviceReferralShown(
  { referral, service, decision }: ReferralLine, showing: Showing, calendar: WorkingCalendar,
): ServiceReferralShown {
  return {
    referral, service, caseRef: showing.history.case.ref, askedBy: colleague(referral.askedById, showing.people),
    waited: waitedSoFar(referral, calendar, showing.today), expected: service.expectedWait, decision: decisionShown(decision, showing),
  }
}
