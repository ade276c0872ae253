import type { LondonDate } from '../calendar/london.ts'
import type { TaskClass } from '../task/task.ts'
import { rolesAnywhere, rolesIn } from '../unit/membership.ts'
import type { UnitFacts } from '../unit/membership.ts'
import type { Person, Role } from '../unit/person.ts'

/** May do it; may help somebody who may; may not. */
export type Permission = 'yes' | 'contributes' | 'no'

const FROM_BEST = ['yes', 'contributes'] as const

/**
 * What somebody in the unit takes on when they are given a task: what is chaired or done outside the unit (reviews, medicals,
 * return interviews) they arrange (STATUTORY: "allocate the arranging").
 */
export function classToAllocate(taskClass: TaskClass): TaskClass {
  return taskClass === 'outside-unit' ? 'arranging' : taskClass
}

/** Whether the policy lets the person do tasks of this class in the unit. A role the policy does not name may not. */
export function permissionOf(person: Person, taskClass: TaskClass, facts: Pick<UnitFacts, 'unit' | 'policy'>, on: LondonDate): Permission {
  const { who } = facts.policy.taskClasses[classToAllocate(taskClass)]
  const inUnit = rolesIn(person, facts.unit, on)
  // A deputy from another unit brings the qualification they hold there.
  const roles = inUnit.length > 0 ? inUnit : rolesAnywhere(person, on)
  return FROM_BEST.find((permission) => roles.some((role) => who[role] === permission)) ?? 'no'
}

/** Whether nobody may override the class's limits, the unit's lead included. */
export function isHardClass(taskClass: TaskClass, policy: UnitFacts['policy']): boolean {
  return policy.taskClasses[classToAllocate(taskClass)].isHard
}

/** Who may do it, `a consultant social worker or a social worker`; the policy's own words. */
export function whoMayDo(taskClass: TaskClass, policy: UnitFacts['policy']): string {
  const { who } = policy.taskClasses[classToAllocate(taskClass)]
  const names = policy.roles.filter((role) => who[role.id] === 'yes').map((role) => withArticle(role.name))
  return names.length === 0 ? 'somebody outside the unit' : names.join(', ').replace(/, ([^,]*)$/, ' or $1')
}

/** The person's role in the unit as the policy names it, `a children’s practitioner`. */
export function roleInWords(person: Person, facts: Pick<UnitFacts, 'unit' | 'policy'>, on: LondonDate): string {
  const held: readonly Role[] = [...rolesIn(person, facts.unit, on), ...rolesAnywhere(person, on)]
  const role = facts.policy.roles.find((each) => each.id === held[0])
  return role === undefined ? 'a colleague' : withArticle(role.name)
}

function withArticle(name: string): string {
  return `${/^(?:[aeio]|un(?!i))/i.test(name) ? 'an' : 'a'} ${name}`
}
