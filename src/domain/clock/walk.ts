import { addWorkingDays, BeyondCalendar, type WorkingCalendar } from '../calendar/working-days.ts'
import type { LondonDate } from '../calendar/london.ts'
import { birthday } from '../calendar/months.ts'
import { dateInWords } from '../calendar/words.ts'
import { bookingOf, countFrom } from './count.ts'
import { numberOf, type Happening } from './happening.ts'
import { timingOf, type Timing } from './limit.ts'
import { keyOf, repeats, whatMet } from './met.ts'
import type { Obligation } from './obligation.ts'
import type { Rule, RulePack, Timetable } from './rule.ts'
import { stateOf } from './state.ts'
import { ruleFor, type Step } from './step.ts'
import { enclosingStretch, type Ended, type Life, type Stretch } from './stretch.ts'

/** What the clock works with: the rules, the working days, and the day it is. */
export interface Clockwork {
  readonly pack: RulePack
  readonly calendar: WorkingCalendar
  readonly today: LondonDate
  /** In a projection, nothing due after this day is asked for, so it need not be known. Null for real cases. */
  readonly horizon: LondonDate | null
}

/** One timetable running through one period of one subject. */
export interface Run {
  readonly timetable: Timetable
  readonly stretch: Stretch
  readonly life: Life
  readonly clockwork: Clockwork
  /** The date of the first step of another timetable in the same period, for what must be done in time for it. */
  readonly firstDateOf: (timetable: string) => LondonDate | null
}

/**
 * Every step of a run, each counted from what met the one before (arithmetic 4: from what actually happened, not from when it was
 * due), up to the first that is not met.
 */
export function walk(run: Run): readonly Obligation[] {
  const { timetable, stretch, life, clockwork } = run
  const obligations: Obligation[] = []
  const end = endOf(run)
  let number = 1
  let anchor = firstAnchor(run)
  for (;;) {
    const step: Step = { number, anchor, stretch, life }
    const timed = ruleFor(timetable, step)
    if (timed === null || (number > 1 && end !== null && anchor.on >= end.on)) return obligations
    const key = keyOf(timetable, step, clockwork.pack.periods[timetable.period])
    const met = whatMet(timetable, timed.rule, key, step, end)
    const counting = { ...clockwork, firstDateOf: run.firstDateOf, metOn: met?.on ?? null }
    const timing = whileKnown(clockwork, () => timingOf(timed.rule, timed.due, step, counting))
    if (timing === null) return obligations
    if (timed.due.from === 'start' && timing.due <= anchor.on) {
      // Counted from the start and already past when its turn came: the late visit before it stood for both.
      number += 1
      if (ruleFor(timetable, { ...step, number })?.due === timed.due) return obligations
      continue
    }
    obligations.push(written(run, { key, rule: timed.rule, step, timing, met, end }))
    if (met === null || !repeats(timetable)) return obligations
    number = Math.max(number, numberOf(met)) + 1
    anchor = met
  }
}

function firstAnchor({ timetable, stretch, clockwork }: Run): Happening {
  const recounts = clockwork.pack.periods[timetable.period]?.again === 'recounts'
  return (recounts ? stretch.again.at(-1) : undefined) ?? stretch.start
}

/** The end of the period, or of the one the duty outlasts it for; or an earlier one of the timetable's own. */
function endOf({ timetable, stretch, life }: Run): Ended | null {
  const lasting = timetable.endsWith === null ? stretch : enclosingStretch(timetable.endsWith, stretch, life)
  const own = life.subject.happenings.find((happening) => timetable.ends.includes(happening.kind) && happening.on > stretch.start.on)
  const { dateOfBirth } = life.subject
  const ends: readonly (Ended | null)[] = [
    lasting.end,
    own === undefined ? null : { on: own.on, reason: own.kind },
    timetable.endsAtAge === null || dateOfBirth === null ? null
      : { on: birthday(dateOfBirth, timetable.endsAtAge), reason: `turned-${timetable.endsAtAge}` },
  ]
  return ends.filter((end) => end !== null)
    .reduce<Ended | null>((first, end) => (first === null || end.on < first.on ? end : first), null)
}

/** Null when a projection asks beyond both its own end and the known bank holidays: that step lies outside what was asked. */
function whileKnown(clockwork: Clockwork, timing: () => Timing): Timing | null {
  try {
    return timing()
  } catch (error) {
    if (error instanceof BeyondCalendar && clockwork.horizon !== null && clockwork.horizon <= clockwork.calendar.lastDay) return null
    throw error
  }
}

interface Walked {
  readonly key: string
  readonly rule: Rule
  readonly step: Step
  readonly timing: Timing
  readonly met: Happening | null
  readonly end: Ended | null
}

function written(run: Run, { key, rule, step, timing, met, end }: Walked): Obligation {
  const { timetable, life, clockwork } = run
  const { calendar, pack } = clockwork
  const { id: eventId, kind, on, at } = timing.from
  const named = step.stretch.start.detail['title']
  const booking = bookingOf(timing.due, calendar)
  return {
    key, timetable: timetable.id, rule: rule.id, packVersion: pack.version,
    childId: life.subject.childId,
    title: named === undefined ? rule.task : `${rule.task}: ${named}`,
    taskClass: rule.taskClass,
    due: timing.due, dueAt: timing.dueAt, bookBy: booking.bookBy,
    notBefore: rule.notBefore === null ? null : countFrom(step.anchor, rule.notBefore, calendar, pack).due,
    checkpoints: on < calendar.firstDay ? [] : rule.checkpoints.map((days) => addWorkingDays(calendar, on, days)),
    source: rule.source, confidence: rule.confidence,
    anchor: { eventId, kind, on, at },
    interval: timing.interval, setBy: timing.setBy, awaits: timing.awaits,
    state: stateOf(run, { step, timing, met, end }),
    warnings: [...timing.warnings, ...booking.warnings, ...(met === null ? notCounted(timetable, step) : [])],
  }
}

/** What was recorded since the count began and did not meet the step, so that nobody thinks it did. */
function notCounted(timetable: Timetable, { anchor, life }: Step): readonly string[] {
  const kinds = new Set(timetable.metBy.map((each) => each.event))
  const since = life.subject.happenings.filter((happening) => kinds.has(happening.kind) && happening.on > anchor.on)
  return since.flatMap(({ on, detail }) =>
    detail['seen'] === 'false' ? [`The child was not seen at the visit on ${dateInWords(on)}, so it does not count.`]
      : detail['cancelled'] === 'true' ? [`What was arranged for ${dateInWords(on)} was cancelled; the date stands.`]
        : detail['adjourned'] === 'true' ? [`It was adjourned on ${dateInWords(on)}; the date stands.`]
          : [])
}
