import { londonDateOf } from '../calendar/london.ts'
import type { LondonDate } from '../calendar/london.ts'
import type { ChildId } from '../ids.ts'
import type { Asking, Outcome, Write } from '../outcome.ts'
import { followUpsOf } from './follow-ups.ts'
import { redrawReferral, tellOfReferral } from './notices.ts'
import type { OutcomeFacts } from './outcome-guards.ts'
import { decidesNow, whatIsWrong } from './outcome-guards.ts'
import { decisionsFor, waitingDecision } from './panel-facts.ts'
import type { PanelOutcome, SittingPanel } from './panel-policy.ts'
import { paperTasksEnded } from './paper-tasks.ts'
import { waitForSitting } from './become-ready.ts'
import { referralEntry, taskRaisedEntry } from './refer.ts'
import type { MatterOutcome, PanelReferral } from './referral.ts'
import { openMatters } from './referral.ts'
import { settleDecision } from './settle-decision.ts'
import { sittingFrom } from './sitting.ts'
import type { ReferralPress } from './touch-referral.ts'
import { touched } from './touch-referral.ts'

export interface OutcomeRequest extends ReferralPress {
  /** One child; null: everybody of the family who is still to be decided about. */
  readonly childId: ChildId | null
  readonly outcome: PanelOutcome
  /** Conditions, or why not. */
  readonly words: string
  /** Deferred to the first sitting on or after that day. */
  readonly until: LondonDate | null
  /** The chair decides alone, because it cannot wait for a sitting. */
  readonly isBetweenSittings: boolean
}

export interface OutcomeRecorded {
  readonly referral: PanelReferral
  readonly recorded: readonly MatterOutcome[]
}

/**
 * Records what the panel came to, child by child: at a quorate sitting by its chair, or by the panel's co-ordinator for them, so that
 * decided-by and recorded-by are two questions; between sittings by the chair alone, which the next sitting hears of. It settles the
 * decision that waited for it, raises what the unit has to do, and puts off what is deferred to the sitting it comes back to.
 */
export function recordOutcome(facts: OutcomeFacts, request: OutcomeRequest, asking: Asking): Outcome<OutcomeRecorded> {
  const ready = touched(facts, request, asking)
  if (ready.kind === 'refused') return ready
  const { presser, panel } = ready
  const wrong = whatIsWrong(request, facts, asking)
  if (wrong !== null) return wrong
  const deciding = decidesNow(request, { presser, panel }, facts, asking)
  if (deciding.kind === 'refused') return deciding

  const words = request.words.trim() === '' ? null : request.words.trim()
  const back = request.outcome === 'deferred' && request.until !== null ? sittingFrom(panel, request.until, facts.calendar) : null
  const made = deciding.matters.map((childId) => {
    const tasks = followUpsOf(request.outcome, { panel, referral: request.referral, childId }, facts, asking)
    const outcome: MatterOutcome = {
      childId, outcome: request.outcome, conditions: words, backOn: back?.on ?? null, sittingOn: deciding.sittingOn,
      decidedById: deciding.decider.id, recordedById: presser.id, at: asking.now, followUps: tasks.map(({ id }) => id),
    }
    return { outcome, tasks }
  })
  const recorded = made.map(({ outcome }) => outcome)
  const linked: PanelReferral = { ...request.referral, decisionId: request.referral.decisionId ?? onlyDecision(panel, facts) }
  const referral = afterOutcomes(linked, recorded, deciding.sittingOn ?? londonDateOf(asking.now), asking)
  const isOver = referral.state === 'decided'
  const ended = isOver ? paperTasksEnded(referral, facts, { state: 'ended', reason: 'panel-decided', byId: null, at: asking.now }) : []
  const settled = isOver
    ? settleDecision(waitingDecision(referral.decisionId, facts), referral, { deciderId: deciding.decider.id, words }, asking)
    : { audit: [], ...(back === null ? { writes: [], notices: [] } : waitForSitting(referral, back, facts, asking.newId)) }
  const raised = made.flatMap(({ tasks }) => tasks)
  const by = { byId: presser.id, at: asking.now }
  return {
    kind: 'accepted', referral, recorded,
    writes: [
      { kind: 'panel-referral', row: referral }, ...raised.map((row): Write => ({ kind: 'task', row })), ...ended, ...settled.writes,
    ],
    audit: [
      ...recorded.map(({ childId, outcome, decidedById, sittingOn, backOn }) =>
        referralEntry('panel-outcome-recorded', referral, by, { childId, outcome, decidedById, sittingOn, backOn })),
      ...raised.map((task) => taskRaisedEntry(task, by)),
      ...settled.audit,
    ],
    notices: [
      ...tellOfReferral('panel-outcome', referral, facts.history.case, asking.newId),
      redrawReferral(referral, asking.newId), ...settled.notices,
    ],
  }
}

/** The referral with what was decided: over once nothing is open, ready (again) while something is. */
function afterOutcomes(referral: PanelReferral, recorded: readonly MatterOutcome[], on: LondonDate, asking: Asking): PanelReferral {
  const decided: PanelReferral = {
    ...referral, state: 'ready', readyFor: referral.readyFor ?? on, outcomes: [...referral.outcomes, ...recorded],
  }
  return openMatters(decided).length > 0 ? decided : { ...decided, state: 'decided', closedAt: asking.now }
}

/** A decision recorded after the family was referred: the one that waits for this panel, where there is one and no more. */
function onlyDecision(panel: SittingPanel, facts: OutcomeFacts): PanelReferral['decisionId'] {
  const [only, ...more] = decisionsFor(panel.id, facts)
  return only === undefined || more.length > 0 ? null : only.decision.id
}
