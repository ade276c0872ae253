import type { ChildId, EventId, PersonId } from '../ids.ts'
import type { Instant, LondonDate } from '../calendar/london.ts'

/** What can happen to a child or family that the statutory clock knows (CONTRACT: "Events the clock knows"). */
export const CASE_EVENTS = [
  'referral', 'strategy-discussion', 'transfer-in', 'police-protection', 'emergency-protection-order', 'assessment-order',
  'child-in-need', 'protection-plan', 'birth-on-plan', 'looked-after', 'placement', 'care-order-at-home', 'temporary-approval',
  'authority-to-place', 'placed-for-adoption', 'eligible', 'pathway-plan', 'left-care', 'private-fostering',
  'returned-from-missing', 'application-issued', 'direction', 'legal-planning-meeting',
  'visit', 'review', 'review-conference', 'core-group', 'conference-not-required', 'health-assessment', 'plan-ended',
  'ceased-looked-after', 'moved', 'order-made', 'closed',
  // Beyond the contract's list: what starts S47-1, an extension granted, and any rule's work being done (detail `rule`, `key`).
  'concern', 'extended', 'done',
] as const

export type CaseEventKind = (typeof CASE_EVENTS)[number]

/**
 * Something that happened, as recorded. `on` is the day it happened in London; `at` is the moment too, for the events whose
 * limits run in hours. `recordedAt` is when we were told: an event recorded weeks later counts from the day it happened.
 */
export interface CaseEvent {
  readonly id: EventId
  /** The child it happened to; null when it happened to the whole family. */
  readonly childId: ChildId | null
  readonly kind: CaseEventKind
  readonly on: LondonDate
  readonly at: Instant | null
  /** What the event's rules need beyond the date, in the words of the import: `seen=false`, `kind=foster`, `to18=true`. */
  readonly detail: Readonly<Record<string, string>>
  readonly recordedAt: Instant
  readonly recordedBy: PersonId | null
}
