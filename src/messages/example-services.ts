import type { OrganisationId, ServiceId, ServiceReferralId } from '../domain/ids.ts'
import type { ReferralState, ServiceReferral } from '../domain/service/service-referral.ts'
import type { Service } from '../domain/service/service.ts'
import { decisions } from './example-decisions.ts'
import { at, caseRef, day, staff } from './example-world.ts'
import type { ServiceReferralShown } from './service-referral-shown.ts'
import type { ServiceShown } from './service-shown.ts'

function service(code: string, changes: Partial<Service>): Service {
  return {
    id: `service-${code}` as ServiceId, organisationId: 'marlow' as OrganisationId, code, name: 'Contact Service', section: 'Time together',
    purpose: 'Somewhere safe for children to see their family, with somebody there when that is needed.',
    audience: 'Children who live apart from a parent, a brother or a sister.', ways: ['straight'], panel: null,
    criteria: 'A contact plan that says who, how often and whether somebody has to be there.', contact: 'Duty desk, 020 7946 0101',
    expectedWait: 10, source: 'Service lead', checkedOn: day('2026-10-01'), isOffered: true, version: 1, ...changes,
  }
}

const contact: ServiceShown = {
  service: service('contact-service', {}), panelName: null, isUnchecked: false,
  wait: { kind: 'experienced', workingDays: 7, families: 11, since: day('2026-05-24') },
}

/** Services as the examples show them. */
export const services = {
  contact,
  parenting: {
    service: service('parenting-support', {
      name: 'Parenting Support Service', section: 'Parenting', ways: ['commissioned', 'self'], expectedWait: 15, checkedOn: day('2026-02-02'),
      purpose: 'Works with parents at home and in groups, on routines, boundaries and play.', audience: 'Parents of children under 12.',
      criteria: 'A parent who agrees to meet every week.', contact: 'Team manager, 020 7946 0102',
    }),
    panelName: null, isUnchecked: true, wait: { kind: 'expected', workingDays: 15 },
  },
  intensive: {
    service: service('intensive-family-support', {
      name: 'Intensive Family Support', section: 'Family support', ways: [], panel: 'jarp', expectedWait: null,
      purpose: 'A worker with the family several times a week.', audience: 'Families whose children may otherwise have to leave home.',
      criteria: 'Agreed by the panel.', contact: 'Panel administrator, 020 7946 0103',
    }),
    panelName: 'Joint Allocation Resource Panel', isUnchecked: false, wait: null,
  },
} as const satisfies Record<string, ServiceShown>

/** A referral of C-1042 to the Contact Service that came to those states. */
export function exampleReferral(steps: readonly (readonly [ReferralState, string])[], changes: Partial<ServiceReferralShown> = {}): ServiceReferralShown {
  const referral: ServiceReferral = {
    id: 'referral-3' as ServiceReferralId, organisationId: 'marlow' as OrganisationId, caseId: 'case-1042' as ServiceReferral['caseId'],
    serviceId: contact.service.id, decisionId: 'decision-17' as ServiceReferral['decisionId'], askedById: staff.amara.id,
    state: steps.at(-1)?.[0] ?? 'asked', steps: steps.map(([state, on]) => ({ state, on: day(on), at: at(on, '10:00'), byId: staff.amara.id })),
    reason: null, chasedOn: null, chaseTaskId: null, version: steps.length,
  }
  return {
    referral, service: contact.service, caseRef: caseRef('C-1042'), askedBy: staff.amara, waited: 5, expected: 10,
    decision: {
      ...decisions.spend, typeName: 'Refer to a service or commission support', childInCare: false,
      decision: {
        ...decisions.spend.decision, number: 17, summary: contact.service.name, amount: null,
        judgement: {
          because: 'Refer to a service or commission support: a consultant social worker may decide this. Row refer of policy rsw-1.',
        },
      },
      recordedBy: staff.amara,
    },
    ...changes,
  }
}
