import { addDays, londonDateOf } from '../calendar/london.ts'
import type { LondonDate } from '../calendar/london.ts'
import { dateInWords } from '../calendar/words.ts'
import { askerOf } from '../case/asker-of.ts'
import { caseIsVisibleTo } from '../case/case.ts'
import type { Asking, AuditEntry, Outcome } from '../outcome.ts'
import { refused } from '../outcome.ts'
import type { Policy } from '../policy.ts'
import type { Task } from '../task/task.ts'
import type { Person } from '../unit/person.ts'
import { redrawReferral, tellOfReferral } from './notices.ts'
import type { PanelFacts } from './panel-facts.ts'
import { decisionsFor } from './panel-facts.ts'
import type { SittingPanel } from './panel-policy.ts'
import { sitsHere } from './panel-policy.ts'
import { taskForPanel } from './paper-tasks.ts'
import type { PanelReferral } from './referral.ts'
import { isOpenReferral } from './referral.ts'
import { papersDue, sittingInTime } from './sitting.ts'
import { chairStanding, holderOf } from './who-may.ts'

export interface Referred {
  readonly referral: PanelReferral
  /** False when the family was on its way there already. */
  readonly isNew: boolean
}

/** Further ahead than any sitting is looked for. */
const AHEAD_DAYS = 60

/**
 * Refers a family to a panel. It is not on the agenda by that: everybody who has something to prepare gets it as a task, due before
 * the first sitting that can still be reached (004 §3.11: a case comes "following all preparation work"). A decision that waits for
 * the panel is linked, never recorded again; the same referral again is recognised.
 */
export function refer(facts: PanelFacts, request: { readonly panel: string }, asking: Asking): Outcome<Referred> {
  const { policy, calendar } = facts
  const today = londonDateOf(asking.now)
  const asker = askerOf(facts, asking)
  if (asker === null) return refused('not-found', 'That case was not found in your unit. Check its reference.')
  const panel = policy.panels.find(({ id }) => id === request.panel)
  if (panel === undefined) return refused('no-panel', `Say which panel: ${policy.panels.map(({ id }) => id).join(' or ')}.`)
  if (!sitsHere(panel)) return refused('sits-elsewhere', `The policy does not say when the ${panel.name} sits, so it is not prepared here.`)
  if (addDays(today, AHEAD_DAYS) > calendar.lastDay) {
    const known = `Bank holidays are known until ${dateInWords(calendar.lastDay)}.`
    return refused('beyond-calendar', `${known} Ask for the newest list to be loaded.`)
  }

  const open = facts.referrals.filter((one) => one.panel === panel.id && isOpenReferral(one))
  const decisionId = decisionsFor(panel.id, facts)[0]?.decision.id ?? null
  const unlinked = open.find((one) => one.decisionId === null)
  const same = decisionId === null ? open.at(-1) : unlinked
  if (same !== undefined) return alreadyReferred(same, decisionId, asker, asking)
  if (!chairMayKnow(panel, facts, today)) {
    return refused('nobody-may-know', 'Nobody who chairs that panel may know of this case. Have them put on its list first.')
  }
  return referredAfresh({ panel, policy, decisionId, asker }, facts, asking)
}

function alreadyReferred(
  referral: PanelReferral, decisionId: PanelReferral['decisionId'], asker: Person, asking: Asking,
): Outcome<Referred> {
  if (decisionId === null) return { kind: 'accepted', referral, isNew: false, writes: [], audit: [], notices: [] }
  const linked: PanelReferral = { ...referral, decisionId }
  return {
    kind: 'accepted', referral: linked, isNew: false,
    writes: [{ kind: 'panel-referral', row: linked }],
    audit: [referralEntry('panel-referral-linked', linked, { byId: asker.id, at: asking.now }, { decisionId })],
    notices: [redrawReferral(linked, asking.newId)],
  }
}

function referredAfresh(
  made: { readonly panel: SittingPanel; readonly policy: Policy; readonly decisionId: PanelReferral['decisionId']; readonly asker: Person },
  facts: PanelFacts, asking: Asking,
): Outcome<Referred> {
  const { panel, policy, decisionId, asker } = made
  const { history: { case: theCase }, calendar } = facts
  const today = londonDateOf(asking.now)
  const sitting = sittingInTime(panel, today, calendar)
  const due = papersDue(panel, sitting, calendar)
  const owed = panel.checklist.map(({ id, what, preparedBy }) => {
    const ownerId = holderOf(preparedBy, facts, today)?.id ?? null
    const task = taskForPanel({ title: `${panel.name}: ${what}`, taskClass: 'arranging', due, ownerId, decisionId }, facts, asking)
    return { task, paper: { id, what, preparedBy, taskId: task.id, ticked: null } }
  })
  const isReady = owed.length === 0
  const referral: PanelReferral = {
    id: asking.newId('panel-referral'), organisationId: theCase.organisationId, unitId: theCase.unitId, caseId: theCase.id,
    panel: panel.id, policyVersion: policy.version, decisionId,
    childIds: panel.decidesFor === 'family' ? [] : theCase.children.map(({ id }) => id),
    papers: owed.map(({ paper }) => paper), takenIncomplete: null,
    state: isReady ? 'ready' : 'preparing', readyFor: isReady ? sitting.on : null, outcomes: [],
    referredById: asker.id, referredAt: asking.now, closedAt: null, version: 0,
  }
  const by = { byId: asker.id, at: asking.now }
  return {
    kind: 'accepted', referral, isNew: true,
    writes: [...owed.map(({ task }) => ({ kind: 'task' as const, row: task })), { kind: 'panel-referral', row: referral }],
    audit: [
      referralEntry('panel-referred', referral, by, { decisionId, policyVersion: policy.version, papersDue: due, sittingOn: sitting.on }),
      ...owed.map(({ task }) => taskRaisedEntry(task, by)),
    ],
    notices: tellOfReferral('panel-referred', referral, theCase, asking.newId),
  }
}

function chairMayKnow(panel: SittingPanel, facts: PanelFacts, today: LondonDate): boolean {
  return facts.people.some((person) =>
    caseIsVisibleTo(facts.history.case, person.id) && chairStanding(person, panel, facts, today) !== null)
}

/** The audit entry of something that happened to a referral. */
export function referralEntry(
  event: string, referral: PanelReferral, by: Pick<AuditEntry, 'byId' | 'at'>, detail: AuditEntry['detail'] = {},
): AuditEntry {
  const { id: subjectId, unitId, caseId, panel } = referral
  return { event, ...by, unitId, caseId, subjectId, detail: { panel, ...detail } }
}

export function taskRaisedEntry(task: Task, by: Pick<AuditEntry, 'byId' | 'at'>): AuditEntry {
  return {
    event: 'task-raised', ...by, unitId: task.unitId, caseId: task.caseId, subjectId: task.id,
    detail: { due: task.due, taskClass: task.taskClass, to: task.ownerId },
  }
}
