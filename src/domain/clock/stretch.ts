import { birthday } from '../calendar/months.ts'
import type { LondonDate } from '../calendar/london.ts'
import type { EndReason } from './obligation.ts'
import { detailsSay, type Happening, type Subject } from './happening.ts'
import type { Period, RulePack } from './rule.ts'

/** One period of a subject's life: from the day it began to the day it ended, or null while it is open. */
export interface Stretch {
  readonly name: string
  readonly start: Happening
  /** The same start recorded again while it was open. */
  readonly again: readonly Happening[]
  readonly end: Ended | null
  /** It took the place of another of its kind that day: what else happened that day belongs to the other. */
  readonly follows: boolean
}

export interface Ended {
  readonly on: LondonDate
  readonly reason: EndReason
}

/** A subject with their periods, each worked out once. */
export interface Life {
  readonly subject: Subject
  readonly stretches: (name: string) => readonly Stretch[]
}

/** Reads a subject's periods from what happened. */
export function lifeOf(subject: Subject, pack: RulePack): Life {
  const known = new Map<string, readonly Stretch[]>()
  const life: Life = {
    subject,
    stretches: (name) => {
      const found = known.get(name) ?? stretchesOf(life, name, pack)
      known.set(name, found)
      return found
    },
  }
  return life
}

/** Whether it was open on that day: the day it began counts, the day it ended does not. */
export function isOpenOn(stretch: Stretch, on: LondonDate): boolean {
  return stretch.start.on <= on && (stretch.end === null || on < stretch.end.on)
}

/** The period of that name which this one began in; itself when there is none recorded. */
export function enclosingStretch(name: string, stretch: Stretch, life: Life): Stretch {
  return life.stretches(name).find((each) => isOpenOn(each, stretch.start.on)) ?? stretch
}

/** What a detail says in a period as it stood on a day: the last value given since the period began, by whatever event. */
export function detailOf(subject: Subject, stretch: Stretch, detail: string, on: LondonDate): string | undefined {
  return subject.happenings.findLast((happening) =>
    happening.detail[detail] !== undefined && happening.on <= on && happening.on >= stretch.start.on &&
    (stretch.end === null || happening.on < stretch.end.on || happening === stretch.start))?.detail[detail]
}

interface Ending extends Ended {
  /** Ends only what began on an earlier day. */
  readonly onlyOlder: boolean
}

function stretchesOf(life: Life, name: string, pack: RulePack): readonly Stretch[] {
  const period = pack.periods[name]
  if (period === undefined) throw new Error(`The rule pack ${pack.id} has no period called ${name}`)
  const { happenings, mayStart } = life.subject
  const starts = happenings.filter((happening) => mayStart(happening) && startOf(period, happening) !== undefined)
  if (starts.length === 0) return []
  const endings = endingsOf(life, period)
  const found = period.again === 'separate' || period.again === 'each'
    ? sideBySide(name, period, starts, endings)
    : oneAfterAnother(name, period, starts, endings, life)
  return found.flatMap((stretch) => untilGrownUp(stretch, period, life.subject))
}

function startOf(period: Period, happening: Happening): Period['starts'][number] | undefined {
  return period.starts.find((start) => start.event === happening.kind && detailsSay(happening.detail, start.when))
}

function endingsOf(life: Life, period: Period): readonly Ending[] {
  const endedBy = (ends: Period['ends'], onlyOlder: boolean): readonly Ending[] => life.subject.happenings
    .filter((happening) => ends.some((end) => end.event === happening.kind && detailsSay(happening.detail, end.when)))
    .map((happening) => ({ on: happening.on, reason: happening.kind, onlyOlder }))
  const excluding = period.notDuring.flatMap((name) => life.stretches(name))
    .map((stretch): Ending => ({ on: stretch.start.on, reason: stretch.start.kind, onlyOlder: false }))
  return [...endedBy(period.ends, false), ...endedBy(period.endsOlder, true), ...excluding]
    .sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
}

/** Every start is its own period; the same moment recorded twice is one, unless each record stands for itself. */
function sideBySide(name: string, period: Period, starts: readonly Happening[], endings: readonly Ending[]): readonly Stretch[] {
  const isRepeat = (start: Happening, index: number): boolean =>
    starts.findIndex((other) => other.kind === start.kind && other.on === start.on && other.at === start.at) < index
  return starts.filter((start, index) => period.again === 'each' || !isRepeat(start, index)).map((start) => ({
    name, start, again: [], follows: false,
    end: endings.find((ending) => (ending.onlyOlder ? ending.on > start.on : ending.on >= start.on)) ?? null,
  }))
}

/**
 * At most one open at a time, day by day. An ending ends what was open before its day, so that returning to care or stepping
 * down on the same day begins a new period; when nothing was, it ends what began that very day.
 */
function oneAfterAnother(
  name: string, period: Period, starts: readonly Happening[], endings: readonly Ending[], life: Life,
): readonly Stretch[] {
  const all: Stretch[] = []
  const current = (): Stretch | null => {
    const last = all.at(-1)
    return last !== undefined && last.end === null ? last : null
  }
  const replace = (stretch: Stretch): void => { all[all.length - 1] = stretch }
  for (const day of new Set([...starts, ...endings].map((each) => each.on).sort())) {
    const before = current()
    const ending = endings.find((each) => each.on === day)
    if (before !== null && ending !== undefined) replace({ ...before, end: { on: day, reason: ending.reason } })
    for (const start of starts.filter((each) => each.on === day)) {
      const open = current()
      if (open === null && startOf(period, start)?.onlyIfOpen === true) continue
      if (open !== null && (period.again !== 'restarts' || open.start.on === day)) {
        replace({ ...open, again: [...open.again, start] })
        continue
      }
      if (open !== null) replace({ ...open, end: { on: day, reason: start.kind } })
      const excluding = excludedBy(period, start, life)
      all.push({ name, start, again: [], follows: before !== null, end: excluding && { on: day, reason: excluding.start.kind } })
    }
    const begun = current()
    const endsToday = endings.find((each) => each.on === day && !each.onlyOlder)
    if (before === null && begun !== null && endsToday !== undefined) replace({ ...begun, end: { on: day, reason: endsToday.reason } })
  }
  return all
}

function excludedBy(period: Period, start: Happening, life: Life): Stretch | null {
  return period.notDuring.flatMap((name) => life.stretches(name)).find((stretch) => isOpenOn(stretch, start.on)) ?? null
}

/** Ends on the birthday, where the period has one (arithmetic 8); what would begin after it never did. */
function untilGrownUp(stretch: Stretch, period: Period, subject: Subject): readonly Stretch[] {
  const { dateOfBirth } = subject
  if (dateOfBirth === null) return [stretch]
  const limit = period.endsAtAge.find((each) => each.when.every((condition) =>
    detailsSay({ [condition.detail]: detailOf(subject, stretch, condition.detail, FAR_AHEAD) ?? '' }, [condition])))
  if (limit === undefined) return [stretch]
  const grownUp = birthday(dateOfBirth, limit.age)
  if (grownUp <= stretch.start.on) return []
  if (stretch.end !== null && stretch.end.on < grownUp) return [stretch]
  return [{ ...stretch, end: { on: grownUp, reason: `turned-${limit.age}` } }]
}

const FAR_AHEAD = '9999-12-31' as LondonDate
