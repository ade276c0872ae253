import { addDays, addMinutes, atLondon, londonDateOf, timeFrom } from '../calendar/london.ts'
import type { Instant, LondonDate } from '../calendar/london.ts'
import { addMonths } from '../calendar/months.ts'
import { addWorkingDays, workingDayOnOrBefore, type WorkingCalendar } from '../calendar/working-days.ts'
import { dateInWords } from '../calendar/words.ts'
import type { Interval, RulePack } from './rule.ts'

/** Counting an interval from a day, and the words for it: STATUTORY's arithmetic 1 to 3, 6 and 7. */

/** A limit: a day, and the moment too for what runs in hours or has a court's time. */
export interface Limit {
  readonly due: LondonDate
  readonly dueAt: Instant | null
}

/** What is counted from. */
export interface From {
  readonly on: LondonDate
  readonly at: Instant | null
}

const MIDNIGHT = timeFrom('00:00')

type Count = (from: From, interval: Interval, calendar: WorkingCalendar, terms: RulePack['schoolTerms']) => Limit

/** Counting the trigger's own day as day 1 is counting from the day before it. */
function startOf(from: From, interval: Interval): LondonDate {
  return interval.counting === 'inclusive' ? addDays(from.on, -1) : from.on
}

const COUNT: Readonly<Record<Interval['unit'], Count>> = {
  hours: (from, { amount }) => {
    const dueAt = addMinutes(from.at ?? atLondon(from.on, MIDNIGHT), amount * 60)
    return { due: londonDateOf(dueAt), dueAt }
  },
  moment: (from) => ({ due: from.on, dueAt: from.at }),
  days: (from, interval) => onDay(addDays(startOf(from, interval), interval.amount)),
  weeks: (from, interval) => onDay(addDays(startOf(from, interval), interval.amount * 7)),
  months: (from, interval) => onDay(addDays(addMonths(from.on, interval.amount), interval.counting === 'inclusive' ? -1 : 0)),
  'working-days': (from, interval, calendar) => onDay(addWorkingDays(calendar, startOf(from, interval), interval.amount)),
  'school-terms': (from, { amount }, _, terms) => onDay(endOfTerm(from.on, amount, terms)),
}

/**
 * The last day (or moment) of an interval. Hours count elapsed time, whatever London's clocks do; a start without a time counts
 * from midnight, the earliest it can have been. Throws `BeyondCalendar` when working days run past the known bank holidays.
 */
export function countFrom(from: From, interval: Interval, calendar: WorkingCalendar, pack: Pick<RulePack, 'schoolTerms'>): Limit {
  return COUNT[interval.unit](from, interval, calendar, pack.schoolTerms)
}

/** The working day to book something by, and what to say when it cannot be known. */
export interface Booking {
  readonly bookBy: LondonDate | null
  readonly warnings: readonly string[]
}

/**
 * The working day to book it by: rolled back from a weekend or bank holiday, null when the limit is a working day itself
 * (arithmetic 7). The limit stays where it is and is exact, so bank holidays not known yet cost only the booking day.
 */
export function bookingOf(due: LondonDate, calendar: WorkingCalendar): Booking {
  if (due < calendar.firstDay) return { bookBy: null, warnings: [] }
  if (due > calendar.lastDay) {
    const known = dateInWords(calendar.lastDay)
    return { bookBy: null, warnings: [`Bank holidays after ${known} are not known yet, so there is no booking date.`] }
  }
  const day = workingDayOnOrBefore(calendar, due)
  return { bookBy: day === due ? null : day, warnings: [] }
}

/** `3 months`, `1 working day`, `26 weeks, counting the day itself`. */
export function intervalInWords(interval: Interval): string {
  if (interval.unit === 'moment') return 'the day and time set'
  const unit = interval.unit.replace('-', ' ')
  const counted = `${interval.amount} ${interval.amount === 1 ? unit.slice(0, -1) : unit}`
  return interval.counting === 'inclusive' ? `${counted}, counting the day itself` : counted
}

/** The last day of the n-th school term after the one the day lies in; in the holidays, of the n-th to begin. */
function endOfTerm(from: LondonDate, amount: number, terms: RulePack['schoolTerms']): LondonDate {
  const year = Number(from.slice(0, 4))
  const around = [year, year + 1, year + 2].flatMap((each) =>
    terms.map((term) => ({ from: `${each}-${term.from}`, to: `${each}-${term.to}` })))
  const later = around.sort((one, other) => (one.from < other.from ? -1 : 1)).filter((term) => term.from > from)
  const found = later[amount - 1]
  if (found === undefined) throw new RangeError(`${amount} school terms is further than the terms are known`)
  return found.to as LondonDate
}

function onDay(due: LondonDate): Limit {
  return { due, dueAt: null }
}
