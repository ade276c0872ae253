import type { Write } from '../../domain/outcome.ts'
import { placePosts } from './place-posts.ts'
import { planCases } from './plan-cases.ts'
import { planEvents, type PlannedHistory } from './plan-events.ts'
import { planPeople } from './plan-people.ts'
import { planServices } from './plan-services.ts'
import { planUnits } from './plan-units.ts'
import type { Counts, Making } from './planning.ts'
import type { Rows } from './rows.ts'
import type { Problem } from './sheet.ts'

export interface Plan {
  readonly writes: readonly Write[]
  /** The cases whose dates have to be worked out. */
  readonly cases: readonly PlannedHistory[]
  readonly counts: Readonly<Record<'units' | 'people' | 'cases' | 'events' | 'services', Counts>>
}

/**
 * What the files change, or everything that is wrong with them. Units, services, people, cases and children are matched by code, e-mail
 * and reference; an event by what it says. The same files again change nothing.
 */
export function planImport(
  rows: Rows, making: Omit<Making, 'problems'>,
): { readonly plan: Plan | null; readonly problems: readonly Problem[] } {
  const problems: Problem[] = []
  const context: Making = { ...making, problems }
  const people = planPeople(rows.people, rows.units, context)
  const units = planUnits(rows.units, people.idByEmail, context)
  const posted = placePosts(people, units.units, context)
  const cases = planCases(rows.cases, new Map(units.units.map((unit) => [unit.code, unit.id])), people.idByEmail, context)
  const staff = [...context.present.people, ...rows.people].flatMap(({ name, email }) => [name, email])
  const events = planEvents(rows.events, cases, [...staff, ...units.units.flatMap(({ name, code }) => [name, code])], context)
  const services = planServices(rows.services, context)
  if (problems.length > 0) return { plan: null, problems }
  return {
    plan: {
      writes: [...posted.writes, ...units.writes, ...cases.writes, ...events.writes, ...services.writes],
      cases: events.histories,
      counts: { units: units.counts, people: posted.counts, cases: cases.counts, events: events.counts, services: services.counts },
    },
    problems,
  }
}
