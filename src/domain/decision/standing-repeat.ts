import type { LondonDate } from '../calendar/london.ts'
import { londonDateOf, minutesBetween } from '../calendar/london.ts'
import { refused } from '../outcome.ts'
import type { Decision, DecisionState } from './decision.ts'
import { decisionRef } from './decision.ts'

const STANDS: ReadonlySet<DecisionState> = new Set(['decided', 'approved', 'waiting', 'sent-back'])

/** Within so many minutes the same words about protecting a child are a second press; after that they may well be a second time. */
const SAME_PRESS_MINUTES = 10

/**
 * Refuses a second copy of a decision recorded earlier that day and standing still: the same case, row, sum and words, by the same
 * decider. Null when there is none. Recording the same thing again as urgent is no repeat: it has to go out at once. Nor is what may
 * not wait, unless it is the same press: a child may have to be protected twice in a day.
 */
export function standingRepeat(
  decision: Decision, before: readonly Decision[], on: LondonDate,
): ReturnType<typeof refused> | null {
  const same = before.find((each) => saysTheSame(each, decision) && STANDS.has(each.state)
    && londonDateOf(each.recordedAt) === on && (each.isUrgent || !decision.isUrgent) && (decision.protection === null
      || minutesBetween(each.recordedAt, decision.recordedAt) < SAME_PRESS_MINUTES))
  if (same === undefined) return null
  const nothing = 'Nothing was added; if you mean a second one, say so.'
  const { refusal } = refused('already-recorded', `${decisionRef(same)} already says that, recorded today. ${nothing}`)
  return { kind: 'refused', refusal: { ...refusal, decision: same.id } }
}

function saysTheSame(one: Decision, other: Decision): boolean {
  return one.caseId === other.caseId && one.type === other.type && one.amount === other.amount
    && one.decidedById === other.decidedById && words(one.summary) === words(other.summary)
    && (other.protection === null || (one.reasons === other.reasons && (one.protection?.refAsTyped ?? null) === other.protection.refAsTyped))
}

function words(summary: string): string {
  return summary.toLowerCase().replaceAll(/[^\p{L}\p{N}£]+/gu, ' ').trim()
}
