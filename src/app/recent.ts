/** What was seen a short while ago: so many things at most, the oldest forgotten first. */
export interface Recent {
  /** Notes it; true when it was seen already, and not too long ago. */
  isRepeat(thing: string): boolean
}

/** Remembers each thing for so many milliseconds by `now`, and never more than `most` of them. */
export function createRecent(keepMs: number, most: number, now: () => number): Recent {
  const seen = new Map<string, number>() // in the order they came
  const forget = (present: number): void => {
    for (const [thing, at] of seen) {
      if (at + keepMs > present && seen.size < most) return
      seen.delete(thing)
    }
  }
  return {
    isRepeat(thing) {
      const present = now()
      const at = seen.get(thing)
      if (at !== undefined && at + keepMs > present) return true
      seen.delete(thing)
      forget(present)
      seen.set(thing, present)
      return false
    },
  }
}
