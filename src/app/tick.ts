import { addDays, londonDateOf, type Instant } from '../domain/calendar/london.ts'
import { digestOccurrences } from '../domain/digest/digest-occurrences.ts'
import type { OrganisationId } from '../domain/ids.ts'
import { errorFields } from '../ports/log.ts'
import type { App } from './app.ts'
import { beginPolicies } from './apply-policy.ts'
import { climbDue } from './climb.ts'
import { releaseHeld } from './held-until.ts'
import { moveOnDue } from './move-on.ts'
import { keepDates } from './keep-dates.ts'
import { keepReferrals } from './keep-referrals.ts'
import { keepPanels } from './keep-panels.ts'
import { tidyUp } from './tidy-up.ts'
import { explainSilence } from './watch/explain-silence.ts'
import { watchForDrift } from './watch-drift.ts'

/**
 * One beat, every minute: whatever is due and not yet done is enqueued under a key that can be used once, so that a beat missed,
 * doubled or late changes nothing for people. One organisation's trouble does not stop the others. True when nothing of it failed.
 */
export async function tick(app: App, now: Instant): Promise<boolean> {
  let isWhole = true
  for (const { id } of await app.store.organisations()) {
    for (const duty of [keepDates, beginPolicies, moveOnDue, climbDue, keepPanels, watchForDrift, keepReferrals, enqueueDigests, explainSilence, releaseHeld]) {
      try {
        await duty(app, id, now)
      } catch (error) {
        isWhole = false
        const fields = { ...errorFields(error), organisation: id, duty: duty.name }
        app.log.error(fields, 'a duty of the minute failed; it is tried again next minute')
      }
    }
  }
  try {
    await tidyUp(app, now)
  } catch (error) {
    isWhole = false
    app.log.error({ ...errorFields(error), duty: tidyUp.name }, 'a duty of the minute failed; it is tried again next minute')
  }
  app.wake()
  return isWhole
}

/** Digests and meeting reminders whose time has come today. */
async function enqueueDigests(app: App, organisationId: OrganisationId, now: Instant): Promise<void> {
  const today = londonDateOf(now)
  const [units, people, policy, { leave }] = await Promise.all([
    app.store.units(organisationId),
    app.store.people(organisationId),
    app.store.policy(organisationId),
    app.store.leaveAndCover(organisationId, addDays(today, -1), addDays(today, 1)),
  ])
  const due = digestOccurrences(now, { units, people, leave, policy, calendar: app.calendar() })
  const done = await app.store.occurrencesDone(organisationId, due.map((one) => one.occurrence))
  const notices = due.filter((one) => !done.has(one.occurrence)).map((one) => ({ ...one, id: app.newId('notice') }))
  if (notices.length > 0) await app.store.commit(organisationId, { key: null, writes: [], audit: [], notices, at: now })
}
