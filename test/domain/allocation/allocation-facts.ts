import { dateFrom } from '../../../src/domain/calendar/london.ts'
import type { PersonId } from '../../../src/domain/ids.ts'
import type { AllocationFacts } from '../../../src/domain/allocation/fitness.ts'
import type { Task } from '../../../src/domain/task/task.ts'
import type { Person } from '../../../src/domain/unit/person.ts'
import { aTask, facts, history } from '../unit/hawthorn.ts'

/** Hawthorn, with a family nobody knows yet and nobody busy, unless the test says otherwise. */
export function allocationFacts(changes: Partial<AllocationFacts> = {}): AllocationFacts {
  return { ...facts(), history: history(), tasks: [], decisions: [], openTasks: {}, ...changes }
}

export function load(...counts: readonly (readonly [Person, number])[]): Readonly<Record<PersonId, number>> {
  return Object.fromEntries(counts.map(([person, count]) => [person.id, count]))
}

/** A visit that was done. */
export function aVisitDone(owner: Person, on: string, changes: Partial<Task> = {}): Task {
  return aTask({ number: 7, ownerId: owner.id, state: 'met', doneOn: dateFrom(on), closedById: owner.id, ...changes })
}
