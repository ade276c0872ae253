import { londonDateOf } from '../calendar/london.ts'
import { dateInWords } from '../calendar/words.ts'
import { tellAudience } from '../case/audience.ts'
import type { Decided, DecideFacts, DecideRequest } from '../decision/decide.ts'
import { decide } from '../decision/decide.ts'
import type { PersonId } from '../ids.ts'
import type { NewNotice } from '../notice.ts'
import type { Asking, AuditEntry, Outcome, Refusal } from '../outcome.ts'
import { refused } from '../outcome.ts'
import type { Policy } from '../policy.ts'
import type { ReferralState, ServiceReferral } from './service-referral.ts'
import { dayOf, isRunning } from './service-referral.ts'
import type { Service } from './service.ts'
import { mayBeReferredTo } from './service.ts'

export interface ReferFacts {
  readonly service: Service
  /** The case's, whatever became of them. */
  readonly referrals: readonly ServiceReferral[]
}

export interface ReferRequest {
  /** Null: the asker decided it. */
  readonly decidedById: PersonId | null
  readonly childWants: string | null
  readonly reasons: string | null
}

export type Referred = Decided & { readonly referral: ServiceReferral }

/**
 * Refers a family to a service. It is a decision like any other, so whether it stands or goes up is settled by the matrix, once: a
 * consultant social worker's own is made, anybody else's is asked for and made when it is decided.
 */
export function referToService(loaded: DecideFacts & ReferFacts, request: ReferRequest, asking: Asking): Outcome<Referred> {
  const { service, policy } = loaded
  // the service's name is the directory's and may be said, also where it is called after somebody
  const facts = { ...loaded, alsoSaid: [service.name] }
  const outcome = decide(facts, decisionFor(service, request, policy), asking)
  if (outcome.kind === 'refused') return outcome
  const objection = objectionTo(loaded)
  if (objection !== null) return { kind: 'refused', refusal: objection }

  const referral = asked(loaded, outcome, asking)
  return {
    ...outcome,
    referral,
    writes: [...outcome.writes, { kind: 'service-referral', row: referral }],
    audit: [...outcome.audit, entryOf(referral, loaded, asking)],
    // one card says that it is decided and that the family is referred; what is asked of somebody else is said as ever
    notices: [...tellMade(referral, loaded, asking), ...outcome.notices.filter(({ about }) => about.kind !== 'decision-recorded')],
  }
}

function tellMade(referral: ServiceReferral, { history }: DecideFacts, { newId }: Asking): readonly NewNotice[] {
  if (referral.state !== 'made') return []
  return tellAudience({
    case: history.case, unitId: history.case.unitId, occurrence: `service-referral/${referral.id}/made`, subjectId: referral.id,
    about: { kind: 'service-referral', referralId: referral.id },
  }, newId)
}

function decisionFor(service: Service, { decidedById, childWants, reasons }: ReferRequest, policy: Policy): DecideRequest {
  return {
    type: policy.services.decisionType, summary: service.name, amount: null, isUrgent: false, decidedById, childWants, reasons, link: null,
    // a second referral to the same service is recognised below, by what became of the first
    isConfirmed: true,
  }
}

/** Why this family cannot be referred to that service by their unit; null when it can. */
export function objectionTo({ service, policy, referrals }: ReferFacts & { readonly policy: Policy }): Refusal | null {
  const { name } = service
  if (!service.isOffered) return { reason: 'not-offered', says: `${name} is not offered any more. Look for another with /services.` }
  const running = referrals.find((one) => one.serviceId === service.id && isRunning(one))
  if (running !== undefined) return { reason: 'already-referred', says: `The family is referred to ${name} already: ${sayState(running)}.` }
  if (mayBeReferredTo(service)) return null
  if (service.panel !== null) {
    const panel = policy.panels.find(({ id }) => id === service.panel)?.name ?? service.panel
    return { reason: 'through-panel', says: `${name} is reached only through the ${panel}. Take the family there.` }
  }
  return { reason: 'self-referral', says: `The family asks ${name} themselves. Give them the number.` }
}

const STATES: Readonly<Record<ReferralState, string>> = {
  'asked': 'waiting to be decided', 'not-agreed': 'not agreed', 'made': 'made', 'accepted': 'accepted', 'waiting': 'on the waiting list',
  'started': 'started', 'ended': 'ended', 'declined': 'declined', 'withdrawn': 'withdrawn',
}

/** `accepted on Mon 23 Nov 2026`, as the end of a sentence. */
export function sayState(referral: Pick<ServiceReferral, 'state' | 'steps'>): string {
  const on = dayOf(referral.state, referral)
  return on === null || referral.state === 'asked' ? STATES[referral.state] : `${STATES[referral.state]} on ${dateInWords(on)}`
}

function asked({ service, history }: DecideFacts & ReferFacts, { decision }: Decided, asking: Asking): ServiceReferral {
  // what waits for nobody is decided, also where somebody signs it afterwards
  const isMade = decision.state === 'decided'
  const step = { on: londonDateOf(asking.now), at: asking.now, byId: asking.askerId }
  return {
    id: asking.newId('service-referral'), organisationId: service.organisationId, caseId: history.case.id, serviceId: service.id,
    decisionId: decision.id, askedById: asking.askerId, state: isMade ? 'made' : 'asked',
    steps: [{ ...step, state: 'asked' }, ...(isMade ? [{ ...step, state: 'made' as const }] : [])],
    reason: null, chasedOn: null, chaseTaskId: null, version: 0,
  }
}

function entryOf(referral: ServiceReferral, { service, history }: DecideFacts & ReferFacts, asking: Asking): AuditEntry {
  return {
    event: referral.state === 'made' ? 'service-referral-made' : 'service-referral-asked', byId: asking.askerId, at: asking.now,
    unitId: history.case.unitId, caseId: history.case.id, subjectId: referral.id,
    detail: { service: service.code, decisionId: referral.decisionId },
  }
}

/** The refusal of a service that is not in the directory, or not in this one. */
export function noSuchService(): ReturnType<typeof refused> {
  return refused('no-service', 'There is no such service in the directory. Choose one from the list.')
}
