import { londonDateOf, type Instant, type LondonDate } from '../domain/calendar/london.ts'
import { dateInWords } from '../domain/calendar/words.ts'
import { RulesNotUsable } from '../domain/clock/rule.ts'
import type { OrganisationId } from '../domain/ids.ts'
import { isSamePolicy, policyDifference, type SectionChanged } from '../domain/policy/difference.ts'
import { openUnder, staffUnder, type OpenUnder, type StaffUnder } from '../domain/policy/open-under.ts'
import { readPolicy, type PolicyFault } from '../domain/policy/read-policy.ts'
import type { Policy } from '../domain/policy.ts'
import type { PolicyTerm } from '../ports/policies.ts'
import type { App } from './app.ts'
import { datesUnder, type DatesUnder } from './dates-under.ts'

/** When a policy would hold: it does; from now on, or again, having held before; from a day to come, for which it may wait already. */
export type Comes = 'is-in-force' | 'now' | 'now-again' | 'on-its-day' | 'waits'

/** What applying a policy would change, all of it, before anything is. */
export interface PolicyChecked {
  readonly policy: Policy
  /** The one it would take the place of. */
  readonly inForce: Policy
  readonly comes: Comes
  /** Why it cannot be applied; empty when it can. Each a sentence saying what to do. */
  readonly refusals: readonly string[]
  readonly changes: readonly SectionChanged[]
  readonly open: OpenUnder
  readonly staff: StaffUnder
  readonly dates: DatesUnder
}

type Checking = Pick<App, 'store' | 'policies' | 'rulesOf' | 'calendar' | 'newId'>

/** Compares a policy with the one in force, and works out what it would do to what is open. Writes nothing. */
export async function checkPolicy(app: Checking, organisationId: OrganisationId, policy: Policy, now: Instant): Promise<PolicyChecked> {
  const { store, policies } = app
  const [inForce, known, terms, items, people] = await Promise.all([
    store.policy(organisationId), policies.applied(organisationId, policy.version), policies.terms(organisationId),
    policies.openItems(organisationId), store.people(organisationId),
  ])
  const today = londonDateOf(now)
  const comes = whenItComes(policy, inForce, terms, today)
  return {
    policy, inForce, comes,
    refusals: [
      ...(known === null || isSamePolicy(known, policy)
        ? []
        : [`${policy.version} was applied before with other content: give this one a new version.`]),
      ...(comes !== 'now' || policy.validFrom >= inForce.validFrom ? [] : [outOfOrder(policy, inForce)]),
    ],
    changes: policyDifference(inForce, policy),
    open: openUnder(policy, items, people, today),
    staff: staffUnder(policy, people, today),
    dates: await datesUnder(app, organisationId, { before: inForce, after: policy }, now),
  }
}

function whenItComes({ version, validFrom }: Policy, inForce: Policy, terms: readonly PolicyTerm[], today: LondonDate): Comes {
  if (version === inForce.version) return 'is-in-force'
  const own = terms.filter(({ policy }) => policy.version === version)
  if (own.some(({ inForceSince, withdrawnAt }) => inForceSince === null && withdrawnAt === null)) return 'waits'
  if (validFrom > today) return 'on-its-day'
  return own.some(({ inForceSince }) => inForceSince !== null) ? 'now-again' : 'now'
}

function outOfOrder(policy: Policy, inForce: Policy): string {
  return `${policy.version} is valid from ${dateInWords(policy.validFrom)}, before ${inForce.version} in force was `
    + `(${dateInWords(inForce.validFrom)}): give it the day it takes over.`
}

/** Reads a policy (already parsed from JSON) with every fault at once, those of its changes to the statutory clock among them. */
export function readWholePolicy(document: unknown, rulesOf: App['rulesOf']): ReturnType<typeof readPolicy> {
  const read = readPolicy(document)
  if (read.kind === 'faulty') return read
  const faults = clockFaults(read.policy, rulesOf)
  return faults.length === 0 ? read : { kind: 'faulty', faults }
}

function clockFaults(policy: Policy, rulesOf: App['rulesOf']): readonly PolicyFault[] {
  const pack = policy.clock.pack === 'england' ? [] : [{ where: 'clock, pack', says: 'has to be england, which is the only one there is' }]
  try {
    rulesOf(policy)
    return pack
  } catch (error) {
    if (!(error instanceof RulesNotUsable)) throw error
    return [...pack, ...error.message.split('\n').map((says) => ({ where: 'clock, overrides', says }))]
  }
}
