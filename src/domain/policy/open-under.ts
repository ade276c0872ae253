import { rolesAnywhere } from '../unit/membership.ts'
import type { LondonDate } from '../calendar/london.ts'
import type { Escalation } from '../escalation/escalation.ts'
import type { Policy } from '../policy.ts'
import type { Person, Role } from '../unit/person.ts'

/** A decision that waits, by the number people know it by. */
export interface WaitingItem {
  readonly escalation: Pick<Escalation, 'steps' | 'step'>
  readonly decisionNumber: number
  readonly judgedUnder: string
}

/** What another policy would find open. What waits keeps its ladder and the version it was judged under, whatever comes. */
export interface OpenUnder {
  /** The numbers of what waits, by the version it was judged under. */
  readonly waiting: Readonly<Record<string, readonly number[]>>
  /** Roles that rungs still to come are of, and that the policy does not have: with the decisions that need them. */
  readonly missingRoles: readonly { readonly role: Role; readonly decisions: readonly number[] }[]
  /** Decisions for which nobody holds any role on their ladder. */
  readonly unanswerable: readonly number[]
}

export function openUnder(policy: Policy, items: readonly WaitingItem[], people: readonly Person[], today: LondonDate): OpenUnder {
  const roles = new Set(policy.roles.map(({ id }) => id))
  const held = new Set(people.flatMap((person) => rolesAnywhere(person, today)))
  const needed = items.flatMap(({ escalation, decisionNumber }) =>
    escalation.steps.slice(escalation.step).filter(({ role }) => !roles.has(role)).map(({ role }) => ({ role, decisionNumber })))
  const byVersion = Map.groupBy(items, ({ judgedUnder }) => judgedUnder)
  return {
    waiting: Object.fromEntries([...byVersion].map(([version, some]) => [version, some.map(({ decisionNumber }) => decisionNumber)])),
    missingRoles: [...Map.groupBy(needed, ({ role }) => role)]
      .map(([role, some]) => ({ role, decisions: some.map(({ decisionNumber }) => decisionNumber) })),
    unanswerable: items.filter(({ escalation }) => escalation.steps.every(({ role }) => !held.has(role))).map(({ decisionNumber }) => decisionNumber),
  }
}

/** Who would stand where under the policy: rungs that nobody holds, and roles people hold that it does not have. */
export interface StaffUnder {
  readonly emptyRungs: readonly Role[]
  readonly strangers: readonly { readonly role: Role; readonly people: number }[]
}

export function staffUnder(policy: Policy, people: readonly Person[], today: LondonDate): StaffUnder {
  const roles = new Set(policy.roles.map(({ id }) => id))
  const held = people.flatMap((person) => [...new Set(rolesAnywhere(person, today))])
  const rungs = new Set([...policy.ladders.routine, ...policy.ladders.urgent].map(({ role }) => role))
  return {
    emptyRungs: [...rungs].filter((role) => !held.includes(role)),
    strangers: [...Map.groupBy(held.filter((role) => !roles.has(role)), (role) => role)].map(([role, some]) => ({ role, people: some.length })),
  }
}
