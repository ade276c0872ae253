import { addDays, type LondonDate } from '../calendar/london.ts'
import { addMonths, birthday } from '../calendar/months.ts'
import type { CaseHistory } from '../case/case.ts'
import { childSubjects, inOrder, type Happening, type Subject } from '../clock/happening.ts'
import type { RulePack } from '../clock/rule.ts'
import { running } from '../clock/running.ts'
import type { DriftPolicy } from './drift-policy.ts'
import type { Finding } from './drift.ts'
import { isBeingDecided, moveOf, movesOf, type DecisionMade, type Move } from './last-move.ts'

/** What drift is found from. */
export interface DriftFacts {
  readonly history: CaseHistory
  /** The case's decisions: at least those that wait, and those of the last year. */
  readonly decisions: readonly DecisionMade[]
  readonly rules: RulePack
  readonly drift: DriftPolicy
}

/**
 * What drifts on a case that day, child by child: nobody visited, decided, reviewed or changed the plan for the policy's weeks (fewer
 * when those of a child under two are over before their second birthday), and child protection plans that have reached the policy's
 * months with no decision or review conference since (004 §3.14, STATUTORY CP-8). A closed case does not drift, nor does somebody
 * grown up, nor a case on which a decision waits: that one has a ladder.
 */
export function findDrift(facts: DriftFacts, on: LondonDate): readonly Finding[] {
  if (isBeingDecided(facts.decisions)) return []
  const decided = movesOf(facts.decisions).filter((move) => move.on <= on)
  // most families have no plan, and reading their periods is most of the work
  const hasPlan = facts.history.events.some(({ kind }) => kind === 'protection-plan')
  const plans = hasPlan ? running(facts.history, facts.rules, on).filter(({ event }) => event === 'protection-plan') : []
  return childSubjects(facts.history.case, inOrder(facts.history.events)).flatMap((subject) => {
    if (subject.dateOfBirth !== null && birthday(subject.dateOfBirth, GROWN_UP) <= on) return []
    const moves = subject.happenings.flatMap((happening) => moveOf(happening, facts.rules) ?? []).filter((move) => move.on <= on)
    if (isClosed(subject, facts.rules, on)) return []
    const plan = plans.find((each) => each.childId === subject.childId)
    return [
      ...stillness(subject, [...moves, ...decided], facts, on),
      ...plan === undefined ? [] : longPlan(plan.since, subject, decided, facts, on),
    ]
  })
}

const GROWN_UP = 18
const VERY_YOUNG = 2

/** Whether closing the case was the last thing that moved it. */
function isClosed({ happenings }: Subject, rules: RulePack, on: LondonDate): boolean {
  const last = happenings.findLast((happening) => happening.on <= on && moveOf(happening, rules) !== null)
  return last?.kind === 'closed'
}

function stillness(subject: Subject, moves: readonly Move[], { drift }: DriftFacts, on: LondonDate): readonly Finding[] {
  const last = moves.reduce<Move | null>((latest, move) => (latest === null || move.on >= latest.on ? move : latest), null)
    ?? beginning(subject.happenings, on)
  if (last === null) return []
  const { from, weeks } = driftsFrom(last.on, subject.dateOfBirth, drift)
  return on < from ? [] : [{ kind: 'still', childId: subject.childId, since: last.on, last: last.what, weeks, from }]
}

/** A case of which something is known, and nothing that moved it: it counts from when it was first heard of. */
function beginning(happenings: readonly Happening[], on: LondonDate): Move | null {
  const first = happenings.find((happening) => happening.on <= on)
  return first === undefined ? null : { what: 'beginning', on: first.on }
}

/** The first day of drift after a day on which something happened; the weeks are calendar weeks, the last day included. */
export function driftsFrom(
  since: LondonDate, dateOfBirth: LondonDate | null, drift: DriftPolicy,
): { readonly from: LondonDate; readonly weeks: number } {
  const early = addDays(since, drift.weeksUnderTwo * 7)
  const isUnderTwo = dateOfBirth !== null && early < birthday(dateOfBirth, VERY_YOUNG)
  return isUnderTwo ? { from: early, weeks: drift.weeksUnderTwo } : { from: addDays(since, drift.weeks * 7), weeks: drift.weeks }
}

/** The task the clock raises at the same months (STATUTORY CP-8): doing it is an answer. */
const DRIFT_REVIEW = 'CP-8'

/** The last of the policy's months that the child's plan has reached, while nothing was decided or reviewed since. */
function longPlan(
  since: LondonDate, subject: Subject, decided: readonly Move[], { rules, drift }: DriftFacts, on: LondonDate,
): readonly Finding[] {
  const reached = drift.planMonths.findLast((months) => addMonths(since, months) <= on)
  if (reached === undefined) return []
  const from = addMonths(since, reached)
  const isReviewed = subject.happenings.some((happening) => happening.on >= from && happening.on <= on
    && ((happening.kind === 'review-conference' && moveOf(happening, rules) !== null) || happening.detail['rule'] === DRIFT_REVIEW))
  if (isReviewed || decided.some((move) => move.on >= from)) return []
  const { weeks } = driftsFrom(from, subject.dateOfBirth, drift)
  return [{ kind: 'plan', childId: subject.childId, since, months: reached, weeks, from }]
}
