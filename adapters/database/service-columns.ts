import type { Service } from '../../src/domain/service/service.ts'
import { dayOf, type ServiceReferral } from '../../src/domain/service/service-referral.ts'
import { table } from './columns.ts'

/** Where services and referrals to them are kept. Read back in services.ts. */

export const services = table<Service>('service', {
  id: ['uuid', (service) => service.id],
  code: ['text', (service) => service.code],
  name: ['text', (service) => service.name],
  section: ['text', (service) => service.section],
  purpose: ['text', (service) => service.purpose],
  audience: ['text', (service) => service.audience],
  ways: ['text[]', (service) => service.ways],
  panel: ['text', (service) => service.panel],
  criteria: ['text', (service) => service.criteria],
  contact: ['text', (service) => service.contact],
  expected_wait: ['integer', (service) => service.expectedWait],
  source: ['text', (service) => service.source],
  checked_on: ['date', (service) => service.checkedOn],
  is_offered: ['boolean', (service) => service.isOffered],
})

export const serviceReferrals = table<ServiceReferral>('service_referral', {
  id: ['uuid', (referral) => referral.id],
  case_id: ['uuid', (referral) => referral.caseId],
  service_id: ['uuid', (referral) => referral.serviceId],
  decision_id: ['uuid', (referral) => referral.decisionId],
  asked_by_id: ['uuid', (referral) => referral.askedById],
  state: ['service_referral_state', (referral) => referral.state],
  steps: ['jsonb', (referral) => referral.steps],
  made_on: ['date', (referral) => dayOf('made', referral)],
  started_on: ['date', (referral) => dayOf('started', referral)],
  reason: ['text', (referral) => referral.reason],
  chased_on: ['date', (referral) => referral.chasedOn],
  chase_task_id: ['uuid', (referral) => referral.chaseTaskId],
})
