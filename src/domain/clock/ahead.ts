import { addDays, type LondonDate } from '../calendar/london.ts'
import { dateInWords } from '../calendar/words.ts'
import { addWorkingDays } from '../calendar/working-days.ts'
import { bookingOf } from './count.ts'
import { counts } from './happening.ts'
import { mostCalendarDays } from './longest.ts'
import type { Obligation, ObligationState } from './obligation.ts'
import type { Rule, Timetable } from './rule.ts'
import { howMet } from './state.ts'
import type { Life } from './stretch.ts'
import type { Clockwork } from './walk.ts'

/**
 * What must be ready so many working days before another date (reports before conferences), for one step of that other timetable.
 * It moves with that date, and stops being needed when the conference is held or no longer due.
 */
export function aheadOf(timetable: Timetable, base: Obligation, life: Life, clockwork: Clockwork): Obligation | null {
  const { pack, calendar } = clockwork
  const rule = ruleOn(timetable, base)
  const due = rule?.due[0]
  if (rule === undefined || due === undefined || base.due < calendar.firstDay) return null
  // The base's key with this timetable's name: the same child, the same anchor.
  const key = `${timetable.id}${base.key.slice(base.key.indexOf('/'))}`
  const earliest = earliestAhead(base.due, due.amount, clockwork)
  const limit = { due: earliest ?? addWorkingDays(calendar, base.due, -due.amount), dueAt: null }
  const booking = bookingOf(limit.due, calendar)
  return {
    key, timetable: timetable.id, rule: rule.id, packVersion: pack.version,
    childId: base.childId, title: rule.task, taskClass: rule.taskClass,
    ...limit, bookBy: booking.bookBy, notBefore: null, checkpoints: [],
    source: rule.source, confidence: rule.confidence,
    anchor: base.anchor, interval: due, setBy: 'ahead', awaits: null,
    state: stateAhead(key, rule, base, limit, life),
    warnings: earliest === null ? booking.warnings
      : [`Bank holidays after ${dateInWords(calendar.lastDay)} are not known yet, so this is the earliest it can be due.`],
  }
}

/**
 * Before a date whose bank holidays are not known, working days cannot be counted exactly: then the earliest it can be, so that
 * nobody is late for it. Null where it can be counted, and where a projection asks for just those days: that is an error.
 */
function earliestAhead(of: LondonDate, workingDays: number, { calendar, horizon }: Clockwork): LondonDate | null {
  if (of <= calendar.lastDay) return null
  const bounds = [addWorkingDays(calendar, addDays(calendar.lastDay, 1), -workingDays), addDays(of, -mostCalendarDays(workingDays))]
  const earliest = bounds.reduce((later, each) => (each > later ? each : later))
  return horizon !== null && earliest <= horizon ? null : earliest
}

function ruleOn(timetable: Timetable, base: Obligation): Rule | undefined {
  return timetable.rules.findLast((rule) => rule.validFrom <= base.anchor.on) ?? timetable.rules[0]
}

function stateAhead(key: string, rule: Rule, base: Obligation, limit: Pick<Obligation, 'due' | 'dueAt'>, life: Life): ObligationState {
  const until = base.state.kind === 'open' ? null : base.state.on
  const done = life.subject.happenings.find((happening) => happening.kind === 'done' && counts(happening) && (
    happening.detail['key'] === undefined
      ? happening.detail['rule'] === rule.id && happening.on > base.anchor.on && (until === null || happening.on <= until)
      : happening.detail['key'] === key))
  if (done !== undefined) return howMet(done, 1, limit)
  // The conference was held, so its report is no longer waited for, whether or not anybody recorded it.
  if (base.state.kind === 'met') return { kind: 'ended', reason: 'no-longer-required', on: base.state.on }
  return base.state
}
