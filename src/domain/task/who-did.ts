import { isHardClass, permissionOf, whoMayDo } from '../allocation/permission.ts'
import type { LondonDate } from '../calendar/london.ts'
import { refused } from '../outcome.ts'
import type { Refusal } from '../outcome.ts'
import type { UnitFacts } from '../unit/membership.ts'
import { mayManageUnit } from '../unit/membership.ts'
import type { Person } from '../unit/person.ts'
import type { Task } from './task.ts'
import { taskRef } from './task.ts'

/**
 * Who did a task that somebody says is done. It is the asker, unless they keep the unit's books for its owner: a co-ordinator
 * records what others did. A task with a hard limit can only have been done by somebody who may do it (STATUTORY: "Who may do
 * what"): a children's practitioner's visit is not a protection-plan visit, however it is recorded.
 */
export function whoDid(
  task: Task, asker: Person, facts: UnitFacts, today: LondonDate,
): { readonly kind: 'did'; readonly person: Person } | { readonly kind: 'refused'; readonly refusal: Refusal } {
  const isHard = isHardClass(task.taskClass, facts.policy)
  const may = (person: Person): boolean => !isHard || permissionOf(person, task.taskClass, facts, today) === 'yes'
  const owner = facts.people.find((person) => person.id === task.ownerId)
  const isKeepingBooks = owner !== undefined && owner.id !== asker.id && mayManageUnit(asker, facts, today)
  const doer = isKeepingBooks ? owner : asker
  if (may(doer)) return { kind: 'did', person: doer }
  if (may(asker)) return { kind: 'did', person: asker }

  const ref = taskRef(task)
  const remedy = mayManageUnit(asker, facts, today)
    ? `Allocate ${ref} to whoever did it first, then mark it as done.`
    : 'Ask one of them to record it.'
  return refused('not-qualified', `${ref} can only be done by ${whoMayDo(task.taskClass, facts.policy)}. ${remedy}`)
}
