import { peopleAround } from '../../src/app/colleagues.ts'
import type { Instant } from '../../src/domain/calendar/london.ts'
import { londonDateOf } from '../../src/domain/calendar/london.ts'
import { taskRef } from '../../src/domain/task/task.ts'
import type { Person } from '../../src/domain/unit/person.ts'
import { VERBS } from '../../src/intents/verbs.ts'
import { counted } from '../../src/messages/counted.ts'
import type { Choice } from '../../src/messages/model.ts'
import type { Completions } from './client/complete.ts'
import { LIMITS } from './limits.ts'
import type { Conversation, Persona, PlaygroundStore } from './personas.ts'

/** What can be completed where somebody writes: the commands, and the open cases, tasks and people of the unit. */
export async function completionsFor(persona: Persona, { unit }: Conversation, store: PlaygroundStore, now: Instant): Promise<Completions> {
  const filter = unit === null ? { ownerId: persona.person.id } : { unitId: unit.id }
  const [lines, colleagues] = await Promise.all([
    store.tasks(persona.organisationId, { viewerId: persona.person.id, ...filter }),
    colleaguesOf(persona, unit ?? persona.home, store, now),
  ])
  const cases = Map.groupBy(lines.filter(({ caseRef }) => caseRef !== null), ({ caseRef }) => String(caseRef))
  return {
    verbs: VERBS.map(({ verb, usage, description }) => ({ verb, usage, says: description })),
    cases: [...cases].slice(0, LIMITS.completions)
      .map(([ref, open]) => ({ ref, says: counted(open.length, 'open task') })).toSorted((a, b) => a.ref.localeCompare(b.ref)),
    tasks: lines.slice(0, LIMITS.completions).map(({ task, caseRef }) =>
      ({ ref: taskRef(task), says: [task.title, ...(caseRef === null ? [] : [caseRef])].join(', ') })),
    people: colleagues.map((person) => ({ handle: handleOf(person, colleagues), name: person.name })),
  }
}

/** Everybody who may be chosen in a form: the unit's people, then those who stand over several units. */
export async function choicesFor(
  persona: Persona, { unit }: Conversation, store: PlaygroundStore, now: Instant,
): Promise<readonly Choice[]> {
  const colleagues = await colleaguesOf(persona, unit ?? persona.home, store, now)
  return colleagues.map(({ id, name }) => ({ value: id, label: name }))
}

async function colleaguesOf(
  persona: Persona, unit: Conversation['unit'], store: PlaygroundStore, now: Instant,
): Promise<readonly Person[]> {
  const [people, policy] = await Promise.all([store.people(persona.organisationId), store.policy(persona.organisationId)])
  const { inUnit, over } = peopleAround(unit, { people, policy }, londonDateOf(now))
  return [...inUnit, ...over]
}

/** What is written after `@`: the first name where one colleague has it, else the address up to its @, else the whole address. */
function handleOf({ name, email }: Person, colleagues: readonly Person[]): string {
  const first = (words: string): string => (words.split(' ')[0] ?? words).toLowerCase()
  const local = (address: string): string => (address.split('@')[0] ?? address).toLowerCase()
  const once = (same: (other: Person) => boolean): boolean => colleagues.filter(same).length === 1
  if (once((other) => first(other.name) === first(name))) return first(name)
  return once((other) => local(other.email) === local(email)) ? local(email) : email
}
