import { isOpen, type Escalation } from '../../../../src/domain/escalation/escalation.ts'
import type { PressFacts, Raised } from '../../../../src/domain/escalation/ladder-facts.ts'
import { climb } from '../../../../src/domain/escalation/climb.ts'
import { moveOn } from '../../../../src/domain/escalation/move-on.ts'
import type { Decision } from '../../../../src/domain/decision/decision.ts'
import type { Instant } from '../../../../src/domain/calendar/london.ts'
import type { NewId } from '../../../../src/domain/ids.ts'
import type { NewNotice } from '../../../../src/domain/notice.ts'
import type { AuditEntry, Outcome } from '../../../../src/domain/outcome.ts'
import type { Policy } from '../../../../src/domain/policy.ts'
import { allFacts, type AllFacts } from '../../authority/hackney.ts'

/** One commit, as it was told and recorded. */
export interface Committed {
  readonly at: Instant
  /** What was done: a press, a raising or a beat. */
  readonly by: string
  readonly audit: readonly AuditEntry[]
  readonly notices: readonly NewNotice[]
  /** The escalations written, as they were before and after; null before for one that is new. */
  readonly moved: readonly { readonly before: Escalation | null; readonly after: Escalation }[]
}

/**
 * A unit's decisions on their ladders with everybody around them, kept the way the database keeps them: rows with versions, notices whose
 * occurrence can be used once. Everything in it is data, so that a restart is writing it down and reading it back.
 */
export interface Borough {
  facts: AllFacts
  now: Instant
  decisions: Decision[]
  escalations: Escalation[]
  /** As they were when they were raised. */
  frozen: Record<string, Escalation['steps']>
  occurrences: string[]
  commits: Committed[]
  /** Every policy there has been, by version. */
  policies: Record<string, Policy>
  made: number
}

export function aBorough(now: Instant): Borough {
  return { facts: allFacts(), now, decisions: [], escalations: [], frozen: {}, occurrences: [], commits: [], policies: {}, made: 0 }
}

export function newIdIn(borough: Borough): NewId {
  const newId: NewId = (of) => `${of}-${borough.made += 1}` as ReturnType<typeof newId<typeof of>>
  return newId
}

/** Everything a press on that escalation is decided from; null when there is none. */
export function factsOf(borough: Borough, escalation: Escalation | undefined): PressFacts | null {
  const decision = borough.decisions.find((each) => each.id === escalation?.decisionId)
  if (escalation === undefined || decision === undefined) return null
  const policiesBefore = { byVersion: borough.policies, since: null }
  return { ...borough.facts, decisions: borough.decisions, policiesBefore, escalation, decision }
}

/** Stores what was accepted. A row that moved since is never overwritten: the commit is refused as a whole. */
export function commit(borough: Borough, by: string, outcome: Outcome): Committed | null {
  if (outcome.kind === 'refused' || outcome.writes.length === 0) return null
  const moved: Committed['moved'][number][] = []
  for (const write of outcome.writes) {
    if (write.kind === 'escalation') {
      moved.push({ before: storeEscalation(borough, write.row), after: { ...write.row, version: write.row.version + 1 } })
    }
    if (write.kind === 'decision') storeDecision(borough, write.row)
  }
  for (const { occurrence, about } of outcome.notices) {
    // that nobody is there is told once a day or an hour: the outbox keeps the first
    if (about.kind === 'nobody-available' && borough.occurrences.includes(occurrence)) continue
    if (borough.occurrences.includes(occurrence)) throw new Error(`${by} told ${occurrence} a second time`)
    borough.occurrences.push(occurrence)
  }
  const committed: Committed = { at: borough.now, by, audit: outcome.audit, notices: outcome.notices, moved }
  borough.commits.push(committed)
  return committed
}

function storeEscalation(borough: Borough, row: Escalation): Escalation | null {
  const stored: Escalation = { ...row, version: row.version + 1 }
  const at = borough.escalations.findIndex((each) => each.id === row.id)
  const before = borough.escalations[at] ?? null
  if ((before?.version ?? 0) !== row.version) throw new Error(`an escalation was written over: ${row.id}`)
  if (before === null) {
    borough.escalations.push(stored)
    borough.frozen[row.id] = row.steps
  } else borough.escalations[at] = stored
  return before
}

function storeDecision(borough: Borough, row: Decision): void {
  const at = borough.decisions.findIndex((each) => each.id === row.id)
  const before = borough.decisions[at]
  if ((before?.version ?? 0) !== row.version) throw new Error(`a decision was written over: ${row.id}`)
  const stored: Decision = { ...row, number: before?.number ?? borough.decisions.length + 1, version: row.version + 1 }
  if (before === undefined) borough.decisions.push(stored)
  else borough.decisions[at] = stored
}

/** A minute's beat as the tick does it: whoever cannot be waited for is asked for in another, then every ladder whose time is up climbs. */
export function beat(borough: Borough): void {
  const steps: readonly ((facts: PressFacts & Raised, now: Instant, newId: NewId) => Outcome<Raised>)[] = [moveOn, climb]
  for (const step of steps) {
    for (const { id } of borough.escalations) {
      const facts = factsOf(borough, borough.escalations.find((each) => each.id === id))
      if (facts !== null) commit(borough, 'beat', step(facts, borough.now, newIdIn(borough)))
    }
  }
}

export function openIn(borough: Borough): readonly Escalation[] {
  return borough.escalations.filter(isOpen)
}
