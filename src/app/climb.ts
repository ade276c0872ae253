import type { Instant } from '../domain/calendar/london.ts'
import { climb } from '../domain/escalation/climb.ts'
import type { EscalationId, OrganisationId } from '../domain/ids.ts'
import { errorFields } from '../ports/log.ts'
import type { App } from './app.ts'

/**
 * Moves every escalation whose time is up to its next rung. One that somebody answered in the meantime is left alone; one that cannot
 * climb does not keep the others from it, and is tried again next minute.
 */
export async function climbDue(app: App, organisationId: OrganisationId, now: Instant): Promise<void> {
  for (const { id } of await app.store.escalationsDue(organisationId, now)) {
    try {
      await climbOne(app, organisationId, id, now)
    } catch (error) {
      app.log.error({ ...errorFields(error), escalation: id }, 'an escalation could not climb; it is tried again next minute')
    }
  }
}

async function climbOne(app: App, organisationId: OrganisationId, id: EscalationId, now: Instant): Promise<void> {
  const facts = await app.store.facts(organisationId, { escalationId: id, now })
  const escalation = facts.escalations.find((one) => one.id === id)
  const decision = facts.decisions.find((one) => one.id === escalation?.decisionId)
  const { unit, history } = facts
  if (escalation === undefined || decision === undefined || unit === null || history === null) {
    throw new Error('an escalation was loaded without its decision, case or unit')
  }
  const outcome = climb({ ...facts, unit, history, calendar: app.calendar(), escalation, decision }, now, app.newId)
  if (outcome.kind === 'refused') throw new Error(`an escalation could not climb: ${outcome.refusal.reason}`)
  const { writes, audit, notices } = outcome
  // stale means somebody answered it this very moment, and what they did has moved its time on
  if (writes.length > 0) await app.store.commit(organisationId, { key: null, writes, audit, notices, at: now })
}
