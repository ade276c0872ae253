import { addDays, addMinutes, atLondon, londonDateOf } from '../calendar/london.ts'
import type { Instant, LondonDate } from '../calendar/london.ts'
import { addWorkingDays } from '../calendar/working-days.ts'
import type { WorkingCalendar } from '../calendar/working-days.ts'
import type { OrganisationId, PanelSittingId, PersonId } from '../ids.ts'
import { meetingsFrom } from '../meeting/next-meeting.ts'
import type { Meeting } from '../meeting/next-meeting.ts'
import type { SittingPanel } from './panel-policy.ts'

/** A sitting that took place: who was there, and whether that was enough for the panel to decide. */
export interface PanelSitting {
  readonly id: PanelSittingId
  readonly organisationId: OrganisationId
  readonly panel: string
  readonly on: LondonDate
  readonly chairedById: PersonId
  readonly presentIds: readonly PersonId[]
  /** Worked out from the policy of that day when it was recorded. */
  readonly isQuorate: boolean
  readonly recordedById: PersonId
  readonly recordedAt: Instant
  readonly version: number
}

/** A sitting that is going on is still the next one, so that its agenda can be read in the room. */
const LASTS_MINUTES = 180

/**
 * The sittings on that day and in the weeks after it. On a bank holiday the panel sits on the next working day instead, and
 * `movedFrom` says so: a weekly panel (004 §3.10) that left a week out would keep families waiting two.
 */
export function sittingsFrom({ sits }: Pick<SittingPanel, 'sits'>, from: LondonDate, calendar: WorkingCalendar): readonly Meeting[] {
  return meetingsFrom({ meetingDay: sits.weekday, meetingTime: sits.time }, from, calendar)
}

/** The first sitting on or after a day. Throws `BeyondCalendar` where bank holidays are not known yet. */
export function sittingFrom(panel: Pick<SittingPanel, 'sits'>, day: LondonDate, calendar: WorkingCalendar): Meeting {
  const [first] = sittingsFrom(panel, day, calendar)
  if (first === undefined) throw new RangeError('a panel that sits has a sitting in any two weeks')
  return first
}

/** The sitting that is going on or comes next. */
export function nextSitting(panel: Pick<SittingPanel, 'sits'>, now: Instant, calendar: WorkingCalendar): Meeting {
  const [first, second] = sittingsFrom(panel, londonDateOf(now), calendar)
  const isOver = first === undefined || addMinutes(atLondon(first.on, first.time), LASTS_MINUTES) < now
  const next = isOver ? second : first
  if (next === undefined) throw new RangeError('a panel that sits has two sittings in any two weeks')
  return next
}

/** What a sitting came to, and who was there, is written down within these days; a weekly panel has sat again by then. */
const RECORDED_WITHIN_DAYS = 7

/** The last sitting that has begun and can still be written down; null when there was none in these days. */
export function sittingToRecord(panel: Pick<SittingPanel, 'sits'>, now: Instant, calendar: WorkingCalendar): Meeting | null {
  const today = londonDateOf(now)
  return sittingsFrom(panel, addDays(today, -RECORDED_WITHIN_DAYS), calendar)
    .findLast(({ on, time }) => on <= today && atLondon(on, time) <= now) ?? null
}

/** The last day on which papers for a sitting are in time. */
export function papersDue({ papers }: Pick<SittingPanel, 'papers'>, sitting: Pick<Meeting, 'on'>, calendar: WorkingCalendar): LondonDate {
  return addWorkingDays(calendar, sitting.on, -papers.workingDays)
}

/** The first sitting whose papers can still be in time on that day. */
export function sittingInTime(panel: Pick<SittingPanel, 'sits' | 'papers'>, today: LondonDate, calendar: WorkingCalendar): Meeting {
  let sitting = sittingFrom(panel, today, calendar)
  while (papersDue(panel, sitting, calendar) < today) sitting = sittingAfter(panel, sitting, calendar)
  return sitting
}

/** The sitting after that one. */
export function sittingAfter(panel: Pick<SittingPanel, 'sits'>, { on }: Pick<Meeting, 'on'>, calendar: WorkingCalendar): Meeting {
  return sittingFrom(panel, addWorkingDays(calendar, on, 1), calendar)
}
