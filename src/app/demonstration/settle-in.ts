import { allocateTask } from '../../domain/allocation/allocate-task.ts'
import { suggestOwners } from '../../domain/allocation/suggest-owners.ts'
import { londonDateOf, type Instant } from '../../domain/calendar/london.ts'
import type { OrganisationId, PersonId } from '../../domain/ids.ts'
import type { AuditEntry, Write } from '../../domain/outcome.ts'
import type { App } from '../app.ts'
import type { Chance } from './random.ts'

/** As much of the work as has an owner in a unit that has been at it for a while. */
const ALLOCATED = 0.9

/** Gives most of an invented unit's tasks to whoever would be suggested for them, so that its first morning looks like any other. */
export async function settleIn(
  app: Pick<App, 'store' | 'newId' | 'calendar'>, organisationId: OrganisationId, chance: Chance, now: Instant,
): Promise<void> {
  const { store, newId } = app
  const today = londonDateOf(now)
  const calendar = app.calendar()
  const [units, people, policy] = await Promise.all([
    store.units(organisationId), store.people(organisationId), store.policy(organisationId),
  ])
  const pages = await store.caseHistories(organisationId, { after: null, limit: units.length * 100 })
  // in the order of the references: that of the ids is another each time
  const cases = pages.toSorted((one, other) => (one.history.case.ref < other.history.case.ref ? -1 : 1))
  const openTasks: Record<PersonId, number> = {}
  const writes: Write[] = []
  const audit: AuditEntry[] = []
  for (const { history, tasks } of cases) {
    const unit = units.find((one) => one.id === history.case.unitId)
    const lead = people.find((person) => person.posts.some((post) => post.unitId === unit?.id && post.role === 'csw'))
    if (unit === undefined || lead === undefined) continue
    const team = people.filter((person) => person.posts.some((post) => post.unitId === unit.id))
    const facts = { unit, people: team, leave: [], cover: [], policy, calendar, openTasks, history, tasks, decisions: [] }
    for (const task of tasks) {
      if (task.state !== 'open' || task.ownerId !== null || !chance.happens(ALLOCATED)) continue
      const [best] = suggestOwners(facts, task, today).suggested
      if (best === undefined) continue
      const outcome = allocateTask(facts, { task, to: best.person, version: null, isConfirmed: true }, { askerId: lead.id, now, newId })
      if (outcome.kind === 'refused') continue
      openTasks[best.person.id] = (openTasks[best.person.id] ?? 0) + 1
      writes.push(...outcome.writes)
      audit.push(...outcome.audit)
    }
  }
  await store.commit(organisationId, { key: null, writes, audit, notices: [], at: now })
}
