import { londonDateOf, type Instant } from '../domain/calendar/london.ts'
import type { OrganisationId } from '../domain/ids.ts'
import { panelAgendasDue } from '../domain/panel/agendas-due.ts'
import { catchUp } from '../domain/panel/catch-up.ts'
import type { PanelReferral } from '../domain/panel/referral.ts'
import { errorFields } from '../ports/log.ts'
import type { App } from './app.ts'

/** What a minute's beat does for panels: catches up with what was done elsewhere, and sends chairs their agendas. */
export async function keepPanels(app: App, organisationId: OrganisationId, now: Instant): Promise<void> {
  for (const referral of await app.panels.overtaken(organisationId)) {
    try {
      await catchUpOne(app, organisationId, referral, now)
    } catch (error) {
      const fields = { ...errorFields(error), referral: referral.id }
      app.log.error(fields, 'a referral could not be caught up with; it is tried again next minute')
    }
  }
  await enqueueAgendas(app, organisationId, now)
}

async function catchUpOne(app: App, organisationId: OrganisationId, referral: PanelReferral, now: Instant): Promise<void> {
  const [facts, referrals] = await Promise.all([
    app.store.facts(organisationId, { caseId: referral.caseId, now }), app.panels.openOfCase(organisationId, referral.caseId),
  ])
  const { unit, history } = facts
  if (unit === null || history === null) throw new Error('a referral was loaded without its case or unit')
  const outcome = catchUp({ ...facts, unit, history, calendar: app.calendar(), referrals }, referral, now, app.newId)
  if (outcome.kind === 'refused' || outcome.writes.length === 0) return
  const { writes, audit, notices } = outcome
  // stale means somebody changed it this very moment, and next minute it is looked at again
  await app.store.commit(organisationId, { key: null, writes, audit, notices, at: now })
}

async function enqueueAgendas(app: App, organisationId: OrganisationId, now: Instant): Promise<void> {
  const { store } = app
  const today = londonDateOf(now)
  const [policy, people, around] = await Promise.all([
    store.policy(organisationId), store.people(organisationId), store.leaveAndCover(organisationId, today, today),
  ])
  const due = panelAgendasDue(now, { policy, people, ...around, calendar: app.calendar() })
  if (due.length === 0) return
  const done = await store.occurrencesDone(organisationId, due.map(({ occurrence }) => occurrence))
  const notices = due.filter(({ occurrence }) => !done.has(occurrence)).map((one) => ({ ...one, id: app.newId('notice') }))
  if (notices.length > 0) await store.commit(organisationId, { key: null, writes: [], audit: [], notices, at: now })
}
