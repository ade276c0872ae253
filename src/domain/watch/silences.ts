import { addDays, londonDateOf } from '../calendar/london.ts'
import type { Instant, LondonDate } from '../calendar/london.ts'
import type { DayDigest } from '../digest/digest-occurrences.ts'
import type { Absence } from '../unit/presence.ts'
import type { Beat } from './beat.ts'

/** Why a digest did not come on a day. `missed`: it should have, and the product did not run or could not. */
export type Silence = Absence | 'weekend' | 'missed'

/** A digest that did not come, as it is recorded. */
export interface DigestSilence {
  readonly occurrence: string
  readonly on: LondonDate
  readonly because: Silence
}

/** After a longer time away, the days before are not gone through one by one: the audit has the break. */
const LONGEST_DAYS = 31

/** The days whose digests are to be accounted for: today, and after a time away every day since that was not over yet. */
export function daysToExplain(last: Beat | null, now: Instant): readonly LondonDate[] {
  const today = londonDateOf(now)
  const begun = last === null ? today : londonDateOf(last.wholeAt ?? last.at)
  const earliest = addDays(today, -LONGEST_DAYS)
  const days: LondonDate[] = []
  for (let day = begun < earliest ? earliest : begun; day < today; day = addDays(day, 1)) days.push(day)
  return [...days, today]
}

/** Of one day's digests, those that do not come though their time is past, each with the reason; `promised` are those that do. */
export function silencesOf(
  on: LondonDate, digests: readonly DayDigest[], promised: ReadonlySet<string>, now: Instant,
): readonly DigestSilence[] {
  const isOver = on < londonDateOf(now)
  return digests.flatMap(({ occurrence, digest }): DigestSilence[] => {
    if (promised.has(occurrence) || digest.at > now) return []
    if (digest.kind === 'silent') return [{ occurrence, on, because: digest.because }]
    return isOver ? [{ occurrence, on, because: 'missed' }] : []
  })
}
