import type pg from 'pg'
import type { Check } from '../adapters/http/serve.ts'
import type { App } from './app/app.ts'
import type { Administrators } from './app/watch/administrators.ts'
import { addDays, addMinutes, londonDateOf, type Instant } from './domain/calendar/london.ts'
import { dateInWords } from './domain/calendar/words.ts'
import { alarmChecks, lateChecks } from './late-checks.ts'
import { mailProblems } from './mail-problems.ts'

/** Days before the end of the known bank holidays at which an administrator is told to load the next list. */
const CALENDAR_NOTICE_DAYS = 90

/** How far back messages that reached nobody are counted. */
const UNDELIVERED_MINUTES = 24 * 60

/** A platform is not asked again sooner than this, however often the check is made. */
const PLATFORM_MINUTES = 1

/** Where nobody is to be told. */
const NOBODY: Administrators = { addresses: [], mail: null }

/** What has to be right before people can rely on the product, and what somebody should mend, each with what to do. */
export function readiness(pool: pg.Pool, app: App, administrators: Administrators = NOBODY): readonly Check[] {
  const { store, outbox, clock } = app
  return [
    {
      name: 'database',
      problem: () => pool.query('SELECT 1')
        .then(() => null, () => 'The database does not answer. Check that it runs and that DATABASE_URL is right.'),
    },
    {
      name: 'organisation',
      async problem() {
        const organisations = await store.organisations().catch(() => null)
        if (organisations === null) return 'The organisations cannot be read, because the database does not answer.'
        return organisations.length > 0 ? null : 'There is no organisation yet. Load one with unitco import.'
      },
    },
    {
      name: 'calendar',
      problem() {
        const { lastDay } = app.calendar()
        const isNear = addDays(londonDateOf(clock.now()), CALENDAR_NOTICE_DAYS) > lastDay
        const says = `Bank holidays are known until ${dateInWords(lastDay)} only. Load the newest list with unitco holidays apply.`
        return Promise.resolve(isNear ? says : null)
      },
    },
    ...lateChecks(app),
    { name: 'e-mail', isAdvice: true, problem: atMostOnceAMinute(() => mailProblems(app), clock) },
    ...[...app.chats.values()].map((chat) => ({ name: chat.platform, problem: atMostOnceAMinute(() => chat.problems(), clock) })),
    {
      name: 'set-up',
      isAdvice: true,
      problem: atMostOnceAMinute(async () => (await Promise.all([...app.chats.values()].map((chat) => chat.awaits()))).flat(), clock),
    },
    {
      name: 'places',
      isAdvice: true,
      async problem() {
        const problems = await outbox.placeProblems().catch(() => null)
        if (problems === null) return 'The places that take no messages cannot be read, because the database does not answer.'
        return problems.length === 0 ? null : problems.map(({ place, says }) => `${place.platform} ${place.conversation}: ${says}`).join(' ')
      },
    },
    {
      name: 'undelivered',
      isAdvice: true,
      async problem() {
        const since = addMinutes(clock.now(), -UNDELIVERED_MINUTES)
        const undelivered = await outbox.undelivered(since).catch(() => null)
        if (undelivered === null) return 'The messages that reached nobody cannot be read, because the database does not answer.'
        const { failed, unknown } = undelivered
        if (failed + unknown === 0) return null
        return `Messages of the last day that reached nobody: ${failed}; that may have come twice: ${unknown}. The log names them.`
      },
    },
    ...alarmChecks(app, administrators),
  ]
}

/** A platform is asked at most once a minute: the check may be made every second. */
function atMostOnceAMinute(ask: () => Promise<readonly string[]>, clock: App['clock']): Check['problem'] {
  let asked: { readonly at: Instant; readonly sentences: Promise<readonly string[]> } | null = null
  return async () => {
    const now = clock.now()
    if (asked === null || now >= addMinutes(asked.at, PLATFORM_MINUTES) || now < asked.at) asked = { at: now, sentences: ask() }
    const sentences = await asked.sentences
    return sentences.length === 0 ? null : sentences.join(' ')
  }
}
