import { londonDateOf, type Instant } from '../domain/calendar/london.ts'
import type { OrganisationId } from '../domain/ids.ts'
import { chaseReferral } from '../domain/service/chase-referral.ts'
import { settleReferral } from '../domain/service/settle-referral.ts'
import type { AuditEntry, Write } from '../domain/outcome.ts'
import type { NewNotice } from '../domain/notice.ts'
import { errorFields } from '../ports/log.ts'
import type { App } from './app.ts'

type Keeping = Pick<App, 'store' | 'services' | 'calendar' | 'newId' | 'log'>

/**
 * Makes the referrals whose decision was settled since, and gives somebody those to chase whose wait has passed without news. Each is
 * committed by itself, at the version it was read at: one that somebody changes at this moment is left to what they do.
 */
export async function keepReferrals(app: Keeping, organisationId: OrganisationId, now: Instant): Promise<void> {
  const [settled, awaited] = await Promise.all([
    app.services.settled(organisationId), app.services.awaited(organisationId, londonDateOf(now)),
  ])
  for (const one of settled) await keep(app, organisationId, one.referral.id, now, () => settleReferral(one, now, app.newId))
  if (awaited.length === 0) return

  const [people, policy] = await Promise.all([app.store.people(organisationId), app.store.policy(organisationId)])
  const facts = { people, policy, calendar: app.calendar() }
  for (const one of awaited) await keep(app, organisationId, one.referral.id, now, () => chaseReferral({ ...one, ...facts }, now, app.newId))
}

interface Kept {
  readonly writes: readonly Write[]
  readonly audit: readonly AuditEntry[]
  readonly notices?: readonly NewNotice[]
}

/** Stores what there is to be done about one. Its trouble is not the others': they go on, and it is tried again next minute. */
async function keep({ store, log }: Keeping, organisationId: OrganisationId, id: string, now: Instant, decide: () => Kept | null): Promise<void> {
  try {
    const kept = decide()
    if (kept === null) return
    const { writes, audit, notices = [] } = kept
    await store.commit(organisationId, { key: null, writes, audit, notices, at: now })
  } catch (error) {
    log.error({ ...errorFields(error), referral: id }, 'a referral to a service could not be kept; it is tried again next minute')
  }
}
