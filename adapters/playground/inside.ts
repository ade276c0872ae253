import type { Doors } from '../../src/app/doors.ts'
import type { Instant } from '../../src/domain/calendar/london.ts'
import type { WorkingCalendar } from '../../src/domain/calendar/working-days.ts'
import type { Log } from '../../src/ports/log.ts'
import type { MovableClock } from './clock.ts'
import type { Feed } from './feed.ts'
import type { MessageLog } from './log.ts'
import type { PlaygroundStore } from './personas.ts'

/** What the pages need of the product. */
export interface Connection {
  readonly store: PlaygroundStore
  readonly doors: Pick<Doors, 'answer' | 'sendNow'>
  /** Does what is due at that moment. */
  readonly tick: (now: Instant) => Promise<unknown>
  /** Sends what waits at that moment. */
  readonly deliver: (now: Instant) => Promise<unknown>
  readonly calendar: () => WorkingCalendar
  readonly log: Log
  /** Host names the playground is reached by, beside this machine's own (`localhost`, `127.0.0.1`, `[::1]`). */
  readonly hosts: readonly string[]
}

/** All that a request may need: what the product gives, and what is the playground's own. */
export interface Inside extends Connection {
  readonly clock: MovableClock
  readonly feed: Feed
  readonly messages: MessageLog
}
