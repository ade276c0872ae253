import { addMinutes } from '../calendar/london.ts'
import type { Instant } from '../calendar/london.ts'
import type { DayDigest } from '../digest/digest-occurrences.ts'
import { lateBeat, type Beat } from './beat.ts'
import { earliest, isLate, laterOf, type Late, type SendingWay } from './late.ts'

/** A decision that waits for somebody. */
export interface WaitingSeen {
  /** When it goes up unless somebody answers; null when it has no step ahead, which must not be. */
  readonly nextStepAt: Instant | null
  readonly recordedAt: Instant
}

/** A notice that was promised and is not done with. */
export interface UnsentSeen {
  readonly promisedAt: Instant
  /** Until when it is held back because its reader wants it so; null when nothing holds it. */
  readonly heldUntil: Instant | null
  /** The way it should have gone first; null when that cannot be said. */
  readonly way: SendingWay | null
}

/** What was promised under an occurrence: still to be sent, or over, in which case it was sent or has a recorded reason. */
export type PromisedSeen = { readonly kind: 'over' } | ({ readonly kind: 'unsent' } & Pick<UnsentSeen, 'promisedAt' | 'heldUntil'>)

/** All that is looked at to say what is late. */
export interface WatchFacts {
  readonly beat: Beat | null
  readonly waiting: readonly WaitingSeen[]
  /** The digests of today. */
  readonly digests: readonly DayDigest[]
  /** By occurrence; those that were never promised are not in it. */
  readonly promised: ReadonlyMap<string, PromisedSeen>
  /** When every digest that was due was last seen to have been promised; null when that was never seen. */
  readonly digestsWholeAt: Instant | null
  readonly unsent: readonly UnsentSeen[]
}

/**
 * Whether all is well, as it is told outside: nothing is late, and the last minute's work was done just now and wholly. That there was a
 * break which is over keeps nobody from it.
 */
export function isAllWell(late: readonly Late[], beat: Beat | null, now: Instant): boolean {
  if (beat === null || beat.wholeAt !== beat.at || beat.at < addMinutes(now, -FRESH_MINUTES)) return false
  return late.every(({ kind }) => kind === 'break')
}

/** A beat a minute, and one that may just be under way. */
const FRESH_MINUTES = 2

/** What the product has not done in time, the gravest first. */
export function whatIsLate(facts: WatchFacts, now: Instant): readonly Late[] {
  const { beat, waiting, unsent } = facts
  return [...lateBeat(beat, now), ...lateDecisions(waiting, now), ...lateDigests(facts, now), ...lateMessages(unsent, now)]
}

/** Every decision that waits has a step ahead of it, or one at most five minutes ago (invariant 5). */
export function lateDecisions(waiting: readonly WaitingSeen[], now: Instant): readonly Late[] {
  const late = waiting.filter(({ nextStepAt, recordedAt }) => isLate(nextStepAt ?? recordedAt, now))
  const since = earliest(late.map(({ nextStepAt, recordedAt }) => nextStepAt ?? recordedAt))
  if (since === null) return []
  return [{ kind: 'decisions', since, count: late.length, lost: late.filter(({ nextStepAt }) => nextStepAt === null).length }]
}

/** Today's digests whose time has come and which were never promised. */
export function missingDigests(
  { digests, promised }: Pick<WatchFacts, 'digests' | 'promised'>, now: Instant,
): readonly Instant[] {
  return digests.flatMap(({ digest: { kind, at }, occurrence }) => (kind === 'comes' && at <= now && !promised.has(occurrence) ? [at] : []))
}

/**
 * Every digest that was due today was sent, or says why not. One that was never promised is late from its time, but not from before it
 * was last seen that none was missing: a unit that is new at noon, or whose time was made earlier, has its digest within a minute.
 * Before the first beat nobody has started the product yet, and none was to be promised.
 */
export function lateDigests(facts: Omit<WatchFacts, 'waiting' | 'unsent'>, now: Instant): readonly Late[] {
  const { beat, digestsWholeAt } = facts
  const missing = beat === null ? [] : missingDigests(facts, now).map((at) => (digestsWholeAt === null ? at : laterOf(at, digestsWholeAt)))
  const unsent = facts.digests.flatMap(({ occurrence }) => {
    const promised = facts.promised.get(occurrence)
    return promised?.kind === 'unsent' ? [dueBy(promised)] : []
  })
  const late = [...missing, ...unsent].filter((due) => isLate(due, now))
  const since = earliest(late)
  return since === null ? [] : [{ kind: 'digests', since, count: late.length }]
}

/** Every notice that was promised is sent, or held back because its reader wants it so. */
export function lateMessages(unsent: readonly UnsentSeen[], now: Instant): readonly Late[] {
  const late = unsent.filter((notice) => isLate(dueBy(notice), now))
  const since = earliest(late.map(dueBy))
  if (since === null) return []
  const ways = new Set(late.flatMap(({ way }) => way ?? []))
  return [{ kind: 'messages', since, count: late.length, ways: [...ways].toSorted() }]
}

/** When it should have been sent: what a platform did not take is not held back by anybody's wish. */
function dueBy({ promisedAt, heldUntil }: Pick<UnsentSeen, 'promisedAt' | 'heldUntil'>): Instant {
  return heldUntil === null ? promisedAt : laterOf(promisedAt, heldUntil)
}
