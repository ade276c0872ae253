import type { Instant, LondonDate } from '../../domain/calendar/london.ts'
import type { WorkingCalendar } from '../../domain/calendar/working-days.ts'
import type { Policy } from '../../domain/policy.ts'

/** What words are read against: `fri` needs today, `in 3 wd` the bank holidays, `spend` the authority's matrix. */
export interface ReadingContext {
  readonly today: LondonDate
  readonly now: Instant
  readonly calendar: WorkingCalendar
  readonly policy: Policy
}
