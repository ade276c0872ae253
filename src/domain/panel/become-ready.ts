import { atLondon } from '../calendar/london.ts'
import type { LondonDate } from '../calendar/london.ts'
import type { Escalation } from '../escalation/escalation.ts'
import { redraw } from '../escalation/notices.ts'
import type { NewId } from '../ids.ts'
import type { Meeting } from '../meeting/next-meeting.ts'
import type { NewNotice } from '../notice.ts'
import type { Write } from '../outcome.ts'
import type { PanelFacts } from './panel-facts.ts'
import { waitingDecision } from './panel-facts.ts'
import type { PanelReferral } from './referral.ts'

/** The referral on the agenda, from that sitting on. */
export function readyFor(referral: PanelReferral, sittingOn: LondonDate): PanelReferral {
  return { ...referral, state: 'ready', readyFor: sittingOn }
}

/**
 * While a decision is on a panel's agenda its chair is not asked each day to decide it alone: its next step is no earlier than the
 * sitting. It still has one (invariant 5), what is urgent keeps climbing, and so does what nobody below the chair has supported yet.
 */
export function waitForSitting(
  { decisionId }: PanelReferral, sitting: Pick<Meeting, 'on' | 'time'>, facts: PanelFacts, newId: NewId,
): Waits {
  const waiting = waitingDecision(decisionId, facts)
  if (waiting === null) return STAYS
  const { escalation } = waiting
  const begins = atLondon(sitting.on, sitting.time)
  const isWithChair = escalation.steps[escalation.step]?.decides === true
  if (!isWithChair || escalation.isUrgent || escalation.nextStepAt === null || escalation.nextStepAt >= begins) return STAYS
  const later: Escalation = { ...escalation, nextStepAt: begins }
  return { writes: [{ kind: 'escalation', row: later }], notices: redraw(later, newId) }
}

interface Waits {
  readonly writes: readonly Write[]
  readonly notices: readonly NewNotice[]
}

/** Nothing that waits has to be put off. */
export const STAYS: Waits = { writes: [], notices: [] }
