import type { KeptAskId, NewId } from '../ids.ts'
import type { Instant } from '../calendar/london.ts'
import type { Outcome } from '../outcome.ts'
import { refused } from '../outcome.ts'
import type { Identity, Person } from './person.ts'

export interface LinkRequest {
  readonly identity: Identity
  /** `email`: the platform vouches for their address. `administrator`: whoever runs the product says so. */
  readonly by: 'email' | 'administrator'
  /** Whether an account they already have in the same place gives way to this one. */
  readonly replaces: boolean
  /** What they had asked, which they may then go on with, and its verb; null when there is nothing to tell them of. */
  readonly kept: { readonly id: KeptAskId; readonly verb: string | null } | null
}

/**
 * Makes an account of a chat platform somebody's own. One account in each workspace or tenant: a second one could be somebody else who
 * got hold of the address, so only an administrator can put it in the place of the first.
 */
export function linkAccount(
  person: Person, { identity, by, replaces, kept }: LinkRequest, asking: { readonly now: Instant; readonly newId: NewId },
): Outcome<{ readonly person: Person }> {
  const { platform, tenant, user } = identity
  if (!person.isActive) return refused('has-left', `${person.name} has left. Import them again before you link an account to them.`)
  const inSamePlace = person.identities.filter((other) => other.platform === platform && other.tenant === tenant)
  if (inSamePlace.some((other) => other.user === user)) {
    return refused('already-linked', `That account is ${person.name}’s already. Nothing needed changing.`)
  }
  if (inSamePlace.length > 0 && !replaces) {
    return refused('has-account', `${person.name} already has another account there. Add --replace if this one takes its place.`)
  }
  // the account they use now is where they are told things from now on
  const linked: Person = { ...person, identities: [identity, ...person.identities.filter((other) => !inSamePlace.includes(other))] }
  const recorded = { byId: null, at: asking.now, unitId: null, caseId: null, subjectId: person.id }
  return {
    kind: 'accepted',
    person: linked,
    writes: [{ kind: 'person', row: linked }],
    audit: [
      ...inSamePlace.map((other) => ({ ...recorded, event: 'account-closed', detail: { ...other } })),
      { ...recorded, event: 'account-linked', detail: { platform, tenant, user, by } },
    ],
    notices: kept === null ? [] : [{
      id: asking.newId('notice'),
      occurrence: `account-linked/${person.id}/${kept.id}`,
      to: { kind: 'person', personId: person.id },
      about: { kind: 'account-linked', personId: person.id, keptId: kept.id, verb: kept.verb },
      isUrgent: false,
      lateByMinutes: 0,
      subjectId: null,
    }],
  }
}
