import type { LondonDate } from '../calendar/london.ts'
import type { WorkingCalendar } from '../calendar/working-days.ts'
import type { Case, CaseHistory } from '../case/case.ts'
import { aheadOf } from './ahead.ts'
import { withBirthdays } from './birthdays.ts'
import { childSubjects, familySubject, inOrder, namedSubjects, type Subject } from './happening.ts'
import type { Obligation } from './obligation.ts'
import type { RulePack, Timetable } from './rule.ts'
import { lifeOf, type Life, type Stretch } from './stretch.ts'
import { walk, type Clockwork } from './walk.ts'

/**
 * Everything the rules require of a case, met, ended and open, worked out afresh from what happened. Pure: the same history on the
 * same day gives the same obligations, in whatever order the events come.
 *
 * `today` decides which birthdays have come. Throws `BeyondCalendar` when a working-day limit runs past the known bank holidays.
 */
export function obligations(history: CaseHistory, pack: RulePack, calendar: WorkingCalendar, today: LondonDate): readonly Obligation[] {
  return obligationsWithin(history, { pack, calendar, today, horizon: null })
}

/** The same, for a projection that has a horizon. */
export function obligationsWithin(history: CaseHistory, clockwork: Clockwork): readonly Obligation[] {
  const { pack, today } = clockwork
  const events = inOrder(history.events)
  const per: Readonly<Record<Timetable['per'], readonly Subject[]>> = {
    child: childSubjects(history.case, events).map((subject) => withBirthdays(subject, pack, today)),
    case: [familySubject(history.case, events)],
    event: namedSubjects(history.case, events),
  }
  return (['child', 'case', 'event'] as const)
    .flatMap((kind) => per[kind].flatMap((subject) => ofSubject(subject, kind, clockwork)))
    .sort(byLimitThenChild(history.case))
}

/** Soonest first; brothers and sisters whose same duty falls on one day by their references, not by ids nobody sees. */
function byLimitThenChild({ children }: Case): (one: Obligation, other: Obligation) => number {
  const refs = new Map(children.map((child) => [child.id, child.ref]))
  const rank = ({ due, timetable, childId, key }: Obligation): readonly string[] =>
    [due, timetable, childId === null ? '' : refs.get(childId) ?? '', key]
  return (one, other) => {
    const [mine, theirs] = [rank(one), rank(other)]
    const at = mine.findIndex((each, index) => each !== theirs[index])
    return at === -1 ? 0 : (mine[at] ?? '') < (theirs[at] ?? '') ? -1 : 1
  }
}

function ofSubject(subject: Subject, per: Timetable['per'], clockwork: Clockwork): readonly Obligation[] {
  const life = lifeOf(subject, clockwork.pack)
  const walked = walker(life, clockwork)
  return clockwork.pack.timetables.filter((timetable) => timetable.per === per).flatMap(walked)
}

/** Walks a subject's timetables, each once, because some look at the dates of others. */
function walker(life: Life, clockwork: Clockwork): (timetable: Timetable) => readonly Obligation[] {
  const known = new Map<string, readonly Obligation[]>()
  const walked = (timetable: Timetable): readonly Obligation[] => {
    const found = known.get(timetable.id) ?? walkThrough(timetable)
    known.set(timetable.id, found)
    return found
  }
  const named = (id: string): readonly Obligation[] => {
    const timetable = clockwork.pack.timetables.find((each) => each.id === id)
    if (timetable === undefined) throw new Error(`The rule pack ${clockwork.pack.id} has no timetable called ${id}`)
    return walked(timetable)
  }
  const walkThrough = (timetable: Timetable): readonly Obligation[] => {
    if (timetable.ahead !== null) {
      return named(timetable.ahead.of).map((base) => aheadOf(timetable, base, life, clockwork)).filter((found) => found !== null)
    }
    return life.stretches(timetable.period).flatMap((stretch) =>
      walk({ timetable, stretch, life, clockwork, firstDateOf: (id) => firstDate(named(id), stretch) }))
  }
  return walked
}

/** When the first step of a period falls: where it was put, or when it was held if that was sooner. */
function firstDate(found: readonly Obligation[], { start }: Stretch): LondonDate | null {
  const first = found.find((each) => each.anchor.kind === start.kind && each.anchor.on === start.on)
  if (first === undefined) return null
  return first.state.kind === 'met' && first.state.on < first.due ? first.state.on : first.due
}
