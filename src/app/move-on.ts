import { londonDateOf, type Instant } from '../domain/calendar/london.ts'
import { isStillAsked, moveOn } from '../domain/escalation/move-on.ts'
import type { Escalation } from '../domain/escalation/escalation.ts'
import type { OrganisationId } from '../domain/ids.ts'
import { errorFields } from '../ports/log.ts'
import type { App } from './app.ts'

/**
 * Asks somebody else wherever whoever was asked cannot be waited for any more: leave, cover, a post or an account that changed since, by
 * whoever and however it was put in. Run every minute, and at once after leave and cover are set. One that cannot move does not keep the
 * others from it. Whose it may be is looked up for all at once; only what seems to have moved is loaded.
 */
export async function moveOnDue(app: App, organisationId: OrganisationId, now: Instant): Promise<void> {
  const open = await app.store.openEscalations(organisationId)
  if (open.length === 0) return
  const on = londonDateOf(now)
  const [people, units, policy, around] = await Promise.all([
    app.store.people(organisationId), app.store.units(organisationId), app.store.policy(organisationId),
    app.store.leaveAndCover(organisationId, on, on),
  ])
  const mayHaveMoved = (escalation: Escalation): boolean => {
    const unit = units.find(({ id }) => id === escalation.unitId)
    return unit === undefined || !isStillAsked(escalation, new Set(), { people, unit, policy, ...around }, on)
  }
  for (const escalation of open.filter(mayHaveMoved)) {
    try {
      await moveOne(app, organisationId, escalation, now)
    } catch (error) {
      app.log.error({ ...errorFields(error), escalation: escalation.id }, 'an escalation could not move on; it is tried again next minute')
    }
  }
}

async function moveOne(app: App, organisationId: OrganisationId, { id }: Escalation, now: Instant): Promise<void> {
  const facts = await app.store.facts(organisationId, { escalationId: id, now })
  const escalation = facts.escalations.find((one) => one.id === id)
  const decision = facts.decisions.find((one) => one.id === escalation?.decisionId)
  const { unit, history } = facts
  if (escalation === undefined || decision === undefined || unit === null || history === null) {
    throw new Error('an escalation was loaded without its decision, case or unit')
  }
  const outcome = moveOn({ ...facts, unit, history, calendar: app.calendar(), escalation, decision }, now, app.newId)
  if (outcome.kind === 'refused') throw new Error(`an escalation could not move on: ${outcome.refusal.reason}`)
  const { writes, audit, notices } = outcome
  // stale means somebody answered it this very moment; whatever is still to move is seen at the next beat
  if (writes.length > 0) await app.store.commit(organisationId, { key: null, writes, audit, notices, at: now })
}
