import type { Timers } from '../../src/ports/timers.ts'
import type { Clock } from '../../src/ports/clock.ts'

/**
 * The time a platform's own stamps are compared with, in a story: it begins at the wall's, goes by with the story's clock, and is a second
 * later each time somebody looks, so that no pace is exceeded while the clock stands, and nothing is ever late.
 */
export function rollingTimers(clock: Clock): Timers {
  const [wall, begun] = [Date.now(), Date.parse(clock.now())]
  let looked = 0
  return {
    now: () => wall + Date.parse(clock.now()) - begun + 1_000 * (looked += 1),
    after: () => () => undefined,
  }
}
