import { addMinutes, type Instant } from '../domain/calendar/london.ts'
import type { App } from './app.ts'

/** Rows removed in one beat of each kind, so that a beat stays short after a time away. */
const BATCH = 500

/** How long a request is known again: far longer than any platform re-sends one. */
const REQUEST_MINUTES = 30 * 24 * 60

/** Removes what has served: asks that were kept and have expired, and the keys of requests that nobody sends again. */
export async function tidyUp({ keptAsks, store }: Pick<App, 'keptAsks' | 'store'>, now: Instant): Promise<void> {
  await keptAsks.removeExpired(now, BATCH)
  await store.forgetRequests(addMinutes(now, -REQUEST_MINUTES), BATCH)
}
