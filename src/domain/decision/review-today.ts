import { rolesIn } from '../unit/membership.ts'
import { tellAllocated } from '../allocation/task-allocated.ts'
import { londonDateOf } from '../calendar/london.ts'
import type { PressFacts } from '../escalation/ladder-facts.ts'
import type { NewNotice } from '../notice.ts'
import type { Asking, Write } from '../outcome.ts'
import type { Task } from '../task/task.ts'
import { decisionRef } from './decision.ts'

/**
 * What follows when somebody does not authorise what was done to protect a child: whoever leads the unit reviews it with them, today.
 * Nothing for a decision that waited: it was not done.
 */
export function reviewToday(facts: PressFacts, asking: Asking): { readonly writes: readonly Write[]; readonly notices: readonly NewNotice[] } {
  const { decision, policy, unit, people } = facts
  if (decision.protection?.isDone !== true) return { writes: [], notices: [] }
  const on = londonDateOf(asking.now)
  const leading = new Set(policy.roles.filter((role) => role.leadsUnit).map((role) => role.id))
  const lead = people.find((person) => person.isActive && rolesIn(person, unit, on).some((role) => leading.has(role))) ?? null
  const task: Task = {
    id: asking.newId('task'), organisationId: decision.organisationId, unitId: decision.unitId, caseId: decision.caseId, childId: null,
    number: 0, title: `Review ${decisionRef(decision)} with whoever did not authorise it`, taskClass: 'arranging', due: on,
    dueAt: null, bookBy: null, basis: null, ownerId: lead?.id ?? null, state: 'open', closedReason: null, doneOn: null, closedById: null,
    closedAt: null, fromDecisionId: decision.id, link: null, raisedAt: asking.now, raisedBy: asking.askerId, version: 0,
  }
  return {
    writes: [{ kind: 'task', row: task }],
    notices: tellAllocated(task, 1, lead, { ...facts, openTasks: {}, tasks: [] }, asking),
  }
}
