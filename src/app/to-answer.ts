import { roleName } from '../domain/authority/say-authority.ts'
import { mayHold } from '../domain/escalation/in-hand.ts'
import { judgedUnder, type PoliciesThen } from '../domain/policy/judged-under.ts'
import type { Policy } from '../domain/policy.ts'
import type { OrganisationId } from '../domain/ids.ts'
import type { ToAnswer } from '../messages/to-answer.ts'
import type { DecisionLine } from '../ports/store.ts'
import type { App } from './app.ts'

/** Decisions that wait for somebody, as their own page lists them: what is urgent first, then whatever moves on first. */
export function toAnswer(decisions: readonly DecisionLine[], policies: PoliciesThen): readonly ToAnswer[] {
  return decisions.flatMap(({ decision, caseRef, escalation }): ToAnswer[] => {
    if (escalation === null) return []
    const policy = judgedUnder(decision, policies)
    const next = escalation.steps[escalation.step + 1]
    const typeName = policy.matrix.find((row) => row.id === decision.type)?.name ?? null
    const mayBeHeld = escalation.askedId !== null && mayHold(escalation, escalation.askedId)
    return [{ escalation, mayBeHeld, nextRole: next === undefined ? null : roleName(next.role, policy), about: { decision, typeName, caseRef } }]
  }).toSorted((one, other) => Number(other.escalation.isUrgent) - Number(one.escalation.isUrgent) || compare(movesOn(one), movesOn(other)))
}

/** The policies those decisions were judged under, beside the one in force: each is read once by a process. */
export async function policiesOf(
  { store }: Pick<App, 'store'>, organisationId: OrganisationId, inForce: Policy, decisions: readonly DecisionLine[],
): Promise<PoliciesThen> {
  const versions = new Set(decisions.map(({ decision }) => decision.judgement.policyVersion))
  versions.delete(inForce.version)
  const before = await Promise.all([...versions].map((version) => store.policy(organisationId, version)))
  return { policy: inForce, policiesBefore: { byVersion: Object.fromEntries(before.map((each) => [each.version, each])), since: null } }
}

function movesOn({ escalation }: ToAnswer): string {
  return escalation.nextStepAt ?? '9999'
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
