import type { LondonDate } from '../calendar/london.ts'
import { daysBetween, londonDateOf } from '../calendar/london.ts'
import type { Case } from '../case/case.ts'
import type { Decision, DecisionState } from '../decision/decision.ts'
import type { CaseId, DecisionId } from '../ids.ts'
import type { Write } from '../outcome.ts'
import type { Policy } from '../policy.ts'
import type { MatrixRow } from './matrix.ts'
import type { Pence } from './money.ts'
import { pence } from './money.ts'

/** Agreed, or still may be. What was declined or withdrawn was never spent. */
const COUNTS: ReadonlySet<DecisionState> = new Set(['decided', 'approved', 'waiting', 'sent-back'])

/** Sums for one case that count together with a new one. */
export interface Sums {
  readonly total: Pence
  /** False when some of it still waits for somebody. */
  readonly isAllAgreed: boolean
}

/**
 * What counts together with a new sum for the case: everything under the same row within the row's window of that day, both
 * ends included, so that splitting a sum does not pass (DOMAIN, hard edges). A sum counts on the day it was decided and on the day
 * it was written down: a date put back takes nothing out of the window. `except` is the decision being judged itself.
 */
export function sumsBefore(
  row: MatrixRow, caseId: CaseId, decisions: readonly Decision[], on: LondonDate, except: DecisionId | null,
): Sums {
  const { windowDays } = row
  const counted = windowDays === null ? [] : decisions.filter((decision) =>
    decision.caseId === caseId && decision.type === row.id && decision.amount !== null && decision.id !== except
    && COUNTS.has(decision.state)
    && [decision.decidedAt, decision.recordedAt].some((at) => Math.abs(daysBetween(londonDateOf(at), on)) <= windowDays))
  return {
    total: pence(counted.reduce((sum, decision) => sum + (decision.amount ?? 0), 0)),
    isAllAgreed: counted.every((decision) => decision.state === 'decided' || decision.state === 'approved'),
  }
}

/**
 * What has to be written with a new sum: the case as it was weighed, unchanged. It moves on with every sum, so of two that are
 * recorded at the same moment the second is judged again with the first, and never both without the other.
 */
export function weighedWith(
  { type, amount }: Pick<Decision, 'type' | 'amount'>, theCase: Case, policy: Pick<Policy, 'matrix'>,
): readonly Write[] {
  const row = policy.matrix.find((each) => each.id === type)
  return amount === null || row === undefined || row.windowDays === null ? [] : [{ kind: 'case', row: theCase }]
}
