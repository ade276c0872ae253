import type { Instant } from '../../src/domain/calendar/london.ts'
import type { Clock } from '../../src/ports/clock.ts'

/** Answers that cost something, kept for a while. */
export interface Remembered<Value> {
  /** The answer that is kept; else what `find` finds, asked once however many want it at once. A failure is not kept. */
  of(key: string, find: () => Promise<Value>): Promise<Value>
  /** Nothing found before now is used again, even what is being looked for. */
  forget(): void
}

/** Keeps each answer until the moment `keepUntil` gives for it. */
export function remembering<Value>(clock: Clock, keepUntil: (value: Value, now: Instant) => Instant): Remembered<Value> {
  const kept = new Map<string, { readonly value: Value; readonly until: Instant }>()
  const sought = new Map<string, Promise<Value>>()

  async function seek(key: string, find: () => Promise<Value>): Promise<Value> {
    const search = find()
    sought.set(key, search)
    try {
      const value = await search
      const now = clock.now()
      if (sought.get(key) === search) kept.set(key, { value, until: keepUntil(value, now) })
      return value
    } finally {
      if (sought.get(key) === search) sought.delete(key)
    }
  }

  return {
    async of(key, find) {
      const found = kept.get(key)
      if (found !== undefined && clock.now() < found.until) return found.value
      return sought.get(key) ?? seek(key, find)
    },
    forget() {
      kept.clear()
      sought.clear()
    },
  }
}
