import type { LondonDate } from '../calendar/london.ts'
import { worksInUnit } from '../unit/membership.ts'
import type { Person } from '../unit/person.ts'
import { fitnessFor } from './fitness.ts'
import type { Allocatable, AllocationFacts, Fitness } from './fitness.ts'
import type { Task } from '../task/task.ts'

export interface Suggestion {
  readonly person: Person
  readonly reasons: readonly string[]
  readonly warnings: readonly string[]
}

/** Everybody who works in the unit is in one of the two lists, once. */
export interface Suggestions {
  /** Best first. */
  readonly suggested: readonly Suggestion[]
  readonly others: readonly { readonly person: Person; readonly because: string }[]
}

/**
 * Who could take the task, "according to availability, skill, and knowledge of and relationship to the family" (004 §4.3), each
 * with plain reasons, and why the others are not suggested. The product proposes; people decide.
 */
export function suggestOwners(facts: AllocationFacts, task: Allocatable & Pick<Task, 'ownerId'>, today: LondonDate): Suggestions {
  const fits = facts.people
    .filter((person) => worksInUnit(person, facts, today))
    .map((person) => fitnessFor(person, task, facts, today))
  const byName = (one: { person: Person }, other: { person: Person }) => one.person.name.localeCompare(other.person.name, 'en-GB')

  const others = fits.flatMap((fit) => {
    const because = fit.person.id === task.ownerId ? 'has it now' : fit.never ?? fit.against
    return because === null ? [] : [{ person: fit.person, because }]
  })
  const suggested = fits
    .filter((fit) => !others.some((other) => other.person === fit.person))
    .toSorted((one, other) => compare(one, other) || byName(one, other))
  return {
    suggested: suggested.map(({ person, reasons, warnings }) => ({ person, reasons, warnings })),
    others: others.toSorted(byName),
  }
}

/** Without warnings first; then whoever such work falls to; then who knows the family, who has least to do, who is there most. */
function compare(one: Fitness, other: Fitness): number {
  return Number(one.warnings.length > 0) - Number(other.warnings.length > 0) ||
    Number(other.rank.fallsToThem) - Number(one.rank.fallsToThem) ||
    other.rank.knowledge - one.rank.knowledge ||
    one.rank.openTasks - other.rank.openTasks ||
    other.rank.days - one.rank.days
}
