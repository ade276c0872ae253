/** What was seen a short while ago: so many things at most, the oldest forgotten first. */
export interface Recent {
  /** Notes it; true when it was seen already, and not too long ago. */
  isRepeat(thing: string): boolean
}

/** What came of things a short while ago: so many at most, the oldest forgotten first. */
export interface Outcomes<Value> {
  /** What came of it before, if that is not too long ago; else what `find` gives, which is kept. */
  of(thing: string, find: () => Value): Value
}

/** Remembers each thing for so many milliseconds by `now`, and never more than `most` of them. */
export function createRecent(keepMs: number, most: number, now: () => number): Recent {
  const seen = createOutcomes<true>(keepMs, most, now)
  return {
    isRepeat(thing) {
      let isNew = false
      seen.of(thing, () => isNew = true)
      return !isNew
    },
  }
}

/** Remembers what came of each thing for so many milliseconds by `now`, and never more than `most` of them. */
export function createOutcomes<Value>(keepMs: number, most: number, now: () => number): Outcomes<Value> {
  const kept = new Map<string, { readonly value: Value; readonly at: number }>() // in the order they came
  const forget = (present: number): void => {
    for (const [thing, { at }] of kept) {
      if (at + keepMs > present && kept.size < most) return
      kept.delete(thing)
    }
  }
  return {
    of(thing, find) {
      const present = now()
      const before = kept.get(thing)
      if (before !== undefined && before.at + keepMs > present) return before.value
      kept.delete(thing)
      forget(present)
      const value = find()
      kept.set(thing, { value, at: present })
      return value
    },
  }
}
