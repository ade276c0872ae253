import { birthday } from '../calendar/months.ts'
import { readMoment, type ReadMoment } from '../calendar/read-date.ts'
import { dateInWords } from '../calendar/words.ts'
import type { LondonDate } from '../calendar/london.ts'
import type { WorkingCalendar } from '../calendar/working-days.ts'
import { countFrom, intervalInWords, type From, type Limit } from './count.ts'
import { detailsSay, type Happening } from './happening.ts'
import type { Obligation } from './obligation.ts'
import type { Due, Interval, Rule, RulePack } from './rule.ts'
import type { Step } from './step.ts'
import { detailOf } from './stretch.ts'

/** A step's limit with all that moved it: an interval counted, then what a chair, a court or a later event made of it. */
export interface Timing extends Limit {
  readonly from: Happening
  readonly interval: Interval
  readonly setBy: Obligation['setBy']
  readonly awaits: string | null
  readonly warnings: readonly string[]
}

/** What timing a step needs to know beside the step. */
export interface Counting {
  readonly calendar: WorkingCalendar
  readonly pack: RulePack
  /** The day the named timetable's first step falls, for what must be done in time for it. */
  readonly firstDateOf: (timetable: string) => LondonDate | null
  /** Only what happened until the step was met can move it; null while it is not. */
  readonly metOn: LondonDate | null
}

/** Works out one step's limit. Throws `BeyondCalendar` when it cannot be known. */
export function timingOf(rule: Rule, due: Due, step: Step, counting: Counting): Timing {
  const counted = countedInterval(due, step, counting)
  const fixed = fixedByChair(counted, rule, due, step, counting)
  const hastened = hastenedMeanwhile(fixed, rule, step, counting)
  const extended = extendedByCourt(hastened, rule, step, counting)
  return inTimeFor(notBeforeBirthday(extended, rule, step), rule, counting)
}

function countedInterval(due: Due, step: Step, counting: Counting): Timing {
  const warnings: string[] = []
  const happening = due.from === 'start' ? step.stretch.start : step.anchor
  const from = earliestCountable(happening, due, counting, warnings)
  if (due.unit === 'hours' && from.at === null) {
    warnings.push('No time was recorded, so this is counted from midnight, the earliest it can have been.')
  }
  if (due.when.some((condition) => 'youngerThan' in condition) && step.life.subject.dateOfBirth === null) {
    warnings.push('The birth date is not recorded, so the younger child’s interval is used.')
  }
  const decided = due.decidedBy === null ? null : numberSaid(detailOf(step.life.subject, step.stretch, due.decidedBy, step.anchor.on))
  const awaits = decided === null ? due.decidedBy : null
  if (awaits !== null) {
    warnings.push('The review’s decision on how often to visit is not recorded, so the interval before it still runs.')
  }
  const interval: Interval = { amount: decided ?? due.amount, unit: due.unit, counting: due.counting }
  const limit = countFrom(from, interval, counting.calendar, counting.pack)
  const other = due.orEarlier === null ? null : countFrom(from, due.orEarlier, counting.calendar, counting.pack)
  const otherIsEarlier = other !== null && other.due < limit.due
  return {
    ...(otherIsEarlier ? other : limit),
    from: happening,
    interval: otherIsEarlier && due.orEarlier !== null ? due.orEarlier : interval,
    setBy: 'interval', awaits, warnings,
  }
}

/**
 * Working days before the first known bank holidays cannot be counted exactly. A case's history may reach back that far, and its
 * long overdue step must still be shown: counted from the first known day, which is the latest it can have been, and says so.
 */
function earliestCountable(from: From, due: Due, { calendar }: Counting, warnings: string[]): From {
  if (due.unit !== 'working-days' || from.on >= calendar.firstDay) return from
  const start = dateInWords(calendar.firstDay)
  warnings.push(`It began before ${start}, where the known bank holidays start; this is the latest it can have been due.`)
  return { on: calendar.firstDay, at: null }
}

/** A date fixed by a chair, reviewing officer or court holds, but no later than the most the rule allows (arithmetic 4). */
function fixedByChair(timing: Timing, rule: Rule, due: Due, { anchor, life }: Step, { calendar, pack }: Counting): Timing {
  const { fixedBy } = rule
  if (fixedBy === null || !fixedBy.on.includes(anchor.kind)) return timing
  const fixed = life.subject.happenings.filter((happening) => happening.kind === anchor.kind && happening.on === anchor.on)
    .map((happening) => momentSaid(happening.detail[fixedBy.detail])?.on).find((on) => on !== undefined)
  if (fixed === undefined) return timing
  if (fixed <= anchor.on) {
    return warned(timing, `The date fixed, ${dateInWords(fixed)}, is not after ${dateInWords(anchor.on)}, so it is not used.`)
  }
  const most = due.atMost === null ? timing.due : countFrom(anchor, due.atMost, calendar, pack).due
  if (fixed <= most) return { ...timing, due: fixed, dueAt: null, setBy: 'fixed' }
  if (rule.confidence === 'C' && due.atMost === null) {
    return warned({ ...timing, due: fixed, dueAt: null, setBy: 'fixed' },
      `The date fixed is later than the usual ${intervalInWords(timing.interval)} (${dateInWords(timing.due)}).`)
  }
  return warned({ ...timing, due: most, dueAt: null, setBy: 'fixed' },
    `The date fixed, ${dateInWords(fixed)}, is later than ${rule.id} allows, so the limit is ${dateInWords(most)}.`)
}

