import type { AuthorityFacts } from '../authority/judge.ts'
import { isKnownHere } from '../authority/known-here.ts'
import { weighedWith } from '../authority/sums.ts'
import { londonDateOf } from '../calendar/london.ts'
import type { Case } from '../case/case.ts'
import { caseIsVisibleTo } from '../case/case.ts'
import { isUnfiled } from '../case/unfiled.ts'
import { isOpen, type Escalation } from '../escalation/escalation.ts'
import type { LadderFacts } from '../escalation/ladder-facts.ts'
import { standOnRung } from '../escalation/stand-on-rung.ts'
import type { PersonId } from '../ids.ts'
import type { Asking, Outcome } from '../outcome.ts'
import { refused } from '../outcome.ts'
import type { Task } from '../task/task.ts'
import type { Person } from '../unit/person.ts'
import type { Decision } from './decision.ts'
import { decisionRef } from './decision.ts'
import { judgeWhereFiled } from './judge-where-filed.ts'
import { redrawDecision } from './redraw-decision.ts'

/** A decision as it was recorded, before anybody said which case it is about. */
export interface Unfiled {
  readonly case: Case
  readonly decision: Decision
  readonly escalation: Escalation | null
  readonly tasks: readonly Task[]
  /** Whether the asker's work or standing is in the unit it was recorded in. */
  readonly isAskersUnit: boolean
}

export interface Filed {
  readonly decision: Decision
}

/**
 * Says which case something recorded without one is about: it moves there with its escalation, and the task to do so is done. Whoever
 * may know of the case, when it was recorded in their unit or named that very case. `facts` are those of the case it belongs to: what
 * is still to be answered goes on to somebody who may know of it.
 */
export function fileDecision(facts: LadderFacts & AuthorityFacts, unfiled: Unfiled, asking: Asking): Outcome<Filed> {
  const { decision, escalation } = unfiled
  const target = facts.history.case
  const asker = facts.people.find((person) => person.id === asking.askerId)
  if (asker === undefined || !mayKnow(asker, facts, asking)) return refused('not-found', 'That case was not found. Check the reference.')
  const hadPart = asker.id === decision.recordedById || asker.id === decision.decidedById
  if (!unfiled.isAskersUnit && !hadPart && decision.protection?.refAsTyped !== target.ref) {
    return refused('decision-not-found', `There is no ${decisionRef(decision)} that you can see. Check the number.`)
  }
  if (!isUnfiled(unfiled.case)) {
    return refused('has-a-case', `${decisionRef(decision)} has its case already. Nothing was changed.`)
  }
  const row: Decision = {
    ...decision, caseId: target.id, unitId: target.unitId,
    protection: decision.protection === null ? null : { ...decision.protection, refAsTyped: null },
  }
  const moved = escalation === null ? null : { ...escalation, caseId: target.id, unitId: target.unitId }
  const stood = moved === null || !isOpen(moved) || isAskable(moved.askedId, facts)
    ? { escalation: moved, audit: [], notices: [] }
    : standOnRung(moved, moved.step, row, facts, asking)
  const done = unfiled.tasks.filter((task) => task.fromDecisionId === decision.id && task.state === 'open').map((task): Task => ({
    ...task, state: 'met', doneOn: londonDateOf(asking.now), closedById: asker.id, closedAt: asking.now,
  }))
  const up = escalation === null ? judgeWhereFiled(row, facts, asking) : null
  const settled = up?.decision ?? row
  const after = up?.escalation ?? stood.escalation
  return {
    kind: 'accepted', decision: settled,
    writes: [
      { kind: 'decision', row: settled },
      ...weighedWith(row, target, facts.policy),
      ...(after === null ? [] : [{ kind: 'escalation', row: after } as const]),
      ...done.map((task) => ({ kind: 'task', row: task } as const)),
    ],
    audit: [
      {
        event: 'decision-filed', byId: asker.id, at: asking.now, unitId: target.unitId, caseId: target.id, subjectId: decision.id,
        detail: { fromCaseId: decision.caseId },
      },
      ...stood.audit, ...(up?.audit ?? []),
    ],
    notices: [...stood.notices, ...(up?.notices ?? []), ...redrawDecision(decision, escalation, asking.newId)],
  }
}

function mayKnow(asker: Person, facts: LadderFacts, asking: Asking): boolean {
  return isKnownHere(asker, facts, londonDateOf(asking.now))
}

/** Whether whoever is asked may know of the case, or nobody is. */
function isAskable(askedId: PersonId | null, { history }: LadderFacts): boolean {
  return askedId === null || caseIsVisibleTo(history.case, askedId)
}
