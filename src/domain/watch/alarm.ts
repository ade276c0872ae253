import { addMinutes, minutesBetween } from '../calendar/london.ts'
import type { Instant } from '../calendar/london.ts'
import type { AlarmId, NewId } from '../ids.ts'
import type { Beat } from './beat.ts'
import { isLate, type Late, type LateKind } from './late.ts'

/** While something stays late, the administrators are told so again after this long. */
export const REMIND_MINUTES = 120

/** Nothing has been late for this long before they are told that all is well: what comes and goes is one alarm. */
export const WELL_MINUTES = 10

/** What the administrators were told is late, until all is well again. There is one at a time. */
export interface Alarm {
  readonly id: AlarmId
  /** What they were told of. */
  readonly kinds: readonly LateKind[]
  readonly beganAt: Instant
  /** How often they were told, and when last. */
  readonly tellings: number
  readonly toldAt: Instant
  /** Since when nothing is late any more; null while something is. */
  readonly wellSince: Instant | null
  readonly endedAt: Instant | null
  readonly version: number
}

/** What they are told now: that something began to be late, that something more did, that it still is, or that all is well. */
export interface Telling {
  readonly stage: 'began' | 'more' | 'still' | 'well'
  readonly late: readonly Late[]
  readonly beganAt: Instant
  readonly at: Instant
}

export interface AlarmStep {
  readonly alarm: Alarm
  /** Null when there is nothing to tell. */
  readonly telling: Telling | null
}

/**
 * Of what is late, what is worth telling somebody: after a break the product has its five minutes to make up for what it missed, which
 * is late and not to be mended by anybody.
 */
export function worthTelling(late: readonly Late[], beat: Beat | null, now: Instant): readonly Late[] {
  const isAtWorkLong = beat === null || isLate(beat.since, now)
  return isAtWorkLong ? late : late.filter(({ kind }) => kind === 'beat' || kind === 'break')
}

/** What a minute makes of the alarm; null when nothing changes. The same minute seen twice tells nobody twice: the alarm has moved on. */
export function alarmStep(alarm: Alarm | null, late: readonly Late[], now: Instant, newId: NewId): AlarmStep | null {
  if (alarm === null) return late.length === 0 ? null : began(late, now, newId)
  // that it was away is no news to whoever was told that it had stopped
  const current = late.filter(({ kind }) => kind !== 'break' || !alarm.kinds.includes('beat'))
  return current.length === 0 ? quieter(alarm, now) : louder(alarm, current, now)
}

function began(late: readonly Late[], now: Instant, newId: NewId): AlarmStep {
  const alarm: Alarm = {
    id: newId('alarm'), kinds: kindsOf(late), beganAt: now, tellings: 1, toldAt: now, wellSince: null, endedAt: null, version: 0,
  }
  return { alarm, telling: { stage: 'began', late, beganAt: now, at: now } }
}

function louder(alarm: Alarm, late: readonly Late[], now: Instant): AlarmStep | null {
  const kinds = [...new Set([...alarm.kinds, ...kindsOf(late)])]
  const isMore = kinds.length > alarm.kinds.length
  if (isMore || minutesBetween(alarm.toldAt, now) >= REMIND_MINUTES) {
    const telling: Telling = { stage: isMore ? 'more' : 'still', late, beganAt: alarm.beganAt, at: now }
    return { alarm: { ...alarm, kinds, tellings: alarm.tellings + 1, toldAt: now, wellSince: null }, telling }
  }
  return alarm.wellSince === null ? null : { alarm: { ...alarm, wellSince: null }, telling: null }
}

function quieter(alarm: Alarm, now: Instant): AlarmStep | null {
  if (alarm.wellSince === null) return { alarm: { ...alarm, wellSince: now }, telling: null }
  if (now < addMinutes(alarm.wellSince, WELL_MINUTES)) return null
  const telling: Telling = { stage: 'well', late: [], beganAt: alarm.beganAt, at: now }
  return { alarm: { ...alarm, tellings: alarm.tellings + 1, toldAt: now, endedAt: now }, telling }
}

function kindsOf(late: readonly Late[]): readonly LateKind[] {
  return [...new Set(late.map(({ kind }) => kind))]
}
