import { addDays, weekdayOf } from '../calendar/london.ts'
import type { LondonDate } from '../calendar/london.ts'
import { isWorkingDay } from '../calendar/working-days.ts'
import type { WorkingCalendar } from '../calendar/working-days.ts'
import type { PersonId } from '../ids.ts'
import type { UnitFacts } from './membership.ts'
import type { Leave, Person } from './person.ts'

/** Why somebody is not at work on a day. */
export type Absence = 'leave' | 'school-holidays' | 'not-their-day' | 'bank-holiday'

/** What decides whether somebody is at work: leave, the policy's terms, and the calendar. */
export interface PresenceFacts {
  readonly leave: readonly Leave[]
  readonly policy: Pick<UnitFacts['policy'], 'terms'>
  readonly calendar: WorkingCalendar
}

/**
 * Why the person is not at work that day; null when they are. Their own pattern decides, weekends included (004 §7.6–7.7: part
 * time, term time only, weekends). Term dates outside those the policy knows count as term.
 */
export function absenceOn(person: Person, day: LondonDate, facts: PresenceFacts): Absence | null {
  if (facts.leave.some((each) => each.personId === person.id && each.from <= day && day <= each.to)) return 'leave'
  const weekday = weekdayOf(day)
  if (!person.pattern.hours.some((hours) => hours.weekday === weekday)) return 'not-their-day'
  if (person.pattern.termTimeOnly && isSchoolHoliday(day, facts.policy.terms)) return 'school-holidays'
  return weekday <= 5 && !isWorkingDay(facts.calendar, day) ? 'bank-holiday' : null
}

/** The last day of the leave the person is on that day, leave that follows on at once included; null when they are not on leave. */
export function leaveUntil(person: PersonId, day: LondonDate, leave: readonly Leave[]): LondonDate | null {
  let until: LondonDate | null = null
  let next = day
  for (;;) {
    const current = leave.filter((each) => each.personId === person && each.from <= next && next <= each.to)
    if (current.length === 0) return until
    until = current.map((each) => each.to).reduce((latest, to) => (to > latest ? to : latest))
    next = addDays(until, 1)
  }
}

function isSchoolHoliday(day: LondonDate, terms: PresenceFacts['policy']['terms']): boolean {
  const isKnown = terms.some((term) => term.from <= day) && terms.some((term) => day <= term.to)
  return isKnown && !terms.some((term) => term.from <= day && day <= term.to)
}
