import { addDays, daysBetween, type LondonDate } from '../../domain/calendar/london.ts'
import { workingDayOnOrAfter, type WorkingCalendar } from '../../domain/calendar/working-days.ts'
import type { CaseEventKind } from '../../domain/case/case-event.ts'
import type { Chance } from './random.ts'

/** How a family is helped. In forty: 12 on protection plans, 18 in need, 10 looked after (STATUTORY, "Volumes to design for"). */
export type Help = 'protection' | 'in-need' | 'looked-after'

export interface InventedChild {
  readonly ref: string
  readonly dateOfBirth: LondonDate
}

export interface InventedEvent {
  readonly child: string
  readonly event: CaseEventKind
  readonly on: LondonDate
  readonly detail: string
}

export interface Family {
  readonly children: readonly InventedChild[]
  readonly events: readonly InventedEvent[]
}

interface Inventing {
  readonly chance: Chance
  readonly calendar: WorkingCalendar
  readonly today: LondonDate
}

/** One event that comes round again: how many days from one to the next, and how often one is missed. */
interface Round {
  readonly event: CaseEventKind
  readonly firstAfter: number
  readonly everyDays: readonly [least: number, most: number]
  readonly detail?: string
}

const ROUNDS: Readonly<Record<Help, readonly Round[]>> = {
  protection: [
    { event: 'core-group', firstAfter: 12, everyDays: [24, 30] },
    { event: 'visit', firstAfter: 7, everyDays: [9, 14] },
    { event: 'review-conference', firstAfter: 85, everyDays: [165, 182] },
  ],
  'in-need': [
    { event: 'visit', firstAfter: 12, everyDays: [18, 28] },
    { event: 'review', firstAfter: 84, everyDays: [80, 92] },
  ],
  'looked-after': [
    { event: 'visit', firstAfter: 5, everyDays: [30, 42] },
    { event: 'review', firstAfter: 26, everyDays: [86, 91] },
    { event: 'health-assessment', firstAfter: 24, everyDays: [165, 182] },
  ],
}

/** One family's children and what has happened so far, ending today, mostly on time, as units mostly are. */
export function inventFamily(caseRef: string, help: Help, inventing: Inventing): Family {
  const { chance, calendar, today } = inventing
  const size = chance.oneOf([1, 1, 1, 2, 2, 3])
  const children = Array.from({ length: size }, (_, index) => ({
    ref: `${caseRef}-${'ABCDEF'.charAt(index)}`,
    dateOfBirth: addDays(today, -chance.whole(90, 17 * 365)),
  }))
  const ageOfYoungest = Math.min(...children.map((child) => daysBetween(child.dateOfBirth, today)))
  const startedDaysAgo = chance.whole(3, Math.min(help === 'looked-after' ? 800 : 400, ageOfYoungest - 20))
  const start = workingDayOnOrAfter(calendar, addDays(today, -startedDaysAgo))
  return { children, events: children.flatMap((child) => childEvents(child, help, start, inventing)) }
}

function childEvents(child: InventedChild, help: Help, start: LondonDate, { chance, calendar, today }: Inventing): readonly InventedEvent[] {
  const opening: readonly InventedEvent[] = {
    protection: [event(child, 'protection-plan', start)],
    'in-need': [event(child, 'child-in-need', start)],
    'looked-after': [
      event(child, 'looked-after', start),
      event(child, 'placement', start, `kind=${chance.oneOf(['foster', 'foster', 'foster', 'residential', 'connected-person'])};first=true`),
    ],
  }[help]
  // siblings are mostly seen together; a behind-hand round is one whose last step has not been recorded yet
  const rounds = ROUNDS[help].flatMap((round) => {
    const steps: InventedEvent[] = []
    const stopsAt = chance.happens(0.12) ? addDays(today, -chance.whole(1, 12)) : today
    for (let on = addDays(start, round.firstAfter - chance.whole(0, 3)); ; on = addDays(on, chance.whole(...round.everyDays))) {
      const held = workingDayOnOrAfter(calendar, on)
      if (held >= stopsAt) return steps
      steps.push(event(child, round.event, held, round.event === 'visit' && chance.happens(0.04) ? 'seen=false' : ''))
    }
  })
  return [...opening, ...rounds].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

function event(child: InventedChild, kind: CaseEventKind, on: LondonDate, detail = ''): InventedEvent {
  return { child: child.ref, event: kind, on, detail }
}
