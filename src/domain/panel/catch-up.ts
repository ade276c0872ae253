import { londonDateOf } from '../calendar/london.ts'
import type { Instant } from '../calendar/london.ts'
import type { Decision } from '../decision/decision.ts'
import { isOpen } from '../escalation/escalation.ts'
import type { NewId, PersonId } from '../ids.ts'
import type { Outcome, Write } from '../outcome.ts'
import type { Task } from '../task/task.ts'
import { readyFor, STAYS, waitForSitting } from './become-ready.ts'
import { followUpsOf } from './follow-ups.ts'
import { redrawReferral, tellOfReferral } from './notices.ts'
import type { PanelFacts } from './panel-facts.ts'
import type { SittingPanel } from './panel-policy.ts'
import { sitsHere } from './panel-policy.ts'
import { paperTasksEnded } from './paper-tasks.ts'
import { referralEntry, taskRaisedEntry } from './refer.ts'
import type { MatterOutcome, PanelReferral, Paper } from './referral.ts'
import { isOpenReferral, mattersOf, missingPapers, openMatters } from './referral.ts'
import { sittingFrom, sittingInTime } from './sitting.ts'
import { mayTick } from './who-may.ts'

type CaughtUp = Outcome<{ readonly referral: PanelReferral }>

/** Catching up with one referral, and about which panel. */
interface Catching {
  readonly facts: PanelFacts
  readonly referral: PanelReferral
  readonly panel: SittingPanel
  readonly now: Instant
  readonly newId: NewId
}

/**
 * What a minute's beat makes of a referral, so that nothing is done twice: a paper whose task was marked done by whoever prepares it
 * is there; a decision its chair settled on the ladder was decided between sittings, and the next one hears of it; a decision that
 * took the place of another takes its referral over; and one taken back takes the referral with it. Running this twice changes nothing.
 */
export function catchUp(facts: PanelFacts, referral: PanelReferral, now: Instant, newId: NewId): CaughtUp {
  const panel = facts.policy.panels.find(({ id }) => id === referral.panel)
  if (panel === undefined || !sitsHere(panel) || !isOpenReferral(referral)) return unchanged(referral)
  const catching: Catching = { facts, referral, panel, now, newId }
  const decision = facts.decisions.find(({ id }) => id === referral.decisionId)
  const isSettled = decision !== undefined && decision.state !== 'waiting' && decision.state !== 'sent-back'
  return isSettled ? settledElsewhere(decision, catching) : doneElsewhere(catching)
}

function unchanged(referral: PanelReferral): CaughtUp {
  return { kind: 'accepted', referral, writes: [], audit: [], notices: [] }
}

function settledElsewhere(decision: Decision, catching: Catching): CaughtUp {
  const { facts: { decisions, escalations }, referral } = catching
  const next = decisions.find(({ followsId }) => followsId === decision.id)
  const takesOver = escalations.some((one) => one.decisionId === next?.id && one.needs.panel === referral.panel && isOpen(one))
  if (decision.state === 'superseded' && next !== undefined && takesOver) return takenOver(next, catching)
  const escalation = escalations.findLast(({ decisionId }) => decisionId === decision.id)
  const deciderId = escalation?.closedById ?? null
  if ((decision.state !== 'approved' && decision.state !== 'declined') || deciderId === null) return takenBack(catching)
  return decidedOnLadder({
    isAgreed: decision.state === 'approved', deciderId, at: escalation?.closedAt ?? catching.now, words: escalation?.closingReason ?? null,
  }, catching)
}

function takenOver(next: Decision, { referral, now, newId }: Catching): CaughtUp {
  const linked: PanelReferral = { ...referral, decisionId: next.id }
  return {
    kind: 'accepted', referral: linked,
    writes: [{ kind: 'panel-referral', row: linked }],
    audit: [referralEntry('panel-referral-linked', linked, { byId: null, at: now }, { decisionId: next.id })],
    notices: [redrawReferral(linked, newId)],
  }
}

function takenBack({ facts, referral, now, newId }: Catching): CaughtUp {
  const withdrawn: PanelReferral = { ...referral, state: 'withdrawn', closedAt: now }
  return {
    kind: 'accepted', referral: withdrawn,
    writes: [
      { kind: 'panel-referral', row: withdrawn },
      ...paperTasksEnded(withdrawn, facts, { state: 'ended', reason: 'referral-withdrawn', byId: null, at: now }),
    ],
    audit: [referralEntry('panel-referral-withdrawn', withdrawn, { byId: null, at: now }, { fromDecision: true })],
    notices: [redrawReferral(withdrawn, newId)],
  }
}

