import { dateFrom } from '../../../src/domain/calendar/london.ts'
import type { DecisionId, ServiceId, ServiceReferralId } from '../../../src/domain/ids.ts'
import type { ReferralState, ServiceReferral } from '../../../src/domain/service/service-referral.ts'
import type { Service } from '../../../src/domain/service/service.ts'
import { tenOn } from '../authority/hackney.ts'
import { family, jo, organisationId } from '../unit/hawthorn.ts'

/** The directory these tests are about: a few services, each reached in its own way. */

export function aService(code: string, changes: Partial<Service> = {}): Service {
  return {
    id: `service-${code}` as ServiceId, organisationId, code, name: 'Contact Service', section: 'Time together',
    purpose: 'Somewhere safe for children to see their family.', audience: 'Children who live apart from their family.', ways: ['straight'],
    panel: null, criteria: 'A contact plan with dates.', contact: 'Duty desk, 020 7946 0101', expectedWait: 10, source: 'Service lead',
    checkedOn: dateFrom('2026-10-01'), isOffered: true, version: 1, ...changes,
  }
}

export const contact = aService('contact-service')
export const parenting = aService('parenting-support', {
  name: 'Parenting Support Service', section: 'Parenting', purpose: 'Works at home with parents on routines and boundaries.',
  audience: 'Parents of children under 12.', ways: ['commissioned'], criteria: 'A parent who agrees to weekly visits.', expectedWait: 15,
})
export const intensive = aService('intensive-family-support', {
  name: 'Intensive Family Support', section: 'Family support', purpose: 'A worker with the family several times a week.',
  audience: 'Families at the edge of care.', ways: [], panel: 'jarp', criteria: 'Agreed by the panel.', expectedWait: null,
})
export const warmLine = aService('warm-line', {
  name: 'Warm Line', section: 'Parenting', purpose: 'Somebody to ring.', audience: 'Anybody at home.',
  criteria: 'None.', ways: ['self'],
})

export const directory: readonly Service[] = [contact, intensive, parenting, warmLine]

/** A referral that came to those states, one after another, on those days. */
export function aReferral(steps: readonly (readonly [ReferralState, string])[], changes: Partial<ServiceReferral> = {}): ServiceReferral {
  return {
    id: 'referral-1' as ServiceReferralId, organisationId, caseId: family.id, serviceId: contact.id, decisionId: 'decision-1' as DecisionId,
    askedById: jo.id, state: steps.at(-1)?.[0] ?? 'asked', reason: null, chasedOn: null, chaseTaskId: null, version: 1,
    steps: steps.map(([state, on]) => ({ state, on: dateFrom(on), at: tenOn(on), byId: jo.id })), ...changes,
  }
}
