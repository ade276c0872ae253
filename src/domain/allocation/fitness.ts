import type { LondonDate } from '../calendar/london.ts'
import type { WorkingCalendar } from '../calendar/working-days.ts'
import { dateInWords } from '../calendar/words.ts'
import type { PersonId } from '../ids.ts'
import type { Task } from '../task/task.ts'
import { rolesIn } from '../unit/membership.ts'
import type { UnitFacts } from '../unit/membership.ts'
import type { Person } from '../unit/person.ts'
import { absenceOn } from '../unit/presence.ts'
import { deputiesOf } from '../unit/unit-today.ts'
import { availability, daysToDo } from './availability.ts'
import { knowledgeOf } from './knowledge.ts'
import type { FamilyFacts } from './knowledge.ts'
import { classToAllocate, isHardClass, permissionOf, roleInWords, whoMayDo } from './permission.ts'

/** Everything the choice of a person rests on. What the store loads as a scene has this shape, once it has a unit and a calendar. */
export interface AllocationFacts extends UnitFacts, FamilyFacts {
  readonly calendar: WorkingCalendar
  /** How many open tasks each of the people has, counted; whoever is not among the people has no place here. */
  readonly openTasks: Readonly<Record<PersonId, number>>
}

/** What is allocated: a task, or one about to be raised. */
export type Allocatable = Pick<Task, 'taskClass' | 'due'>

/** One person for one task: availability, skill, and knowledge of the family (004 §4.3), each in a few plain words. */
export interface Fitness {
  readonly person: Person
  /** Why they may never have it; nobody can confirm it away. */
  readonly never: string | null
  /** Why they are not suggested, though the unit may choose them. */
  readonly against: string | null
  /** What to know before choosing them. */
  readonly warnings: readonly string[]
  readonly reasons: readonly string[]
  readonly rank: {
    /** The policy says such work falls to their role unless somebody says otherwise. */
    readonly fallsToThem: boolean
    readonly knowledge: number
    readonly openTasks: number
    readonly days: number
  }
}

/** How well the person fits the task. */
export function fitnessFor(person: Person, task: Allocatable, facts: AllocationFacts, today: LondonDate): Fitness {
  const range = daysToDo(task.due, today, facts.calendar)
  const available = availability(person, range, facts)
  const permission = permissionOf(person, task.taskClass, facts, today)
  const openTasks = facts.openTasks[person.id] ?? 0
  const knowledge = knowledgeOf(person.id, task.taskClass, facts)
  const { fallsTo } = facts.policy.taskClasses[classToAllocate(task.taskClass)]
  const fallsToThem = fallsTo !== null && rolesIn(person, facts.unit, today).includes(fallsTo)

  const role = roleInWords(person, facts, today)
  const qualified = whoMayDo(task.taskClass, facts.policy)
  const skill = `${role}; this is work for ${qualified}`
  const isHard = isHardClass(task.taskClass, facts.policy)
  const never = mayNotSee(person, facts) ? 'may not see this case' : isHard && permission !== 'yes' ? skill : null
  const against = permission === 'no' ? skill : available.because === null ? null : withDeputies(available.because, person, facts, today)

  const warnings: string[] = []
  if (permission === 'contributes') warnings.push(`${role}; may contribute, and ${qualified} leads`)
  // Work that falls to somebody's role is theirs however much there is of it.
  const isFull = openTasks > facts.policy.fullLoad && !fallsToThem
  if (isFull) warnings.push(`${openTasks} open tasks, and ${facts.policy.fullLoad} is a full load`)
  if (available.because === null && task.due !== null && task.due >= today && absenceOn(person, task.due, facts) === 'leave') {
    warnings.push(`on leave on ${dateInWords(task.due)}, the day it is due`)
  }

  const reasons = [...knowledge.reasons]
  if (fallsToThem) reasons.push('usually does this')
  if (!available.isTenOrMore && task.due !== null && task.due >= today) reasons.push(`works ${days(available.days)} before it is due`)
  if (!isFull) reasons.push(openTasks === 1 ? '1 open task' : `${openTasks === 0 ? 'no' : openTasks} open tasks`)

  return { person, never, against, warnings, reasons, rank: { fallsToThem, knowledge: knowledge.weight, openTasks, days: available.days } }
}

/** A restricted case does not exist for those who are not on its list. */
function mayNotSee(person: Person, facts: AllocationFacts): boolean {
  const listed = facts.history?.case.restrictedTo ?? null
  return listed !== null && !listed.includes(person.id)
}

function withDeputies(because: string, person: Person, facts: AllocationFacts, today: LondonDate): string {
  const deputies = deputiesOf(person, facts, today).map((deputy) => deputy.name)
  return deputies.length === 0 ? because : `${because}; ${deputies.join(' and ')} ${deputies.length === 1 ? 'covers' : 'cover'}`
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`
}
