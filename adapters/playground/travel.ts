import type { Instant } from '../../src/domain/calendar/london.ts'
import type { Log } from '../../src/ports/log.ts'
import { errorFields } from '../../src/ports/log.ts'
import type { MovableClock } from './clock.ts'
import type { Feed } from './feed.ts'
import { momentsOf } from './journey.ts'

/** Moving the clock, one journey at a time. */
export interface Travel {
  /** Sets out for a later moment; false when a journey is under way already. Resolves at once; the feed tells of the way. */
  setOut(to: Instant): boolean
  /** Ends the journey at the next moment it reaches. */
  stop(): void
  /** Resolves when no journey is under way. */
  arrived(): Promise<void>
}

export interface Travelling {
  readonly clock: MovableClock
  readonly feed: Feed
  readonly log: Log
  /** What is due at that moment is done and said: the product's heartbeat, then its outbox. */
  readonly live: (now: Instant) => Promise<void>
}

/** Takes the clock through every moment between now and the end, so that each reminder comes at its time and in its order. */
export function createTravel({ clock, feed, log, live }: Travelling): Travel {
  let journey: Promise<void> | null = null
  let isStopped = false

  const travel = async (to: Instant): Promise<void> => {
    const moments = momentsOf(clock.now(), to)
    let problem: string | null = null
    try {
      for (const [passed, moment] of moments.entries()) {
        if (isStopped) break
        await clock.standAt(moment)
        feed.publish({ kind: 'clock', now: moment, left: moments.length - passed, problem: null })
        await live(moment)
      }
    } catch (error) {
      log.error(errorFields(error), 'the playground clock stopped on its way')
      problem = 'Something broke on the way, and the clock stopped there. The log says what.'
    }
    await clock.run()
    feed.publish({ kind: 'clock', now: clock.now(), left: null, problem })
  }

  return {
    setOut(to) {
      if (journey !== null) return false
      isStopped = false
      journey = travel(to)
        .catch((error: unknown) => log.error(errorFields(error), 'the playground clock could not be put down'))
        .finally(() => { journey = null })
      return true
    },
    stop() {
      isStopped = true
    },
    async arrived() {
      await journey
    },
  }
}
