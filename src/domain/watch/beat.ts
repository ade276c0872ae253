import type { Instant } from '../calendar/london.ts'
import { isLate, type Late } from './late.ts'

/** When the product last did its minute's work, whichever process did it. */
export interface Beat {
  readonly at: Instant
  /** Since when it was done without a break. */
  readonly since: Instant
  /** The last time before that break; null when there was none. */
  readonly before: Instant | null
  /** The last time that nothing of it failed; null when something always has. */
  readonly wholeAt: Instant | null
}

/**
 * The beat after this one. A minute left out is no break; more than five are. On the way through time that the playground's clock is
 * moved, nobody was away.
 */
export function nextBeat(
  last: Beat | null, now: Instant, { isWhole, isTravelling = false }: { readonly isWhole: boolean; readonly isTravelling?: boolean },
): Beat {
  const wholeAt = isWhole ? now : last?.wholeAt ?? null
  if (last === null) return { at: now, since: now, before: null, wholeAt }
  if (isTravelling || !isLate(last.at, now)) return { ...last, at: now, wholeAt }
  return { at: now, since: now, before: last.at, wholeAt }
}

/**
 * What is wrong with the beat: it stopped, it has only just come back, or part of it fails. Nothing is wrong with one that has never
 * been: nobody has started the product yet.
 */
export function lateBeat(beat: Beat | null, now: Instant): readonly Late[] {
  if (beat === null) return []
  if (isLate(beat.at, now)) return [{ kind: 'beat', since: beat.at }]
  const lastWhole = beat.wholeAt ?? beat.since
  return [
    ...(beat.before !== null && !isLate(beat.since, now) ? [{ kind: 'break', since: beat.before, until: beat.since } as const] : []),
    // what failed before the break is not known to fail still
    ...(isLate(lastWhole, now) && isLate(beat.since, now) ? [{ kind: 'work', since: lastWhole } as const] : []),
  ]
}
