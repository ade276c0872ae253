import type { Timers } from '../../../adapters/slack/timers.ts'

/**
 * The time Slack's own stamps are compared with, in a story whose clock stands: a second later each time somebody looks, so that no pace is
 * ever exceeded, and nothing is ever late.
 */
export function rollingTimers(): Timers {
  const start = Date.now()
  let looked = 0
  return {
    now: () => start + 1_000 * (looked += 1),
    after: () => () => undefined,
  }
}
