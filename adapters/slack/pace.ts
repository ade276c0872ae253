import { ChatFault } from '../../src/ports/chat.ts'
import type { Timers } from '../../src/ports/timers.ts'

/** How fast something may be done, in milliseconds. */
export interface Limits {
  /** On the whole, one in so long. */
  readonly everyMs: number
  /** So many at once after a quiet time. */
  readonly burst: number
  /** Nobody is kept waiting for longer: they are told when to come back. */
  readonly longestWaitMs: number
}

/** One post a second and channel, short bursts: Slack's own figures. A claim on a notice lasts a minute, so waits are short. */
export const CHANNEL_PACE: Limits = { everyMs: 1_000, burst: 5, longestWaitMs: 4_000 }

/** Of calls that Slack counts by method: no pace of ours, only the pauses it asks for. */
export const METHOD_PACE: Limits = { everyMs: 0, burst: 1, longestWaitMs: 1_000 }

/** Keeps each lane (a channel, a method) to its pace, whatever happens in the others. */
export interface Pace {
  /** Resolves when it is this caller's turn, in the order of asking. Throws `ChatFault` `later` when that is too far away to wait. */
  turn(lane: string): Promise<void>
  /** Nothing more in this lane for so many milliseconds, and then one at a time. */
  pause(lane: string, ms: number): void
}

/** Idle lanes are forgotten once there are more than this. */
const MANY_LANES = 2_000

/** When a lane will be as rested as it can be, and until when it is paused, in milliseconds since 1970. */
export interface Lane {
  readonly restedAt: number
  readonly pausedUntil: number
}

export const RESTED: Lane = { restedAt: 0, pausedUntil: 0 }

/**
 * How long the next one has to wait, and the lane with it counted. One virtual queue: each takes `everyMs` of the lane's time, and may
 * come early by what the burst allows (the generic cell rate algorithm of ITU-T I.371).
 */
export function takeTurn(lane: Lane, { everyMs, burst }: Limits, now: number): { readonly waitMs: number; readonly lane: Lane } {
  const start = Math.max(lane.restedAt, now)
  const early = everyMs * (burst - 1)
  return { waitMs: Math.max(0, start - early - now), lane: { ...lane, restedAt: start + everyMs } }
}

/** The lane after Slack asked it to stop: what of the burst was left is gone. */
export function paused(lane: Lane, { everyMs, burst }: Limits, now: number, ms: number): Lane {
  const until = Math.max(lane.pausedUntil, now + ms)
  return { pausedUntil: until, restedAt: Math.max(lane.restedAt, until + everyMs * (burst - 1)) }
}

export function createPace(timers: Timers, limits: Limits): Pace {
  const lanes = new Map<string, Lane>()

  function refuse(waitMs: number): never {
    throw new ChatFault('later', 'Slack takes only so much at once: this goes after what is before it.', waitMs)
  }

  function forgetRested(now: number): void {
    if (lanes.size <= MANY_LANES) return
    for (const [name, { restedAt, pausedUntil }] of lanes) if (restedAt <= now && pausedUntil <= now) lanes.delete(name)
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
