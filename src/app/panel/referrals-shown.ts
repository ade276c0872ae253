import { roleName } from '../../domain/authority/say-authority.ts'
import { londonDateOf, type Instant, type LondonDate } from '../../domain/calendar/london.ts'
import { workingDaysBetween, type WorkingCalendar } from '../../domain/calendar/working-days.ts'
import type { OrganisationId, TaskId } from '../../domain/ids.ts'
import { sitsHere } from '../../domain/panel/panel-policy.ts'
import { mattersOf, openMatters, type MatterOutcome, type PanelReferral } from '../../domain/panel/referral.ts'
import { nextSitting, papersDue, sittingFrom, sittingInTime } from '../../domain/panel/sitting.ts'
import type { Policy } from '../../domain/policy.ts'
import type { Person } from '../../domain/unit/person.ts'
import type { OutcomeShown, PaperShown, ReferralShown } from '../../messages/panel-shown.ts'
import type { ReferralLine } from '../../ports/panels.ts'
import type { TaskLine } from '../../ports/store.ts'
import type { App } from '../app.ts'
import { colleague } from '../shown.ts'

type Showing = Pick<App, 'store' | 'calendar'>

/** Everything around referrals that turns them into what a card shows. */
export interface PanelWords {
  readonly policy: Policy
  readonly people: readonly Person[]
  readonly calendar: WorkingCalendar
  readonly now: Instant
  readonly tasks: ReadonlyMap<TaskId, TaskLine>
  readonly numbers: ReadonlyMap<string, number>
}

/** Loads what these referrals are shown with. */
export async function panelWords(
  { store, calendar }: Showing, organisationId: OrganisationId, lines: readonly ReferralLine[], now: Instant,
): Promise<PanelWords> {
  const taskIds = lines.flatMap(({ referral: { papers, outcomes } }) =>
    [...papers.map(({ taskId }) => taskId), ...outcomes.flatMap(({ followUps }) => followUps)])
  const decisionIds = lines.flatMap(({ referral: { decisionId } }) => (decisionId === null ? [] : [decisionId]))
  const [policy, people, tasks, decisions] = await Promise.all([
    store.policy(organisationId), store.people(organisationId), taskIds.length === 0 ? [] : store.tasksById(organisationId, taskIds),
    Promise.all(decisionIds.map((id) => store.decision(organisationId, id))),
  ])
  return {
    policy, people, calendar: calendar(), now,
    tasks: new Map(tasks.map((line) => [line.task.id, line])),
    numbers: new Map(decisions.flatMap((line) => (line === null ? [] : [[line.decision.id, line.decision.number] as const]))),
  }
}

/** A referral as a card shows it; null when the policy no longer says when its panel sits. */
export function referralShown(line: ReferralLine, words: PanelWords): ReferralShown | null {
  const { referral, caseRef } = line
  const { policy, people, calendar, now, numbers } = words
  const panel = policy.panels.find(({ id }) => id === referral.panel)
  if (panel === undefined || !sitsHere(panel)) return null
  const today = londonDateOf(now)
  const inTime = sittingInTime(panel, today, calendar)
  const next = nextSitting(panel, now, calendar)
  const from = openMatters(referral).map((matter) => matter.from).toSorted()[0]
  const itsOwn = from === undefined || from <= next.on ? next : sittingFrom(panel, from, calendar)
  const sitting = referral.state === 'preparing' ? inTime : itsOwn
  const number = referral.decisionId === null ? undefined : numbers.get(referral.decisionId)
  return {
    id: referral.id, version: referral.version, caseRef, panelName: panel.name, state: referral.state,
    sitting: { on: sitting.on, time: sitting.time, movedFrom: sitting.movedFrom }, papersDue: papersDue(panel, inTime, calendar),
    papers: papersShown(referral, words),
    takenIncompleteBy: referral.takenIncomplete === null ? null : colleague(referral.takenIncomplete.byId, people),
    decision: number === undefined ? null : { number },
    outcomes: lastOutcomes(referral).map((outcome) => outcomeShown(outcome, line, people)),
    referredBy: colleague(referral.referredById, people), referredAt: referral.referredAt,
    waitedWorkingDays: waited(referral, today, calendar),
  }
}

export function papersShown({ papers }: PanelReferral, { policy, people, tasks }: PanelWords): readonly PaperShown[] {
  return papers.map(({ what, preparedBy, taskId, ticked }) => ({
    what, preparedBy: roleName(preparedBy, policy), owner: tasks.get(taskId)?.owner ?? null,
    ticked: ticked === null ? null : { by: colleague(ticked.byId, people), at: ticked.at },
  }))
}

/** Working days from the first word to the end, or so far. */
export function waited({ referredAt, closedAt }: PanelReferral, today: LondonDate, calendar: WorkingCalendar): number {
  return workingDaysBetween(calendar, londonDateOf(referredAt), closedAt === null ? today : londonDateOf(closedAt))
}

function lastOutcomes(referral: PanelReferral): readonly MatterOutcome[] {
  return mattersOf(referral).flatMap((childId) => referral.outcomes.findLast((one) => one.childId === childId) ?? [])
}

function outcomeShown(outcome: MatterOutcome, { children }: ReferralLine, people: readonly Person[]): OutcomeShown {
  const { childId, backOn, sittingOn, conditions } = outcome
  return {
    childRef: childId === null ? null : children.find(({ id }) => id === childId)?.ref ?? null, outcome: outcome.outcome,
    hasWords: conditions !== null, backOn, sittingOn,
    decidedBy: colleague(outcome.decidedById, people), recordedBy: colleague(outcome.recordedById, people),
  }
}
