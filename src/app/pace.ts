import { ChatFault } from '../ports/chat.ts'
import type { Timers } from '../ports/timers.ts'

/** One way in which a platform counts: on the whole one in `everyMs` milliseconds, and `burst` at once after a quiet time. */
export interface Limit {
  readonly everyMs: number
  readonly burst: number
}

/** How fast something may be done. */
export interface Limits {
  /** All of them hold at once. */
  readonly limits: readonly Limit[]
  /** Nobody is kept waiting for longer, in milliseconds: they are told when to come back. */
  readonly longestWaitMs: number
  /** What they are told, in one sentence. */
  readonly say: string
}

/** Keeps each lane (a channel, a method) to its pace, whatever happens in the others. */
export interface Pace {
  /** Resolves when it is this caller's turn, in the order of asking. Throws `ChatFault` `later` when that is too far away to wait. */
  turn(lane: string): Promise<void>
  /** Nothing more in this lane for so many milliseconds, and then one at a time. */
  pause(lane: string, ms: number): void
}

/** Idle lanes are forgotten once there are more than this. */
const MANY_LANES = 2_000

/** When a lane will be as rested as it can be by each limit, and until when it is paused, in milliseconds since 1970. */
export interface Lane {
  readonly restedAt: readonly number[]
  readonly pausedUntil: number
}

export const RESTED: Lane = { restedAt: [], pausedUntil: 0 }

/**
 * How long the next one has to wait, and the lane with it counted. For each limit one virtual queue: each takes `everyMs` of its time, and
 * may come early by what the burst allows (the generic cell rate algorithm of ITU-T I.371). The slowest queue says how long.
 */
export function takeTurn(lane: Lane, { limits }: Pick<Limits, 'limits'>, now: number): { readonly waitMs: number; readonly lane: Lane } {
  const starts = limits.map((_, at) => Math.max(lane.restedAt[at] ?? 0, now))
  const waits = limits.map(({ everyMs, burst }, at) => (starts[at] ?? now) - everyMs * (burst - 1) - now)
  const waitMs = Math.max(0, lane.pausedUntil - now, ...waits)
  // it is done when it has waited, whichever limit it waited for: a queue that was idle until then cannot have rested any further
  const restedAt = limits.map(({ everyMs }, at) => Math.max(starts[at] ?? now, now + waitMs) + everyMs)
  return { waitMs, lane: { ...lane, restedAt } }
}

/** The lane after the platform asked it to stop: what of the bursts was left is gone. */
export function paused(lane: Lane, { limits }: Pick<Limits, 'limits'>, now: number, ms: number): Lane {
  const until = Math.max(lane.pausedUntil, now + ms)
  const restedAt = limits.map(({ everyMs, burst }, at) => Math.max(lane.restedAt[at] ?? 0, until + everyMs * (burst - 1)))
  return { pausedUntil: until, restedAt }
}

export function createPace(timers: Timers, limits: Limits): Pace {
  const lanes = new Map<string, Lane>()

  function refuse(waitMs: number): never {
    throw new ChatFault('later', limits.say, waitMs)
  }

  function forgetRested(now: number): void {
    if (lanes.size <= MANY_LANES) return
    for (const [name, { restedAt, pausedUntil }] of lanes) if (Math.max(pausedUntil, ...restedAt) <= now) lanes.delete(name)
  }

  return {
    async turn(name) {
      const now = timers.now()
      forgetRested(now)
      const taken = takeTurn(lanes.get(name) ?? RESTED, limits, now)
      if (taken.waitMs > limits.longestWaitMs) refuse(taken.waitMs)
      lanes.set(name, taken.lane)
      if (taken.waitMs === 0) return
      await new Promise<void>((resolve) => void timers.after(taken.waitMs, resolve))
      // the lane may have been paused meanwhile
      const left = (lanes.get(name)?.pausedUntil ?? 0) - timers.now()
      if (left > 0) refuse(left)
    },
    pause(name, ms) {
      const now = timers.now()
      lanes.set(name, paused(lanes.get(name) ?? RESTED, limits, now, ms))
    },
  }
}
