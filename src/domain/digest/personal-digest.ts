import type { CheckIn } from '../authority/check-in.ts'
import { addDays, londonDateOf } from '../calendar/london.ts'
import type { Instant, LondonDate } from '../calendar/london.ts'
import type { WorkingCalendar } from '../calendar/working-days.ts'
import type { Policy } from '../policy.ts'
import { nudgeDue } from '../task/nudge-due.ts'
import { standsInFor } from '../unit/membership.ts'
import type { Cover, Leave, Person } from '../unit/person.ts'
import { absenceOn } from '../unit/presence.ts'
import { byLimit, isOverdue, shareLines, shownOf, toLine } from './lines.ts'
import type { OpenTask, Shown, TaskLine, WaitingDecision } from './lines.ts'

export interface PersonalSection extends Shown<TaskLine> {
  readonly count: number
}

/** One person's morning: what is late, what is due, what is coming, and who waits for them. Lines of others are those they cover for. */
export interface PersonalDigest {
  readonly person: Person
  readonly on: LondonDate
  readonly overdue: PersonalSection
  readonly today: PersonalSection
  /** Reminders, the nearest first: tasks that have come within so many working days of their limit. */
  readonly nudges: readonly (PersonalSection & { readonly workingDays: number })[]
  /** Tasks nobody has on restricted cases this person may see; the unit's channel cannot be told of them. */
  readonly unallocated: PersonalSection
  readonly waiting: Shown<WaitingDecision> & { readonly count: number }
  /** Whom they talk with today because one of them is new in post. */
  readonly checkIns: readonly CheckIn[]
}

export interface PersonalDigestFacts {
  readonly person: Person
  /** At least the open tasks of the person and of everybody they cover for; those of others are left out here. */
  readonly tasks: readonly OpenTask[]
  /** Tasks nobody has on restricted cases the person may see. */
  readonly restrictedUnallocated: readonly OpenTask[]
  /** Decisions that wait for this person. */
  readonly waiting: readonly WaitingDecision[]
  /** The check-ins of today that the person has a part in. */
  readonly checkIns: readonly CheckIn[]
  readonly leave: readonly Leave[]
  readonly cover: readonly Cover[]
  readonly policy: Pick<Policy, 'digest' | 'nudges' | 'terms'>
  readonly calendar: WorkingCalendar
}

/** After this many days away every reminder of the meantime is old news: what is late or near is said anyway. */
const LONGEST_ABSENCE_DAYS = 60

/** The one quiet digest a person gets in a day; null when there is nothing for them (PEERS 13). */
export function personalDigest(facts: PersonalDigestFacts, now: Instant): PersonalDigest | null {
  const { person, calendar, policy } = facts
  const on = londonDateOf(now)
  const owners = new Set([person.id, ...standsInFor(person, facts.cover, on)])
  const last = lastDayAtWork(person, on, facts)

  const mine = facts.tasks
    .filter(({ task }) => task.state === 'open' && task.ownerId !== null && owners.has(task.ownerId))
    .toSorted(byLimit)
  const by = Map.groupBy(mine, ({ task }): 'overdue' | 'later' | number => {
    if (isOverdue(task, on, now)) return 'overdue'
    return task.due === on ? 0 : nudgeDue(task, on, calendar, policy.nudges, last) ?? 'later'
  })
  const late = by.get('overdue') ?? []
  const dueToday = by.get(0) ?? []
  const near = policy.nudges
    .filter((workingDays) => workingDays > 0 && by.has(workingDays))
    .toSorted((one, other) => one - other)
    .map((workingDays) => ({ workingDays, tasks: by.get(workingDays) ?? [] }))
  const nobodys = facts.restrictedUnallocated.toSorted(byLimit)

  const lines = shareLines(policy.digest.maximumLines, [late, dueToday, facts.waiting, ...near.map(({ tasks }) => tasks), nobodys].map((each) => each.length))
  const section = (tasks: readonly OpenTask[], most: number | undefined): PersonalSection => {
    return { ...shownOf(tasks.map((each) => toLine(each, on, calendar)), most), count: tasks.length }
  }
  const overdue = section(late, lines[0])
  const today = section(dueToday, lines[1])
  const waiting = { ...shownOf(facts.waiting, lines[2]), count: facts.waiting.length }
  const nudges = near.map(({ workingDays, tasks }, index) => ({ workingDays, ...section(tasks, lines[3 + index]) }))
  const unallocated = section(nobodys, lines.at(-1))

  const { checkIns } = facts
  const isEmpty = checkIns.length + overdue.count + today.count + waiting.count + nudges.length + unallocated.count === 0
  return isEmpty ? null : { person, on, overdue, today, nudges, unallocated, waiting, checkIns }
}

/** The last day before this one on which they were there to read a digest. */
function lastDayAtWork(person: Person, on: LondonDate, facts: PersonalDigestFacts): LondonDate {
  const earliest = addDays(on, -LONGEST_ABSENCE_DAYS)
  let day = addDays(on, -1)
  while (day > earliest && absenceOn(person, day, facts) !== null) day = addDays(day, -1)
  return day
}
