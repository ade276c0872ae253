import { randomBytes } from 'node:crypto'
import type { Instant } from '../../src/domain/calendar/london.ts'
import type { Line } from './log.ts'

/** What open pages are told the moment it happens. */
export type Change =
  | { readonly kind: 'posted'; readonly line: Line }
  | { readonly kind: 'redrawn'; readonly line: Line }
  /** `left` is how many moments the journey still has to pass through; null when the clock is not being moved. */
  | { readonly kind: 'clock'; readonly now: Instant; readonly left: number | null; readonly problem: string | null }

/** A change, and where it stands among all changes of this process. */
export interface Placed {
  readonly change: Change
  readonly position: string
}

/** Carries changes from whoever makes them to every open page of this process, and keeps the last ones for pages that come late. */
export interface Feed {
  publish(change: Change): void
  /** Where the feed stands now: a page is drawn from here on. */
  position(): string
  /**
   * Tells of every change after that position, those made already first, until the returned function is called. Null when the way
   * from there is no longer known: the page has to be drawn afresh.
   */
  follow(position: string, listener: (placed: Placed) => void): (() => void) | null
}

/** Changes kept for pages that lost their connection: half a week of the clock's way, or hours of talk. */
const KEPT = 500

export function createFeed(): Feed {
  const run = randomBytes(4).toString('hex') // a position of a process that is gone is no position of this one
  const kept: Placed[] = []
  const listeners = new Set<(placed: Placed) => void>()
  let count = 0

  const positionOf = (at: number): string => `${run}-${at}`
  return {
    position: () => positionOf(count),

    publish(change) {
      count += 1
      const placed = { change, position: positionOf(count) }
      kept.push(placed)
      if (kept.length > KEPT) kept.shift()
      for (const listener of listeners) listener(placed)
    },

    follow(position, listener) {
      const at = kept.findIndex((placed) => placed.position === position)
      const isKnown = at >= 0 || position === positionOf(count - kept.length)
      if (!isKnown) return null
      for (const placed of kept.slice(at + 1)) listener(placed)
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
