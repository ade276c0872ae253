import type { Instant, LondonDate } from '../calendar/london.ts'
import { londonDateOf } from '../calendar/london.ts'
import type { CaseEventKind } from '../case/case-event.ts'
import { counts, type Happening } from '../clock/happening.ts'
import type { RulePack } from '../clock/rule.ts'
import type { DecisionState } from '../decision/decision.ts'

/** What moves a case on, in the words of DOMAIN; `beginning` when nothing has since it was first heard of. */
export type LastMove = 'visit' | 'review' | 'plan' | 'decision' | 'beginning'

/** A decision on the case, as far as it says that somebody is moving. */
export interface DecisionMade {
  readonly state: DecisionState
  readonly decidedAt: Instant
  /** When it was answered, for one that went up. */
  readonly settledAt: Instant | null
}

export interface Move {
  readonly what: LastMove
  readonly on: LondonDate
}

/**
 * What each event is to a case that should not stand still (004 §3.14). A child missing and back, a medical, an extension granted by a
 * court: they happened, and moved no plan. Work ticked off (`done`) is looked at by its rule.
 */
const MOVES: Readonly<Record<CaseEventKind, Exclude<LastMove, 'decision' | 'beginning'> | 'by-its-rule' | null>> = {
  'visit': 'visit',
  'review': 'review', 'review-conference': 'review', 'core-group': 'review',
  'referral': 'plan', 'strategy-discussion': 'plan', 'transfer-in': 'plan', 'police-protection': 'plan',
  'emergency-protection-order': 'plan', 'assessment-order': 'plan', 'child-in-need': 'plan', 'protection-plan': 'plan',
  'birth-on-plan': 'plan', 'looked-after': 'plan', 'placement': 'plan', 'care-order-at-home': 'plan', 'temporary-approval': 'plan',
  'authority-to-place': 'plan', 'placed-for-adoption': 'plan', 'eligible': 'plan', 'pathway-plan': 'plan', 'left-care': 'plan',
  'private-fostering': 'plan', 'application-issued': 'plan', 'direction': 'plan', 'legal-planning-meeting': 'plan',
  'conference-not-required': 'plan', 'plan-ended': 'plan', 'ceased-looked-after': 'plan', 'moved': 'plan', 'order-made': 'plan',
  'closed': 'plan',
  'concern': null, 'returned-from-missing': null, 'health-assessment': null, 'extended': null,
  'done': 'by-its-rule',
}

/** What an event was to the case; null for one that moved nothing: a visit at which the child was not seen is none (arithmetic 5). */
export function moveOf(happening: Pick<Happening, 'kind' | 'on' | 'detail' | 'recordedAt'>, rules: RulePack): Move | null {
  const what = MOVES[happening.kind]
  if (what === null || !counts(happening) || happening.detail['refused'] === 'true') return null
  if (what === 'by-its-rule' && !isSocialWork(happening.detail['rule'], rules)) return null
  // a court's direction bears the day it is for: it moved the case on the day it was made known
  const recordedOn = londonDateOf(happening.recordedAt)
  return { what: what === 'by-its-rule' ? 'plan' : what, on: happening.on < recordedOn ? happening.on : recordedOn }
}

/** A plan drawn up or an assessment finished moves a case; a dental check booked does not. */
function isSocialWork(rule: string | undefined, rules: RulePack): boolean {
  return rules.timetables.some((timetable) => timetable.rules.some((each) =>
    each.id === rule && each.taskClass !== 'arranging' && each.taskClass !== 'outside-unit'))
}

/** The days on which decisions moved the case: made, and answered. One that was taken back moved nothing. */
export function movesOf(decisions: readonly DecisionMade[]): readonly Move[] {
  return decisions.filter(({ state }) => state !== 'withdrawn').flatMap(({ decidedAt, settledAt }) =>
    [decidedAt, ...settledAt === null ? [] : [settledAt]].map((at): Move => ({ what: 'decision', on: londonDateOf(at) })))
}

/** Whether a decision on the case waits for somebody: the ladder sees to it that it moves. */
export function isBeingDecided(decisions: readonly DecisionMade[]): boolean {
  return decisions.some(({ state }) => state === 'waiting' || state === 'sent-back')
}
