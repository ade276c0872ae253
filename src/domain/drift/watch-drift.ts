import { addDays, londonDateOf, londonTimeOf, type Instant, type LondonDate } from '../calendar/london.ts'
import { addWorkingDays, isWorkingDay, type WorkingCalendar } from '../calendar/working-days.ts'
import type { LadderFacts } from '../escalation/ladder-facts.ts'
import type { NewId } from '../ids.ts'
import type { NewNotice } from '../notice.ts'
import type { AuditEntry, Write } from '../outcome.ts'
import type { Policy } from '../policy.ts'
import { isSameFinding, type Drift, type DriftLevel, type Finding, type Told } from './drift.ts'
import { findDrift, type DriftFacts } from './find-drift.ts'
import { redrawDrift, tellDrift } from './tell-drift.ts'
import { whoHears } from './who-hears.ts'

/** What is decided about a case's drift from: the case, who could be told, and what was said of it before. */
export interface WatchFacts extends Omit<DriftFacts, 'drift' | 'history'>, LadderFacts {
  readonly history: DriftFacts['history']
  /** The open one, if there is one, and those that were accepted as right. */
  readonly drifts: readonly Drift[]
}

/** What came of looking: the drift as it is now (null when there is none and never was), and what has to be written and told. */
export interface Watched {
  readonly drift: Drift | null
  readonly writes: readonly Write[]
  readonly audit: readonly AuditEntry[]
  readonly notices: readonly NewNotice[]
}

/**
 * Looks at a case: raises what has begun to drift with whoever leads the unit; after the policy's wait, with the manager; and closes
 * what has moved. Looking again changes nothing, so nothing is said twice. What moved goes quiet at any hour; people are told on
 * working days, from the hour of the morning digest to the end of working hours.
 */
export function watchDrift(facts: WatchFacts, now: Instant, newId: NewId): Watched {
  const on = londonDateOf(now)
  const open = facts.drifts.find((drift) => drift.state === 'open') ?? null
  const findings = driftNow(facts, on)
  if (open === null) return findings.length === 0 || !isTimeToTell(now, facts) ? NOTHING : raised(findings, facts, now, newId)
  if (findings.length === 0) return closed(open, facts, now, newId)

  const added = findings.filter((finding) => !open.findings.some((known) => isSameFinding(known, finding)))
  const told = isTimeToTell(now, facts) ? nextToHear(open, added.length > 0, facts, on, now) : null
  // what is new waits until it may be told
  const kept = told === null ? findings.filter((finding) => !added.includes(finding)) : findings
  if (kept.length === 0) return closed(open, facts, now, newId)
  const isUnchanged = kept.length === open.findings.length && told === null
  if (isUnchanged) return { ...NOTHING, drift: open }
  const drift: Drift = { ...open, findings: kept, told: [...open.told, ...told === null ? [] : [told]] }
  return {
    drift, writes: [{ kind: 'drift', row: drift }],
    audit: [entry(told === null ? 'drift-eased' : 'drift-told', drift, facts, now)],
    notices: [...told === null ? [] : tellDrift(drift, told, newId), ...redrawDrift(drift, newId)],
  }
}

const NOTHING: Watched = { drift: null, writes: [], audit: [], notices: [] }

/** What drifts and was not accepted as right. An answer holds for the finding's weeks; of a plan's months, for good. */
export function driftNow(
  facts: Pick<WatchFacts, 'history' | 'decisions' | 'rules' | 'drifts'> & { readonly policy: Pick<Policy, 'drift'> }, on: LondonDate,
): readonly Finding[] {
  const accepted = facts.drifts.filter((drift) => drift.state === 'accepted')
  return findDrift({ ...facts, drift: facts.policy.drift }, on).filter((finding) => !accepted.some((drift) =>
    drift.findings.some((known) => isSameFinding(known, finding) && (known.kind === 'plan' || on < quietUntil(drift, known)))))
}

/** The day on which what was accepted is asked about again, if nothing has happened by then. */
export function quietUntil({ closedAt, raisedAt }: Pick<Drift, 'closedAt' | 'raisedAt'>, finding: Finding): LondonDate {
  return addDays(londonDateOf(closedAt ?? raisedAt), finding.weeks * 7)
}

/** Whether people are told now: drift is no emergency, and nobody's evening is for it. */
export function isTimeToTell(now: Instant, { policy, calendar }: { readonly policy: Policy; readonly calendar: WorkingCalendar }): boolean {
  const time = londonTimeOf(now)
  return isWorkingDay(calendar, londonDateOf(now)) && time >= policy.digest.time && time < policy.workingHours.to
}

function raised(findings: readonly Finding[], facts: WatchFacts, now: Instant, newId: NewId): Watched {
  const on = londonDateOf(now)
  const { case: theCase } = facts.history
  const hears = whoHears('lead', [], facts, on)
  const told: readonly Told[] = hears.personIds.length === 0 ? [] : [{ ...hears, at: now }]
  const drift: Drift = {
    id: newId('drift'), organisationId: theCase.organisationId, unitId: theCase.unitId, caseId: theCase.id, findings, told,
    managerOn: addWorkingDays(facts.calendar, on, facts.policy.drift.thenManagerAfterWorkingDays),
    state: 'open', raisedAt: now, closedById: null, closedAt: null, reason: null, version: 0,
  }
  return {
    drift, writes: [{ kind: 'drift', row: drift }],
    audit: [entry('drift-raised', drift, facts, now)],
    notices: told.flatMap((each) => tellDrift(drift, each, newId)),
  }
}

/** Who hears of it now: whoever has it hears what is new, and the manager once their day has come. */
function nextToHear(drift: Drift, isMore: boolean, facts: WatchFacts, on: LondonDate, now: Instant): Told | null {
  const hasHeard = (level: DriftLevel): boolean => drift.told.some((told) => told.level === level)
  const goesUp = on >= drift.managerOn && !hasHeard('manager')
  const level: DriftLevel = goesUp || hasHeard('manager') ? 'manager' : 'lead'
  if (!goesUp && !isMore && drift.told.length > 0) return null
  const before = level === 'manager' && goesUp ? drift.told.flatMap((told) => told.personIds) : []
  const hears = whoHears(level, before, facts, on)
  return hears.personIds.length === 0 ? null : { ...hears, at: now }
}

/** It moved: nothing more is said of it, and its cards say what came of it. */
function closed(open: Drift, facts: WatchFacts, now: Instant, newId: NewId): Watched {
  const drift: Drift = { ...open, state: 'moved', closedAt: now }
  return {
    drift, writes: [{ kind: 'drift', row: drift }], audit: [entry('drift-moved', drift, facts, now)], notices: redrawDrift(drift, newId),
  }
}

function entry(event: string, drift: Drift, { policy }: Pick<WatchFacts, 'policy'>, now: Instant): AuditEntry {
  const { findings, told, unitId, caseId, id: subjectId } = drift
  const last = told.at(-1)
  return {
    event, byId: null, at: now, unitId, caseId, subjectId,
    detail: {
      findings: findings.length, since: findings[0]?.since ?? null, level: last?.level ?? null,
      toldId: last?.personIds[0] ?? null, managerOn: drift.managerOn, policyVersion: policy.version,
    },
  }
}
