import type pg from 'pg'
import type { Check } from '../adapters/http/serve.ts'
import type { App } from './app/app.ts'
import { addDays, londonDateOf } from './domain/calendar/london.ts'
import { dateInWords } from './domain/calendar/words.ts'

/** Days before the end of the known bank holidays at which an administrator is told to load the next list. */
const CALENDAR_NOTICE_DAYS = 90

/** A promise unsent for longer than this is late. */
const LATE_MINUTES = 5

/** What has to be right before people can rely on the product, each with what to do when it is not. */
export function readiness(pool: pg.Pool, app: App): readonly Check[] {
  return [
    {
      name: 'database',
      problem: () => pool.query('SELECT 1')
        .then(() => null, () => 'The database does not answer. Check that it runs and that DATABASE_URL is right.'),
    },
    {
      name: 'organisation',
      async problem() {
        const organisations = await app.store.organisations().catch(() => null)
        if (organisations === null) return 'The organisations cannot be read, because the database does not answer.'
        return organisations.length > 0 ? null : 'There is no organisation yet. Load one with unitco import.'
      },
    },
    {
      name: 'calendar',
      problem() {
        const { lastDay } = app.calendar()
        const isNear = addDays(londonDateOf(app.clock.now()), CALENDAR_NOTICE_DAYS) > lastDay
        const says = `Bank holidays are known until ${dateInWords(lastDay)} only. Load the newest list with unitco holidays apply.`
        return Promise.resolve(isNear ? says : null)
      },
    },
    {
      name: 'messages',
      async problem() {
        const backlog = await app.outbox.backlog(app.clock.now()).catch(() => null)
        if (backlog === null) return 'The outbox cannot be read, because the database does not answer.'
        const { oldestPendingMinutes, counts } = backlog
        if (oldestPendingMinutes <= LATE_MINUTES) return null
        return `Messages that wait to be sent: ${counts.pending}. The oldest has waited ${oldestPendingMinutes} minutes; the log says why.`
      },
    },
  ]
}
