import type { Instant } from '../../src/domain/calendar/london.ts'
import type { Line } from './log.ts'

/** What open pages are told the moment it happens. */
export type Change =
  | { readonly kind: 'posted'; readonly line: Line }
  | { readonly kind: 'redrawn'; readonly line: Line }
  /** `left` is how many moments the journey still has to pass through; null when the clock is not being moved. */
  | { readonly kind: 'clock'; readonly now: Instant; readonly left: number | null; readonly problem: string | null }

/** Carries changes from whoever makes them to every open page of this process. */
export interface Feed {
  publish(change: Change): void
  /** Returns the way to stop listening. */
  subscribe(listener: (change: Change) => void): () => void
}

export function createFeed(): Feed {
  const listeners = new Set<(change: Change) => void>()
  return {
    publish: (change) => {
      for (const listener of listeners) listener(change)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
