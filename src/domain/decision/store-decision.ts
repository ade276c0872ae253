import type { Need } from '../authority/matrix.ts'
import { weighedWith } from '../authority/sums.ts'
import { tellAudience } from '../case/audience.ts'
import { addDays, londonDateOf } from '../calendar/london.ts'
import { isUnfiled } from '../case/unfiled.ts'
import type { Escalation } from '../escalation/escalation.ts'
import type { LadderFacts } from '../escalation/ladder-facts.ts'
import { raise } from '../escalation/raise.ts'
import type { Asking, AuditEntry, Outcome, Write } from '../outcome.ts'
import type { Task } from '../task/task.ts'
import { keepersOf } from '../unit/keepers.ts'
import type { Decision } from './decision.ts'
import type { Withheld } from './keep-words.ts'

export interface Decided {
  readonly decision: Decision
  /** Null when it was within authority. */
  readonly escalation: Escalation | null
  /** Why its words were kept with the reasons, out of chat; null when they may be shown. */
  readonly withheld: Withheld | null
}

/**
 * All that follows from a new decision: it is stored; sent up when it needs somebody, or told to those who may know of it. What belongs
 * to no case yet brings its unit's place for that, and a task to put it right.
 */
export function storeDecision(
  decision: Decision, needs: Need | null, withheld: Withheld | null, facts: LadderFacts, asking: Asking,
  thread: Escalation['thread'] = [],
): Extract<Outcome<Decided>, { kind: 'accepted' }> {
  const theCase = facts.history.case
  const writes: readonly Write[] = [
    ...(theCase.version === 0 ? [{ kind: 'case', row: theCase } as const] : weighedWith(decision, theCase, facts.policy)),
    { kind: 'decision', row: decision },
    ...(isUnfiled(theCase) ? [{ kind: 'task', row: toPutRight(decision, facts, asking) } as const] : []),
  ]
  const recorded = recordedEntry(decision, withheld)
  if (needs === null) {
    const notices = tellAudience({
      case: theCase, unitId: facts.unit.id, occurrence: `decision-recorded/${decision.id}/1`,
      about: { kind: 'decision-recorded', decisionId: decision.id }, subjectId: decision.id, isUrgent: decision.isUrgent,
    }, asking.newId)
    return { kind: 'accepted', decision, escalation: null, withheld, writes, audit: [recorded], notices }
  }
  const { escalation, audit, notices } = raise(decision, needs, facts, asking, thread)
  return {
    kind: 'accepted', decision, escalation, withheld, notices,
    writes: [...writes, { kind: 'escalation', row: escalation }], audit: [recorded, ...audit],
  }
}

function recordedEntry(decision: Decision, withheld: Withheld | null): AuditEntry {
  const { judgement, protection } = decision
  return {
    event: protection?.isDone === true ? 'protection-recorded' : 'decision-recorded',
    byId: decision.recordedById,
    at: decision.recordedAt,
    unitId: decision.unitId,
    caseId: decision.caseId,
    subjectId: decision.id,
    detail: {
      type: decision.type, amount: decision.amount, decidedById: decision.decidedById, isUrgent: decision.isUrgent,
      isSummaryWithheld: withheld !== null, verdict: judgement.verdict, row: judgement.rowId, policyVersion: judgement.policyVersion,
    },
  }
}

/** Which case it is about is put right tomorrow, by whoever keeps the unit's diary: nothing waits for it. */
function toPutRight(decision: Decision, facts: LadderFacts, asking: Asking): Task {
  const on = londonDateOf(asking.now)
  return {
    id: asking.newId('task'), organisationId: decision.organisationId, unitId: decision.unitId, caseId: decision.caseId, childId: null,
    number: 0, title: 'Say which case this urgent record is about', taskClass: 'arranging', due: addDays(on, 1), dueAt: null, bookBy: null,
    basis: null, ownerId: keepersOf(facts, on)[0]?.id ?? null, state: 'open', closedReason: null, doneOn: null, closedById: null,
    closedAt: null, fromDecisionId: decision.id, link: null, raisedAt: asking.now, raisedBy: asking.askerId, version: 0,
  }
}
