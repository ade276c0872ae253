import type { Timers } from '../../src/ports/timers.ts'

/** Time that goes by when a test says so: what waits for it is done then, in order. */
export interface ManualTimers extends Timers {
  /** Lets so many milliseconds go by, and what is due meanwhile happen. */
  pass(ms: number): Promise<void>
}

/** Begins at the wall's time, which what is signed is compared with. */
export function manualTimers(): ManualTimers {
  const start = Date.now()
  let passed = 0
  let waiting: { readonly at: number; readonly run: () => void }[] = []
  const settled = () => new Promise((resolve) => void setImmediate(resolve))

  return {
    now: () => start + passed,
    after(ms, run) {
      const one = { at: passed + ms, run }
      waiting.push(one)
      return () => {
        waiting = waiting.filter((other) => other !== one)
      }
    },
    async pass(ms) {
      const until = passed + ms
      for (;;) {
        await settled()
        const next = waiting.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0]
        if (next === undefined) break
        passed = next.at
        waiting = waiting.filter((other) => other !== next)
        next.run()
      }
      passed = until
      await settled()
    },
  }
}
