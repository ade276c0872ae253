import { dateFrom } from '../../../src/domain/calendar/london.ts'
import type { CaseEvent } from '../../../src/domain/case/case-event.ts'
import type { CaseHistory } from '../../../src/domain/case/case.ts'
import type { Drift, Finding } from '../../../src/domain/drift/drift.ts'
import { DRIFT_BY_DEFAULT } from '../../../src/domain/drift/drift-policy.ts'
import { findDrift, type DriftFacts } from '../../../src/domain/drift/find-drift.ts'
import type { DecisionMade } from '../../../src/domain/drift/last-move.ts'
import type { WatchFacts } from '../../../src/domain/drift/watch-drift.ts'
import type { ChildId } from '../../../src/domain/ids.ts'
import { allFacts, tenOn } from '../authority/hackney.ts'
import { ENGLAND } from '../clock/a-case.ts'
import { family, history } from '../unit/hawthorn.ts'

/** A family with children of these birth dates, A first; and what happened to them. */
export function still(born: readonly (string | null)[], ...events: readonly CaseEvent[]): CaseHistory {
  const children = born.map((birth, index) => {
    const ref = String.fromCharCode(65 + index)
    return { id: ref as ChildId, ref, dateOfBirth: birth === null ? null : dateFrom(birth) }
  })
  return history({ children }, events)
}

export function driftFacts(of: CaseHistory, changes: Partial<DriftFacts> = {}): DriftFacts {
  return { history: of, decisions: [], rules: ENGLAND, drift: DRIFT_BY_DEFAULT, ...changes }
}

/** What is found on a day, a line each: `A still since 2026-09-01 (visit), from 2026-10-27`. */
export function foundOn(day: string, of: CaseHistory, changes: Partial<DriftFacts> = {}): readonly string[] {
  return findDrift(driftFacts(of, changes), dateFrom(day)).map(inShort)
}

export function inShort(finding: Finding): string {
  const whose = finding.childId ?? 'family'
  return finding.kind === 'still'
    ? `${whose} still since ${finding.since} (${finding.last}), from ${finding.from}`
    : `${whose} ${finding.months} months on a plan since ${finding.since}, from ${finding.from}`
}

export function made(on: string, changes: Partial<DecisionMade> = {}): DecisionMade {
  return { state: 'decided', decidedAt: tenOn(on), settledAt: null, ...changes }
}

/** Everything that is known when a case is looked at. */
export function watching(of: CaseHistory, changes: Partial<WatchFacts> = {}): WatchFacts {
  return { ...allFacts(), history: of, decisions: [], rules: ENGLAND, drifts: [], ...changes }
}

/** As the database keeps it. */
export function storedDrift(drift: Drift): Drift {
  return { ...drift, version: drift.version + 1 }
}

export { family }
