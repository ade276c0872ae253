import { londonDateOf } from '../calendar/london.ts'
import { dateInWords } from '../calendar/words.ts'
import type { PersonId } from '../ids.ts'
import type { Person } from '../unit/person.ts'
import type { Task } from './task.ts'
import { taskRef } from './task.ts'

/** How a closed task came to be closed, in one sentence: what, when, who. */
export function sayClosed(task: Task, people: readonly Person[]): string {
  const ref = taskRef(task)
  if (task.state === 'met') {
    const on = task.doneOn === null ? '' : ` on ${dateInWords(task.doneOn)}`
    const recorder = nameOf(task.closedById, people)
    const told = task.closedAt === null ? '' : ` on ${dateInWords(londonDateOf(task.closedAt))}`
    return `${ref} was done${on}${recorder === null ? '' : `; ${recorder} recorded it${told}`}.`
  }
  const when = task.closedAt === null ? '' : ` on ${dateInWords(londonDateOf(task.closedAt))}`
  const why = task.closedReason === null ? '' : ` (${task.closedReason.replaceAll('-', ' ')})`
  return `${ref} ended${when}${why}.`
}

/** What became of an open task since somebody's card was drawn: who has it now and when it is due. */
export function sayMovedOn(task: Task, people: readonly Person[]): string {
  const owner = nameOf(task.ownerId, people)
  const has = owner === null ? 'nobody has it now' : `${owner} has it now`
  const due = task.due === null ? '' : `, due ${dateInWords(task.due)}`
  return `${taskRef(task)} has changed since that was shown: ${has}${due}. Nothing was changed; look at it and try again.`
}

/** Who somebody is, among the people loaded; null for nobody, and `somebody who has left` for those no longer known here. */
export function nameOf(id: PersonId | null, people: readonly Person[]): string | null {
  if (id === null) return null
  return people.find((person) => person.id === id)?.name ?? 'somebody no longer in the unit'
}
