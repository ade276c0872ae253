import { londonDateOf } from '../calendar/london.ts'
import { workingDaysBetween } from '../calendar/working-days.ts'
import { tellAudience } from '../case/audience.ts'
import type { NewNotice } from '../notice.ts'
import type { Asking } from '../outcome.ts'
import type { Task } from '../task/task.ts'
import type { Person } from '../unit/person.ts'
import type { AllocationFacts } from './fitness.ts'

/** A limit this many working days away, or nearer, is too soon for the new owner to hear of it in tomorrow's digest. */
const SOON_WORKING_DAYS = 2

/**
 * The notices of an allocation: to the unit, and to the new owner at once when the limit is near and somebody else chose them.
 * `task` is as it will be stored, `version` the one it will have.
 */
export function tellAllocated(
  task: Task, version: number, owner: Person | null, facts: AllocationFacts, asking: Asking,
): readonly NewNotice[] {
  const theCase = facts.history?.case ?? null
  const occurrence = `task-allocated/${task.id}/${version}`
  const about = owner === null
    ? { kind: 'task-raised', taskId: task.id } as const
    : { kind: 'task-allocated', taskId: task.id, byId: asking.askerId } as const
  const toAll = tellAudience({
    case: theCase, unitId: task.unitId, occurrence: owner === null ? `task-raised/${task.id}` : occurrence, about, subjectId: task.id,
  }, asking.newId)

  const hearsAlready = owner === null || owner.id === asking.askerId
    || toAll.some(({ to }) => to.kind === 'person' && to.personId === owner.id)
  if (hearsAlready || !isSoon(task, facts, asking)) return toAll
  return [...toAll, {
    id: asking.newId('notice'), occurrence: `${occurrence}/${owner.id}`, to: { kind: 'person', personId: owner.id }, about,
    isUrgent: false, lateByMinutes: 0, subjectId: task.id,
  }]
}

function isSoon(task: Task, facts: AllocationFacts, asking: Asking): boolean {
  const today = londonDateOf(asking.now)
  return task.due !== null && (task.due <= today || workingDaysBetween(facts.calendar, today, task.due) <= SOON_WORKING_DAYS)
}
