import { caseIsVisibleTo, type Case } from '../../domain/case/case.ts'
import type { LondonDate } from '../../domain/calendar/london.ts'
import type { Policy } from '../../domain/policy.ts'
import type { Task } from '../../domain/task/task.ts'
import { isMember } from '../../domain/unit/membership.ts'
import type { Person } from '../../domain/unit/person.ts'

/**
 * The tasks of a case as they are in the unit the case is in now: what is open goes along, and keeps its owner if they are of that
 * unit and may know of the case. What is closed stays where it was done.
 */
export function handOver(
  tasks: readonly Task[], theCase: Case,
  facts: { readonly people: readonly Person[]; readonly policy: Pick<Policy, 'roles'>; readonly today: LondonDate },
): readonly Task[] {
  const staysWith = (task: Task): boolean => {
    const owner = facts.people.find((person) => person.id === task.ownerId)
    if (owner === undefined || !caseIsVisibleTo(theCase, owner.id)) return false
    return task.unitId === theCase.unitId || isMember(owner, { unit: { id: theCase.unitId }, policy: facts.policy }, facts.today)
  }
  return tasks.map((task) => {
    if (task.state !== 'open') return task
    const ownerId = task.ownerId !== null && staysWith(task) ? task.ownerId : null
    return task.unitId === theCase.unitId && task.ownerId === ownerId ? task : { ...task, unitId: theCase.unitId, ownerId }
  })
}
