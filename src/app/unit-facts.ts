import { isUnfiled } from '../domain/case/unfiled.ts'
import { addDays, londonDateOf, type Instant } from '../domain/calendar/london.ts'
import type { UnitDigestFacts } from '../domain/digest/unit-digest.ts'
import type { OrganisationId, PersonId, UnitId } from '../domain/ids.ts'
import type { AgendaFacts } from '../domain/meeting/agenda.ts'
import type { App } from './app.ts'

/** What a unit's digest is made of: everything its whole channel may read. Null when the unit is not there. */
export async function unitFacts(app: Pick<App, 'store' | 'calendar'>, organisationId: OrganisationId, unitId: UnitId, now: Instant): Promise<UnitDigestFacts | null> {
  const { store } = app
  const today = londonDateOf(now)
  const [units, people, policy, around, tasks, waiting, drifting] = await Promise.all([
    store.units(organisationId), store.people(organisationId), store.policy(organisationId),
    store.leaveAndCover(organisationId, today, addDays(today, 1)),
    store.tasks(organisationId, { viewerId: null, unitId }),
    store.waitingDecisions(organisationId, { unitId }),
    store.openDrifts(organisationId, unitId, null),
  ])
  const unit = units.find((one) => one.id === unitId)
  return unit === undefined ? null : { unit, people, policy, ...around, tasks, waiting, drifting, calendar: app.calendar() }
}

/** What a unit's agenda is made of, for somebody who asked or (null) for its channel. Null when the unit is not there. */
export async function agendaFacts(app: Pick<App, 'store' | 'calendar'>, organisationId: OrganisationId, unitId: UnitId, viewerId: PersonId | null): Promise<AgendaFacts | null> {
  const { store } = app
  const [units, cases, tasks, waiting, drifting] = await Promise.all([
    store.units(organisationId),
    store.casesOfUnit(organisationId, unitId, viewerId),
    store.tasks(organisationId, { viewerId, unitId }),
    store.waitingDecisions(organisationId, { unitId, ...(viewerId === null ? {} : { viewerId }) }),
    store.openDrifts(organisationId, unitId, viewerId),
  ])
  const unit = units.find((one) => one.id === unitId)
  return unit === undefined ? null : { unit, cases: cases.filter((one) => !isUnfiled(one)), tasks, waiting, drifting, calendar: app.calendar() }
}
