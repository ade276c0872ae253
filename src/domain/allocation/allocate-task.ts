import { londonDateOf } from '../calendar/london.ts'
import type { LondonDate } from '../calendar/london.ts'
import { dateInWords } from '../calendar/words.ts'
import { askerOf } from '../case/asker-of.ts'
import type { Asking, Outcome, Refusal } from '../outcome.ts'
import { refused } from '../outcome.ts'
import { redrawTask } from '../task/redraw-task.ts'
import { taskRef } from '../task/task.ts'
import type { Task } from '../task/task.ts'
import { sayClosed, sayMovedOn } from '../task/say-task.ts'
import { worksInUnit } from '../unit/membership.ts'
import type { Person } from '../unit/person.ts'
import { fitnessFor } from './fitness.ts'
import type { Allocatable, AllocationFacts } from './fitness.ts'
import { tellAllocated } from './task-allocated.ts'

export interface AllocateTaskRequest {
  readonly task: Task
  readonly to: Person
  /** The version the card or form was drawn from; null when it was typed. */
  readonly version: number | null
  /** The asker has seen what there is to know and means it. Hard limits stand all the same. */
  readonly isConfirmed: boolean
}

/**
 * Gives an open task to somebody in the unit. A hard limit of skill refuses (STATUTORY: "`hard` cannot be overridden by a CSW");
 * a soft one, leave or a full load is something to know first.
 */
export function allocateTask(loaded: AllocationFacts, request: AllocateTaskRequest, asking: Asking): Outcome<{ readonly task: Task }> {
  const { task, to, version, isConfirmed } = request
  const today = londonDateOf(asking.now)
  const asker = askerOf(loaded, asking)
  if (asker === null) return refused('not-found', `There is no ${taskRef(task)} in your unit. Check the number with /due unit.`)
  if (task.state !== 'open') return refused('closed', `${sayClosed(task, loaded.people)} There is nothing left to allocate.`)
  if (task.ownerId === to.id) return refused('already-allocated', `${to.name} has ${taskRef(task)} already. Nothing needed changing.`)
  if (version !== null && version !== task.version) return refused('moved-on', sayMovedOn(task, loaded.people))

  const objection = objectionTo(to, task, loaded, { today, isConfirmed, what: taskRef(task) })
  if (objection !== null) return { kind: 'refused', refusal: objection }

  const row: Task = { ...task, ownerId: to.id }
  return {
    kind: 'accepted',
    task: row,
    writes: [{ kind: 'task', row }],
    audit: [{
      event: 'task-allocated', byId: asker.id, at: asking.now, unitId: task.unitId, caseId: task.caseId, subjectId: task.id,
      detail: { from: task.ownerId, to: to.id, isConfirmed },
    }],
    notices: [...tellAllocated(row, task.version + 1, to, loaded, asking), redrawTask(task, asking.newId)],
  }
}

/** Why the person cannot be given this, or what there is to know before they are; null when nothing speaks against it. */
export function objectionTo(
  to: Person, task: Allocatable, loaded: AllocationFacts,
  choice: { readonly today: LondonDate; readonly isConfirmed: boolean; readonly what: string; readonly alsoKnow?: readonly string[] },
): Refusal | null {
  const { today, isConfirmed, what, alsoKnow = [] } = choice
  if (!to.isActive) return { reason: 'has-left', says: `${to.name} has left. Choose somebody who is in ${loaded.unit.name}.` }
  if (!worksInUnit(to, loaded, today)) {
    const says = `${to.name} is not in ${loaded.unit.name}. Choose somebody who is, or set cover first with /unit cover.`
    return { reason: 'not-in-unit', says }
  }
  const fitness = fitnessFor(to, task, loaded, today)
  if (fitness.never !== null) {
    return { reason: 'not-qualified', says: `${what} cannot go to ${to.name}: ${fitness.never}. Choose somebody else.` }
  }
  const toKnow = [...(fitness.against === null ? [] : [fitness.against]), ...fitness.warnings, ...alsoKnow]
  if (toKnow.length === 0 || isConfirmed) return null
  const says = `Before ${what} goes to ${to.name}: ${toKnow.join('; ')}. Confirm to allocate it all the same.`
  return { reason: 'needs-confirmation', says }
}

/** What there is to know of a date that has passed; empty otherwise. */
export function knowDue(due: LondonDate | null, today: LondonDate): readonly string[] {
  return due !== null && due < today ? [`its date, ${dateInWords(due)}, has passed`] : []
}
