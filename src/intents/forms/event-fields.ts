import type { CaseEventKind } from '../../domain/case/case-event.ts'
import type { Instant, LondonDate } from '../../domain/calendar/london.ts'
import { atLondon } from '../../domain/calendar/london.ts'
import type { ReadingContext } from '../reading/context.ts'
import { readDate } from '../reading/read-date.ts'
import type { Detail } from '../reading/read-detail.ts'
import { readDetail } from '../reading/read-detail.ts'
import { askedForTime, lookingOf, readEvent } from '../reading/read-event.ts'
import { readTime } from '../reading/read-time.ts'
import type { Sheet } from '../sheet.ts'
import { hasProblems, optional, required } from '../sheet.ts'

export interface EventFields {
  readonly event: CaseEventKind
  readonly on: LondonDate
  readonly at: Instant | null
  readonly detail: Detail
}

/** The fields that say what happened and when: the same for a case and for the clock without one. Null when one has a problem. */
export function readEventFields(on: Sheet, context: ReadingContext): EventFields | null {
  const event = required(on, 'event', readEvent, 'What happened? Choose from the list.')
  const day = required(on, 'on', (text) => readDate(text, lookingOf(event), context), 'Which day? Write it like 3 mar or 03/03/2026.')
  const time = optional(on, 'time', readTime)
  const detail = optional(on, 'detail', (text) => readDetail(text, context)) ?? {}
  const asked = event === null ? null : askedForTime(event)
  if (asked !== null && time === null) on.problems['time'] ??= asked
  if (event === null || day === null || hasProblems(on)) return null
  return { event, on: day, at: time === null ? null : atLondon(day, time), detail }
}
