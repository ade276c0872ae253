/** Waiting, and the wall’s time, which platforms’ own stamps and deadlines go by. The product’s clock may be moved; this one may not. */
export interface Timers {
  /** Milliseconds since 1970. */
  now(): number
  /** Does it so many milliseconds from now, unless what comes back is called first. */
  after(ms: number, run: () => void): () => void
}

export const wallTimers: Timers = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

/** What comes of it, or `late` when it has not come in so many milliseconds. Whatever comes after that is still to be waited for. */
export async function inTime<T>(timers: Timers, ms: number, coming: Promise<T>): Promise<T | 'late'> {
  const { promise: late, resolve } = Promise.withResolvers<'late'>()
  const cancel = timers.after(ms, () => resolve('late'))
  try {
    return await Promise.race([coming, late])
  } finally {
    cancel()
  }
}