function decidedOnLadder(
  by: { readonly isAgreed: boolean; readonly deciderId: PersonId; readonly at: Instant; readonly words: string | null },
  { facts, referral, panel, now, newId }: Catching,
): CaughtUp {
  const open = referral.state === 'preparing' ? mattersOf(referral) : openMatters(referral).map(({ childId }) => childId)
  const outcome = by.isAgreed ? 'agreed' : 'not-agreed'
  const made = open.map((childId): { outcome: MatterOutcome; tasks: readonly Task[] } => {
    const tasks = followUpsOf(outcome, { panel, referral, childId }, facts, { askerId: by.deciderId, now, newId })
    return {
      tasks,
      outcome: {
        childId, outcome, conditions: by.words, backOn: null, sittingOn: null, decidedById: by.deciderId, recordedById: by.deciderId,
        at: by.at, followUps: tasks.map(({ id }) => id),
      },
    }
  })
  const tasks = made.flatMap((one) => one.tasks)
  const decided: PanelReferral = {
    ...referral, state: 'decided', closedAt: now, outcomes: [...referral.outcomes, ...made.map((one) => one.outcome)],
  }
  return {
    kind: 'accepted', referral: decided,
    writes: [
      { kind: 'panel-referral', row: decided }, ...tasks.map((row): Write => ({ kind: 'task', row })),
      ...paperTasksEnded(decided, facts, { state: 'ended', reason: 'panel-decided', byId: null, at: now }),
    ],
    audit: [
      referralEntry('panel-outcome-recorded', decided, { byId: null, at: now },
        { outcome, decidedById: by.deciderId, sittingOn: null, fromDecision: true }),
      ...tasks.map((task) => taskRaisedEntry(task, { byId: null, at: now })),
    ],
    notices: [...tellOfReferral('panel-outcome', decided, facts.history.case, newId), redrawReferral(decided, newId)],
  }
}

function doneElsewhere({ facts, referral, panel, now, newId }: Catching): CaughtUp {
  const today = londonDateOf(now)
  const papers = referral.papers.map((paper) => (paper.ticked === null ? { ...paper, ticked: tickOf(paper, facts) } : paper))
  const came = papers.filter((paper, index) => paper.ticked !== referral.papers[index]?.ticked)
  if (came.length === 0) {
    const from = openMatters(referral).map((matter) => matter.from).toSorted()[0]
    const isAhead = from !== undefined && from > today
    const waits = isAhead ? waitForSitting(referral, sittingFrom(panel, from, facts.calendar), facts, newId) : STAYS
    return { kind: 'accepted', referral, audit: [], ...waits }
  }
  const filled: PanelReferral = { ...referral, papers }
  const sitting = sittingInTime(panel, today, facts.calendar)
  const isComplete = filled.state === 'preparing' && missingPapers(filled).length === 0
  const caught = isComplete ? readyFor(filled, sitting.on) : filled
  const waits = isComplete ? waitForSitting(caught, sitting, facts, newId) : STAYS
  return {
    kind: 'accepted', referral: caught,
    writes: [{ kind: 'panel-referral', row: caught }, ...waits.writes],
    audit: [
      ...came.map(({ id, ticked }) =>
        referralEntry('panel-paper-ticked', caught, { byId: ticked?.byId ?? null, at: now }, { paper: id, fromTask: true })),
      ...(isComplete ? [referralEntry('panel-referral-ready', caught, { byId: null, at: now }, { sittingOn: sitting.on })] : []),
    ],
    notices: [redrawReferral(caught, newId), ...waits.notices],
  }
}

/** Who marked the paper's task done, when it was theirs to say. */
function tickOf(paper: Paper, facts: PanelFacts): Paper['ticked'] {
  const task = facts.tasks.find(({ id }) => id === paper.taskId)
  if (task?.state !== 'met' || task.closedById === null || task.closedAt === null) return null
  const by = facts.people.find(({ id }) => id === task.closedById)
  if (by === undefined || !mayTick(by, paper, facts, londonDateOf(task.closedAt))) return null
  return { byId: by.id, at: task.closedAt }
}
