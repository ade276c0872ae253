import type { LondonDate } from '../calendar/london.ts'
import { ageOn } from '../calendar/months.ts'
import type { CaseEvent, CaseEventKind } from '../case/case-event.ts'
import type { CaseHistory } from '../case/case.ts'
import type { Circumstance } from './matrix.ts'

/** The circumstances that hold for a case on that day, from what was recorded. */
export function circumstancesOf(history: CaseHistory, on: LondonDate): readonly Circumstance[] {
  return hasProtectionPlan(history, on) ? ['protection-plan-open'] : []
}

const PLAN_BEGINS: ReadonlySet<CaseEventKind> = new Set(['protection-plan', 'birth-on-plan', 'transfer-in'])
const PLAN_ENDS: ReadonlySet<CaseEventKind> = new Set(['plan-ended', 'closed'])

/**
 * Whether a child protection plan is open for any child of the family on that day. A child on a plan who moves in counts from the
 * notification, until it is settled that no conference is needed; a plan for the whole family is open until it ends for each child.
 */
export function hasProtectionPlan(history: CaseHistory, on: LondonDate): boolean {
  return anyChild(history, on, (events) => {
    let opening: CaseEventKind | null = null
    for (const { kind } of events) {
      if (PLAN_BEGINS.has(kind)) opening = opening === null || kind === 'protection-plan' ? kind : opening
      else if (PLAN_ENDS.has(kind) || (kind === 'conference-not-required' && opening === 'transfer-in')) opening = null
    }
    return opening !== null
  })
}

const CARE_BEGINS: ReadonlySet<CaseEventKind> = new Set([
  'looked-after', 'placement', 'care-order-at-home', 'temporary-approval', 'placed-for-adoption',
])
const CARE_ENDS: ReadonlySet<CaseEventKind> = new Set(['ceased-looked-after', 'left-care', 'closed'])

/** Whether any child of the family is in care on that day, so that a decision asks what this child wants next (004 §3.15). */
export function isInCare(history: CaseHistory, on: LondonDate): boolean {
  return anyChild(history, on, (events) => {
    let opening: CaseEventKind | null = null
    for (const { kind, detail } of events) {
      if (CARE_BEGINS.has(kind)) opening = kind === 'placement' && detail['kind'] === 'short-breaks' ? opening : kind
      else if (CARE_ENDS.has(kind) || (kind === 'order-made' && opening === 'placed-for-adoption')) opening = null
    }
    return opening !== null
  })
}

/** Asks it of each child's events through that day, those of the whole family included. At 18 nothing of a childhood holds. */
function anyChild(history: CaseHistory, on: LondonDate, holds: (events: readonly CaseEvent[]) => boolean): boolean {
  const { children } = history.case
  const events = history.events.filter((event) => event.on <= on).toSorted(inOrder)
  if (children.length === 0) return holds(events)
  return children
    .filter((child) => child.dateOfBirth === null || ageOn(child.dateOfBirth, on) < 18)
    .some((child) => holds(events.filter((event) => event.childId === null || event.childId === child.id)))
}

/** As they happened; on one day, those with a time by the time, and otherwise as they were recorded. */
function inOrder(one: CaseEvent, other: CaseEvent): number {
  return compare(one.on, other.on)
    || (one.at !== null && other.at !== null ? compare(one.at, other.at) : 0)
    || compare(one.recordedAt, other.recordedAt)
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
