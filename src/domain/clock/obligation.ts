import type { Instant, LondonDate } from '../calendar/london.ts'
import type { CaseEventKind } from '../case/case-event.ts'
import type { ChildId, EventId } from '../ids.ts'
import type { Confidence, TaskClass } from '../task/task.ts'
import type { Interval } from './rule.ts'

/** Why a duty stopped before it was met: what happened, or what the clock found. */
export type EndReason = CaseEventKind | `turned-${number}` | 'refused' | 'vacated' | 'before-records' | 'no-longer-required'

/** `met` may be late, and may have been recorded late though it was on time: two different things for whoever reads the measures. */
export type ObligationState =
  | { readonly kind: 'open' }
  | { readonly kind: 'met'; readonly on: LondonDate; readonly isLate: boolean; readonly isRecordedLate: boolean }
  | { readonly kind: 'ended'; readonly reason: EndReason; readonly on: LondonDate }

/** What a date is counted from: an event, or a birthday that the clock worked out by itself (no id). */
export interface Anchor {
  readonly eventId: EventId | null
  readonly kind: CaseEventKind
  readonly on: LondonDate
  readonly at: Instant | null
}

/** One thing a rule requires, with its date and the reason for it: derived from what happened, never stored. */
export interface Obligation {
  /** Stable identity of this step of this timetable for this child: the same facts always give the same key. */
  readonly key: string
  readonly timetable: string
  readonly rule: string
  readonly packVersion: string
  /** Null when it is the family's. */
  readonly childId: ChildId | null
  readonly title: string
  readonly taskClass: TaskClass
  /** The last day it is on time; for limits in hours, the London date of `dueAt`. */
  readonly due: LondonDate
  readonly dueAt: Instant | null
  /** The working day to book it by, when `due` is not a working day. */
  readonly bookBy: LondonDate | null
  /** Not sooner than this, where the rule says so. */
  readonly notBefore: LondonDate | null
  /** Days before the limit on which to look how it is going. */
  readonly checkpoints: readonly LondonDate[]
  readonly source: string
  readonly confidence: Confidence
  readonly anchor: Anchor
  /** How long after the anchor (or, for what is done ahead of something, before it). */
  readonly interval: Interval
  /**
   * What set the date: the interval after the anchor, or before another date (`ahead`); or else a chair or court, an extension,
   * something that brought it forward, another step it must be in time for, a birthday.
   */
  readonly setBy: 'interval' | 'ahead' | 'fixed' | 'extension' | 'hastened' | 'in-time' | 'age'
  /** The detail that a review should have recorded and has not: until then the stricter reading holds. */
  readonly awaits: string | null
  readonly state: ObligationState
  /** Plain sentences for whoever looks at the date. */
  readonly warnings: readonly string[]
}
