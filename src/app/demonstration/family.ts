import { addDays, daysBetween, instantFrom, type LondonDate } from '../../domain/calendar/london.ts'
import { workingDayOnOrAfter, workingDayOnOrBefore, type WorkingCalendar } from '../../domain/calendar/working-days.ts'
import type { Child } from '../../domain/case/case.ts'
import type { CaseEvent, CaseEventKind } from '../../domain/case/case-event.ts'
import { doneEvent } from '../../domain/clock/done-event.ts'
import type { Obligation } from '../../domain/clock/obligation.ts'
import { obligations } from '../../domain/clock/obligations.ts'
import { basisOf } from '../../domain/clock/reconcile.ts'
import type { RulePack } from '../../domain/clock/rule.ts'
import type { CaseId, CaseRef, ChildId, EventId, OrganisationId, UnitId } from '../../domain/ids.ts'
import type { Chance } from './random.ts'

/** How a family is helped. In forty: 12 on protection plans, 18 in need, 10 looked after (STATUTORY, "Volumes to design for"). */
export type Help = 'protection' | 'in-need' | 'looked-after'

export interface InventedEvent {
  readonly child: string
  readonly event: CaseEventKind
  readonly on: LondonDate
  readonly detail: string
}

export interface Family {
  readonly children: readonly { readonly ref: string; readonly dateOfBirth: LondonDate }[]
  readonly events: readonly InventedEvent[]
}

export interface Inventing {
  readonly chance: Chance
  readonly calendar: WorkingCalendar
  readonly rules: RulePack
  readonly today: LondonDate
}

/** For at most so many days. */
const LONGEST: Readonly<Record<Help, number>> = { 'protection': 400, 'in-need': 300, 'looked-after': 800 }

/** How often something of the last fortnight has not been done yet, was done late, or was a visit at which the child was not seen. */
const BEHIND = 0.04
const LATE = 0.06
const NOT_SEEN = 0.04
const LATELY_DAYS = 14

/** One family's children and what has happened so far: mostly on time, as units mostly are, with a little behind in the last fortnight. */
export function inventFamily(caseRef: string, help: Help, inventing: Inventing): Family {
  const { chance, calendar, today } = inventing
  const children = Array.from({ length: chance.oneOf([1, 1, 1, 2, 2, 3]) }, (_, index) => ({
    id: `child-${index}` as ChildId,
    ref: `${caseRef}-${'ABC'.charAt(index)}`,
    dateOfBirth: addDays(today, -chance.whole(90, 17 * 365)),
  }))
  const ageOfYoungest = Math.min(...children.map((child) => daysBetween(child.dateOfBirth, today)))
  const start = workingDayOnOrAfter(calendar, addDays(today, -chance.whole(3, Math.min(LONGEST[help], ageOfYoungest - 20))))
  return {
    children: children.map(({ ref, dateOfBirth }) => ({ ref, dateOfBirth })),
    events: children.flatMap((child) => lived(child, opening(help, start, chance), inventing).map(({ kind, on, detail }) => ({
      child: child.ref, event: kind, on, detail: Object.entries(detail).map(([key, value]) => `${key}=${value}`).join(';'),
    }))),
  }
}

function opening(help: Help, start: LondonDate, chance: Chance): CaseEvent[] {
  switch (help) {
    case 'protection': return [happened('protection-plan', start)]
    case 'in-need': return [happened('child-in-need', start)]
    case 'looked-after': {
      const kind = chance.oneOf(['foster', 'foster', 'foster', 'residential', 'connected-person'])
      return [happened('looked-after', start), happened('placement', start, { kind, first: 'true' })]
    }
    default: return help satisfies never
  }
}

/** Does what falls due, again and again until today, so that a history always agrees with the rules it will be read by. */
function lived(child: Child, begun: readonly CaseEvent[], { chance, calendar, rules, today }: Inventing): readonly CaseEvent[] {
  const events = [...begun]
  const record = (event: CaseEvent): void => {
    // one meeting can settle two things, and is one event all the same
    if (!events.some(({ id }) => id === event.id)) events.push(event)
  }
  const leftUndone = new Set<string>()
  const lately = addDays(today, -LATELY_DAYS)
  for (;;) {
    const due = obligations({ case: caseOf(child), events }, rules, calendar, today)
      .filter((one) => one.state.kind === 'open' && one.due < today && !leftUndone.has(one.key))
    if (due.length === 0) return events.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
    for (const one of due) {
      // what turns out not to settle it is not tried again
      leftUndone.add(one.key)
      if (one.due >= lately && chance.happens(BEHIND)) continue
      const on = heldOn(one, { chance, calendar, today })
      const { kind, detail: { key: _key, ...detail } } = doneEvent(basisOf(one), rules)
      const dayBefore = workingDayOnOrBefore(calendar, addDays(on, -1))
      if (kind === 'visit' && chance.happens(NOT_SEEN)) record(happened(kind, dayBefore, { seen: 'false' }))
      record(happened(kind, on, detail))
    }
  }
}

function heldOn(one: Obligation, { chance, calendar, today }: Pick<Inventing, 'chance' | 'calendar' | 'today'>): LondonDate {
  const planned = chance.happens(LATE)
    ? workingDayOnOrAfter(calendar, addDays(one.due, chance.whole(1, 5)))
    : workingDayOnOrBefore(calendar, addDays(one.due, -chance.whole(0, 4)))
  // after what it follows: a second visit on the day of the first would not be the next one
  const earliest = addDays(one.anchor.on, 1)
  const latest = addDays(today, -1)
  const on = planned < earliest ? earliest : planned
  return on > latest ? latest : on
}

/** An event that is called what it says, so that the same family is invented whatever was invented before it. */
function happened(kind: CaseEventKind, on: LondonDate, detail: Readonly<Record<string, string>> = {}): CaseEvent {
  const id = `${kind} ${on} ${JSON.stringify(detail)}` as EventId
  return { id, childId: null, kind, on, at: null, detail, recordedAt: instantFrom(`${on}T12:00:00Z`), recordedBy: null }
}

function caseOf(child: Child) {
  return {
    id: 'case' as CaseId, organisationId: 'organisation' as OrganisationId, ref: 'C-1' as CaseRef, unitId: 'unit' as UnitId,
    children: [child], knownBy: [], restrictedTo: null, version: 0,
  }
}
