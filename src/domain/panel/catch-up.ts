import { londonDateOf } from '../calendar/london.ts'
import type { Instant } from '../calendar/london.ts'
import type { NewId } from '../ids.ts'
import type { Outcome } from '../outcome.ts'
import { readyFor, STAYS, waitForSitting } from './become-ready.ts'
import { redrawReferral } from './notices.ts'
import type { PanelFacts } from './panel-facts.ts'
import { sitsHere } from './panel-policy.ts'
import { paperTasksEnded } from './paper-tasks.ts'
import { referralEntry } from './refer.ts'
import type { MatterOutcome, PanelReferral, Paper } from './referral.ts'
import { isOpenReferral, mattersOf, missingPapers, openMatters } from './referral.ts'
import { sittingFrom, sittingInTime } from './sitting.ts'
import { mayTick } from './who-may.ts'

/**
 * What a minute's beat makes of a referral, so that nothing is done twice: a paper whose task was marked done by whoever prepares it
 * is there; a decision its chair settled on the ladder was decided between sittings, and the next one hears of it; a decision taken
 * back takes the referral with it. Running this twice changes nothing.
 */
export function catchUp(facts: PanelFacts, referral: PanelReferral, now: Instant, newId: NewId): Outcome<{ readonly referral: PanelReferral }> {
  const settled = settledElsewhere(facts, referral, now)
  if (settled !== null) {
    const ending = { state: 'ended', reason: settled.state === 'decided' ? 'panel-decided' : 'referral-withdrawn', byId: null, at: now } as const
    return {
      kind: 'accepted', referral: settled,
      writes: [{ kind: 'panel-referral', row: settled }, ...paperTasksEnded(settled, facts, ending)],
      audit: [referralEntry(settled.state === 'decided' ? 'panel-outcome-recorded' : 'panel-referral-withdrawn', settled, { byId: null, at: now },
        { outcome: settled.outcomes.at(-1)?.outcome ?? null, sittingOn: null, fromDecision: true })],
      notices: [redrawReferral(settled, newId)],
    }
  }
  return doneElsewhere(facts, referral, now, newId)
}

/** The referral as its decision left it; null while that still waits. */
function settledElsewhere({ decisions, escalations }: PanelFacts, referral: PanelReferral, now: Instant): PanelReferral | null {
  const decision = decisions.find(({ id }) => id === referral.decisionId)
  if (decision === undefined || decision.state === 'waiting' || decision.state === 'sent-back' || !isOpenReferral(referral)) return null
  const escalation = escalations.findLast(({ decisionId }) => decisionId === decision.id)
  const deciderId = escalation?.closedById ?? null
  if ((decision.state !== 'approved' && decision.state !== 'declined') || deciderId === null) {
    return { ...referral, state: 'withdrawn', closedAt: now }
  }
  const open = referral.state === 'preparing' ? mattersOf(referral) : openMatters(referral).map(({ childId }) => childId)
  const outcomes = open.map((childId): MatterOutcome => ({
    childId, outcome: decision.state === 'approved' ? 'agreed' : 'not-agreed', conditions: escalation?.closingReason ?? null, backOn: null,
    sittingOn: null, decidedById: deciderId, recordedById: deciderId, at: escalation?.closedAt ?? now, followUps: [],
  }))
  return { ...referral, state: 'decided', closedAt: now, outcomes: [...referral.outcomes, ...outcomes] }
}

function doneElsewhere(facts: PanelFacts, referral: PanelReferral, now: Instant, newId: NewId): Outcome<{ readonly referral: PanelReferral }> {
  const today = londonDateOf(now)
  const papers = referral.papers.map((paper) => (paper.ticked === null ? { ...paper, ticked: tickOf(paper, facts) } : paper))
  const came = papers.filter((paper, index) => paper.ticked !== referral.papers[index]?.ticked)
  const panel = facts.policy.panels.find(({ id }) => id === referral.panel)
  if (panel === undefined || !sitsHere(panel)) return { kind: 'accepted', referral, writes: [], audit: [], notices: [] }
  if (came.length === 0) {
    const from = openMatters(referral).map((matter) => matter.from).toSorted()[0]
    const waits = from === undefined || from <= today ? STAYS : waitForSitting(referral, sittingFrom(panel, from, facts.calendar), facts, newId)
    return { kind: 'accepted', referral, audit: [], ...waits }
  }
  const filled: PanelReferral = { ...referral, papers }
  const sitting = sittingInTime(panel, today, facts.calendar)
  const isComplete = filled.state === 'preparing' && missingPapers(filled).length === 0
  const caught = isComplete ? readyFor(filled, sitting.on) : filled
  const waits = isComplete ? waitForSitting(caught, sitting, facts, newId) : null
  return {
    kind: 'accepted', referral: caught,
    writes: [{ kind: 'panel-referral', row: caught }, ...(waits?.writes ?? [])],
    audit: came.map(({ id, ticked }) => referralEntry('panel-paper-ticked', caught, { byId: ticked?.byId ?? null, at: now }, { paper: id, fromTask: true })),
    notices: [redrawReferral(caught, newId), ...(waits?.notices ?? [])],
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