/** Something that happened meanwhile and allows less time. */
function hastenedMeanwhile(timing: Timing, rule: Rule, step: Step, { calendar, pack, metOn }: Counting): Timing {
  const sooner = rule.hastenedBy.flatMap(({ event, when, due }) =>
    since(step, metOn).filter((happening) => happening.kind === event && detailsSay(happening.detail, when))
      .map((happening) => countFrom(happening, due, calendar, pack)))
    .filter((limit) => limit.due < timing.due)
    .sort((one, other) => (one.due < other.due ? -1 : 1))[0]
  return sooner === undefined ? timing : { ...timing, ...sooner, setBy: 'hastened' }
}

/** Extensions granted meanwhile: each so much at most, and only so many. A court's own date may be varied to any other. */
function extendedByCourt(timing: Timing, rule: Rule, step: Step, counting: Counting): Timing {
  const { extension } = rule
  if (extension === null) return timing
  const granted = (timing.interval.unit === 'moment' ? step.life.subject.happenings : since(step, counting.metOn))
    .filter((happening) => happening.kind === 'extended' && isFor(happening, rule, step))
  const within = extension.times ?? granted.length
  const extended = granted.slice(0, within).reduce((limit, each) => extendedOnce(limit, each, extension.atMost, rule, counting), timing)
  return granted.length > within
    ? warned(extended, `${rule.id} can be extended ${within === 1 ? 'once' : `${within} times`} only, so a later extension is not used.`)
    : extended
}

function extendedOnce(timing: Timing, granted: Happening, atMost: Interval | null, rule: Rule, { calendar, pack }: Counting): Timing {
  const most = atMost === null ? null : countFrom({ on: timing.due, at: null }, atMost, calendar, pack)
  const until = momentSaid(granted.detail['until'])
  const limit = until === null ? most : { due: until.on, dueAt: until.at }
  if (limit === null || (most !== null && limit.due < timing.due)) return timing
  if (most === null || limit.due <= most.due) return { ...timing, ...limit, setBy: 'extension' }
  return warned({ ...timing, ...most, setBy: 'extension' },
    `The extension to ${dateInWords(limit.due)} is longer than ${rule.id} allows, so the limit is ${dateInWords(most.due)}.`)
}

function isFor({ detail }: Happening, rule: Rule, step: Step): boolean {
  return [undefined, rule.id].includes(detail['rule']) && [undefined, step.stretch.start.detail['title']].includes(detail['title'])
}

/** Details are checked where they are typed; one that cannot be read is as if it had not been said. */
function momentSaid(text: string | undefined): ReadMoment | null {
  if (text === undefined) return null
  try {
    return readMoment(text)
  } catch {
    return null
  }
}

function numberSaid(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d*$/.test(text) ? Number(text) : null
}

function notBeforeBirthday(timing: Timing, rule: Rule, { life }: Step): Timing {
  const { dateOfBirth } = life.subject
  if (rule.fromAge === null) return timing
  if (dateOfBirth === null) {
    return warned(timing, `The birth date is not recorded, so it is not known whether the child is ${rule.fromAge} yet.`)
  }
  const reached = birthday(dateOfBirth, rule.fromAge)
  return reached > timing.due ? { ...timing, due: reached, setBy: 'age' } : timing
}

function inTimeFor(timing: Timing, rule: Rule, { firstDateOf }: Counting): Timing {
  const before = rule.inTimeFor === null ? null : firstDateOf(rule.inTimeFor)
  return before !== null && before < timing.due ? { ...timing, due: before, dueAt: null, setBy: 'in-time' } : timing
}

/** What happened from the start of the count until it was met, in order. */
function since(step: Step, metOn: LondonDate | null): readonly Happening[] {
  return step.life.subject.happenings.filter((happening) => happening.on >= step.anchor.on && (metOn === null || happening.on <= metOn))
}

function warned(timing: Timing, warning: string): Timing {
  return { ...timing, warnings: [...timing.warnings, warning] }
}
