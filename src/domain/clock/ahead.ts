import { addWorkingDays } from '../calendar/working-days.ts'
import { bookingOf } from './count.ts'
import { counts } from './happening.ts'
import type { Obligation, ObligationState } from './obligation.ts'
import type { Rule, Timetable } from './rule.ts'
import { howMet } from './state.ts'
import type { Life } from './stretch.ts'
import type { Clockwork } from './walk.ts'

/**
 * What must be ready so many working days before another date (reports before conferences), for one step of that other timetable.
 * It moves with that date, and stops being needed when the conference is held or no longer due.
 */
export function aheadOf(timetable: Timetable, base: Obligation, life: Life, { pack, calendar }: Clockwork): Obligation | null {
  const rule = ruleOn(timetable, base)
  const due = rule?.due[0]
  if (rule === undefined || due === undefined || base.due < calendar.firstDay) return null
  const key = `${timetable.id}/${base.key}`
  const limit = { due: addWorkingDays(calendar, base.due, -due.amount), dueAt: null }
  return {
    key, timetable: timetable.id, rule: rule.id, packVersion: pack.version,
    childId: base.childId, title: rule.task, taskClass: rule.taskClass,
    ...limit, ...bookingOf(limit.due, calendar), notBefore: null, checkpoints: [],
    source: rule.source, confidence: rule.confidence,
    anchor: base.anchor, interval: due, setBy: 'ahead', awaits: null,
    state: stateAhead(key, rule, base, limit, life),
  }
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
