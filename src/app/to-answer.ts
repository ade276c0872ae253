import { roleName } from '../domain/authority/say-authority.ts'
import { mayHold } from '../domain/escalation/in-hand.ts'
import type { Policy } from '../domain/policy.ts'
import type { ToAnswer } from '../messages/to-answer.ts'
import type { DecisionLine } from '../ports/store.ts'

/** Decisions that wait for somebody, as their own page lists them: what is urgent first, then whatever moves on first. */
export function toAnswer(decisions: readonly DecisionLine[], policy: Policy): readonly ToAnswer[] {
  return decisions.flatMap(({ decision, caseRef, escalation }): ToAnswer[] => {
    if (escalation === null) return []
    const next = escalation.steps[escalation.step + 1]
    const typeName = policy.matrix.find((row) => row.id === decision.type)?.name ?? null
    const mayBeHeld = escalation.askedId !== null && mayHold(escalation, escalation.askedId)
    return [{ escalation, mayBeHeld, nextRole: next === undefined ? null : roleName(next.role, policy), about: { decision, typeName, caseRef } }]
  }).toSorted((one, other) => Number(other.escalation.isUrgent) - Number(one.escalation.isUrgent) || compare(movesOn(one), movesOn(other)))
}

function movesOn({ escalation }: ToAnswer): string {
  return escalation.nextStepAt ?? '9999'
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
