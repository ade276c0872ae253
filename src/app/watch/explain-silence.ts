import type { Instant } from '../../domain/calendar/london.ts'
import type { OrganisationId } from '../../domain/ids.ts'
import { daysToExplain, silencesOf } from '../../domain/watch/silences.ts'
import type { App } from '../app.ts'
import { dayDigests } from './look.ts'

/**
 * A duty of the minute: whoever gets no digest on a day has the reason on record, as soon as its time is past. After a time away, so do
 * the days on which nobody was there to send one.
 */
export async function explainSilence(
  app: Pick<App, 'store' | 'watchBook' | 'calendar'>, organisationId: OrganisationId, now: Instant,
): Promise<void> {
  const { store, watchBook } = app
  for (const on of daysToExplain((await watchBook.lastBeat())?.beat ?? null, now)) {
    const digests = await dayDigests(app, organisationId, on)
    const unexplained = silencesOf(on, digests, new Set(), now).map(({ occurrence }) => occurrence)
    const promised = unexplained.length === 0 ? new Set<string>() : await store.occurrencesDone(organisationId, unexplained)
    await watchBook.recordSilences(organisationId, silencesOf(on, digests, promised, now), now)
  }
}
