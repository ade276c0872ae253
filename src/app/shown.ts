import { roleName } from '../domain/authority/say-authority.ts'
import { isInCare } from '../domain/authority/circumstances.ts'
import type { LondonDate } from '../domain/calendar/london.ts'
import type { CaseHistory } from '../domain/case/case.ts'
import type { Decision } from '../domain/decision/decision.ts'
import { decisionRef } from '../domain/decision/decision.ts'
import type { Escalation } from '../domain/escalation/escalation.ts'
import { inHand, mayHold } from '../domain/escalation/in-hand.ts'
import type { PersonId } from '../domain/ids.ts'
import { judgedUnder, type PoliciesThen } from '../domain/policy/judged-under.ts'
import type { Task } from '../domain/task/task.ts'
import type { Person } from '../domain/unit/person.ts'
import type { DecisionShown } from '../messages/decision-shown.ts'
import type { EscalationShown } from '../messages/escalation-shown.ts'
import type { Colleague } from '../messages/text.ts'
import type { TaskShown } from '../messages/task-shown.ts'

/** What turns stored rows into what a card shows: the names and words around them. */
export interface Showing extends PoliciesThen {
  readonly people: readonly Pick<Person, 'id' | 'name'>[]
  readonly history: CaseHistory
  /** Those of the case, to name what follows what. */
  readonly decisions: readonly Decision[]
  readonly today: LondonDate
}

/** A colleague by id. Somebody who is not loaded any more has left; what they did still stands. */
export function colleague(id: PersonId, people: Showing['people']): Colleague {
  return people.find((person) => person.id === id) ?? { id, name: 'a former colleague' }
}

export function taskShown(task: Task, { history, people }: { readonly history: CaseHistory | null; readonly people: Showing['people'] }): TaskShown {
  return {
    task,
    caseRef: history?.case.ref ?? null,
    childRef: history?.case.children.find((child) => child.id === task.childId)?.ref ?? null,
    owner: task.ownerId === null ? null : colleague(task.ownerId, people),
  }
}

export function decisionShown(decision: Decision, showing: Showing): DecisionShown {
  const { people, history, decisions, today } = showing
  const earlier = decision.followsId === null ? undefined : decisions.find((one) => one.id === decision.followsId)
  return {
    decision,
    typeName: judgedUnder(decision, showing).matrix.find((row) => row.id === decision.type)?.name ?? null,
    caseRef: history.case.ref,
    decidedBy: colleague(decision.decidedById, people),
    recordedBy: colleague(decision.recordedById, people),
    childInCare: isInCare(history, today),
    follows: earlier === undefined ? null : { ref: decisionRef(earlier), isInItsPlace: !CAME_TO_NOTHING.has(earlier.state) },
  }
}

/** What was never to be: raised again, it has a successor and no one in its place. */
const CAME_TO_NOTHING: ReadonlySet<Decision['state']> = new Set(['declined', 'withdrawn'])

export function escalationShown(escalation: Escalation, decision: Decision, showing: Showing): EscalationShown {
  const { people } = showing
  const policy = judgedUnder(decision, showing)
  const panel = policy.panels.find(({ id }) => id === escalation.needs.panel)
  const next = escalation.steps[escalation.step + 1]
  const held = inHand(escalation)
  const after = showing.decisions.find((one) => one.followsId === decision.id)
  return {
    escalation,
    about: decisionShown(decision, showing),
    needs: {
      role: roleName(escalation.needs.role, policy),
      panel: panel?.name ?? null,
      // prepared by the policy in force, whichever the decision was judged under
      panelId: showing.policy.panels.find(({ id, sits }) => id === panel?.id && sits !== null)?.id ?? null,
    },
    asked: escalation.askedId === null ? null : colleague(escalation.askedId, people),
    nextRole: next === undefined ? null : roleName(next.role, policy),
    closedBy: escalation.closedById === null ? null : colleague(escalation.closedById, people),
    keeps: policy.version === showing.policy.version ? null : {
      version: policy.version, inForce: showing.policy.version, since: showing.policiesBefore?.since ?? null,
    },
    held: held === null ? null : { by: colleague(held.byId, people), until: held.until },
    mayBeHeld: escalation.askedId !== null && mayHold(escalation, escalation.askedId),
    followedBy: after === undefined ? null : decisionRef(after),
  }
}
