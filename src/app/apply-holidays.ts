import { addDays, type Instant, type LondonDate } from '../domain/calendar/london.ts'
import type { HolidayData } from '../domain/calendar/holidays.ts'
import type { OrganisationId } from '../domain/ids.ts'
import type { App } from './app.ts'
import { recomputeDates } from './keep-dates.ts'
import { tellMoved } from './tell-moved.ts'

/** What a new list of bank holidays changed. */
export interface HolidaysApplied {
  readonly added: readonly LondonDate[]
  readonly removed: readonly LondonDate[]
  /** Open tasks whose limit is on another day now. */
  readonly moved: number
}

/**
 * After a new list of bank holidays is in force: every open task is worked out again, and each owner is told in one message which of
 * their dates moved (STATUTORY, arithmetic 1). Run again it moves and tells nothing.
 */
export async function tellMovedDates(app: App, organisationId: OrganisationId, before: HolidayData, after: HolidayData, now: Instant): Promise<HolidaysApplied> {
  const changed = await recomputeDates(app, organisationId, now, () => [])
  const moved = changed.reduce((count, { kept }) => count + kept.moved.length, 0)
  const notices = tellMoved(changed, null, app.newId)
  const { added, removed } = difference(before, after)
  await app.store.commit(organisationId, {
    key: null, writes: [], notices, at: now,
    audit: [{
      event: 'bank-holidays-changed', byId: null, at: now, unitId: null, caseId: null, subjectId: null,
      detail: { added: added.join(' '), removed: removed.join(' '), lastDay: after.lastDay, moved },
    }],
  })
  return { added, removed, moved }
}

/**
 * A newly published list with the years before it, which it does not repeat: histories reach further back than it does. Null when it
 * begins after the end of what is known, because nothing would be known of the days between.
 */
export function continued(before: HolidayData, published: HolidayData): HolidayData | null {
  if (published.firstDay <= before.firstDay) return published
  if (published.firstDay > addDays(before.lastDay, 1)) return null
  const earlier = before.holidays.filter(({ date }) => date < published.firstDay)
  return { ...published, firstDay: before.firstDay, holidays: [...earlier, ...published.holidays] }
}

/** Days that are bank holidays in one list and not in the other, within the years both cover. */
export function difference(before: HolidayData, after: HolidayData): Pick<HolidaysApplied, 'added' | 'removed'> {
  const dates = (data: HolidayData) => new Set(data.holidays.map((holiday) => holiday.date).filter((date) =>
    date >= before.firstDay && date >= after.firstDay && date <= before.lastDay && date <= after.lastDay))
  const [then, now] = [dates(before), dates(after)]
  return { added: [...now].filter((date) => !then.has(date)), removed: [...then].filter((date) => !now.has(date)) }
}
