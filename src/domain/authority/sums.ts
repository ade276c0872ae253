import type { LondonDate } from '../calendar/london.ts'
import { daysBetween, londonDateOf } from '../calendar/london.ts'
import type { Decision, DecisionState } from '../decision/decision.ts'
import type { CaseId, DecisionId } from '../ids.ts'
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
 * ends included, so that splitting a sum does not pass (DOMAIN, hard edges). `except` is the decision being judged itself.
 */
export function sumsBefore(
  row: MatrixRow, caseId: CaseId, decisions: readonly Decision[], on: LondonDate, except: DecisionId | null,
): Sums {
  const { windowDays } = row
  const counted = windowDays === null ? [] : decisions.filter((decision) =>
    decision.caseId === caseId && decision.type === row.id && decision.amount !== null && decision.id !== except
    && COUNTS.has(decision.state) && Math.abs(daysBetween(londonDateOf(decision.decidedAt), on)) <= windowDays)
  return {
    total: pence(counted.reduce((sum, decision) => sum + (decision.amount ?? 0), 0)),
    isAllAgreed: counted.every((decision) => decision.state === 'decided' || decision.state === 'approved'),
  }
}
