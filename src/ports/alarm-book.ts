import type { Instant } from '../domain/calendar/london.ts'
import type { AlarmId, NoticeId } from '../domain/ids.ts'
import type { Alarm, Telling } from '../domain/watch/alarm.ts'

/** How an administrator is told: by a letter, or by a direct message on a chat platform. */
export type Way = 'mail' | 'chat'

/** What one administrator is told, in one way. */
export interface AlarmMessage {
  /** The same for every try of it: a platform or mail server can tell a second copy for what it is. */
  readonly id: NoticeId
  readonly way: Way
  /** The administrator's e-mail address. */
  readonly address: string
  readonly telling: Telling
}

/** One that was taken to be sent now. */
export interface AlarmMessageTaken extends AlarmMessage {
  readonly attempts: number
  readonly madeAt: Instant
  /** True when an earlier sender took it and never reported back. */
  readonly mayHaveArrived: boolean
  /** True when the same administrator is told something newer of the same alarm. */
  readonly isOvertaken: boolean
}

/** What the administrators were told is late, kept so that no restart and no second process tells it twice. */
export interface AlarmBook {
  /** The alarm that has not ended; null when there is none. */
  open(): Promise<Alarm | null>
  /** Stores what a minute made of it, with what is to be told. False when another process was first: then nothing is stored. */
  step(alarm: Alarm, messages: readonly AlarmMessage[]): Promise<boolean>
  /** Takes what waits and is due, or whose sender never reported back by `until`. Two callers never get the same one. */
  take(now: Instant, until: Instant): Promise<readonly AlarmMessageTaken[]>
  markSent(id: NoticeId, at: Instant): Promise<void>
  /** Not sent, on purpose (`stale`) or for good (`failed`), and why. */
  markEnded(id: NoticeId, state: 'stale' | 'failed', reason: string, at: Instant): Promise<void>
  postpone(id: NoticeId, until: Instant, reason: string): Promise<void>
  /** What could not be told to administrators since then, the last reason first; none when all that was to be told was. */
  untold(since: Instant): Promise<readonly { readonly way: Way; readonly reason: string; readonly alarmId: AlarmId }[]>
}
