import { addMinutes } from '../calendar/london.ts'
import type { Instant } from '../calendar/london.ts'
import type { Platform } from '../unit/unit.ts'

/** What should have happened is late once it is more than this much over its time: a beat may be missed, and sending takes a moment. */
export const LATE_MINUTES = 5

/**
 * Something the product itself has not done in time. `since` is when it should have been done: of several, the first. Counts and
 * moments only: it is told outside the product's own channels.
 */
export type Late =
  /** The minute's work is not done any more; `since` is when it last was. */
  | { readonly kind: 'beat'; readonly since: Instant }
  /** It was not done for a while and is again since `until`. */
  | { readonly kind: 'break'; readonly since: Instant; readonly until: Instant }
  /** Part of it fails every time; `since` is when it last did not. */
  | { readonly kind: 'work'; readonly since: Instant }
  /** Decisions that should have gone up; `lost` of them have no step ahead at all. */
  | { readonly kind: 'decisions'; readonly since: Instant; readonly count: number; readonly lost: number }
  | { readonly kind: 'digests'; readonly since: Instant; readonly count: number }
  /** Messages that were promised and not sent, and the ways they should have gone. */
  | { readonly kind: 'messages'; readonly since: Instant; readonly count: number; readonly ways: readonly SendingWay[] }
  /** Nothing can be looked at: the database does not answer. */
  | { readonly kind: 'database'; readonly since: Instant }

export type LateKind = Late['kind']

/** How a message goes to people. */
export type SendingWay = Platform | 'email'

/** Whether what was due then is late now. What was due five minutes ago is not: it is late when it is more. */
export function isLate(due: Instant, now: Instant): boolean {
  return due < addMinutes(now, -LATE_MINUTES)
}

/** The first of some moments; null of none. */
export function earliest(moments: readonly Instant[]): Instant | null {
  return moments.reduce<Instant | null>((first, at) => (first === null || at < first ? at : first), null)
}

/** The later of two moments. */
export function laterOf(one: Instant, other: Instant): Instant {
  return one > other ? one : other
}
