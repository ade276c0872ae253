import { readFileSync } from 'node:fs'
import { holidaysFromFeed } from '../../../adapters/calendar-feed/read-feed.ts'
import { SHIPPED_HOLIDAYS } from '../../../adapters/calendar-feed/read-file.ts'
import { atLondon, dateFrom, instantFrom, timeFrom, type LondonDate } from '../../../src/domain/calendar/london.ts'
import { workingCalendar } from '../../../src/domain/calendar/working-days.ts'
import type { Child } from '../../../src/domain/case/case.ts'
import type { CaseEvent, CaseEventKind } from '../../../src/domain/case/case-event.ts'
import type { Obligation } from '../../../src/domain/clock/obligation.ts'
import { obligations } from '../../../src/domain/clock/obligations.ts'
import { rulePackFrom, type RulePack } from '../../../src/domain/clock/rule.ts'
import type { CaseId, CaseRef, ChildId, EventId, OrganisationId, UnitId } from '../../../src/domain/ids.ts'

/** The shipped rules and working days, and a short way to write a case's history. */

const RULES = new URL('../../../prisma/policies/rules-england.json', import.meta.url)

export const ENGLAND: RulePack = rulePackFrom(JSON.parse(readFileSync(RULES, 'utf8')))
export const HOLIDAYS = holidaysFromFeed(JSON.parse(readFileSync(SHIPPED_HOLIDAYS, 'utf8')))
export const CALENDAR = workingCalendar(HOLIDAYS)

export const day = dateFrom

export interface Happened {
  /** The child's reference; none for the family. */
  readonly child?: string
  readonly at?: string
  readonly recorded?: string
  readonly id?: string
  readonly detail?: Readonly<Record<string, string>>
}

/** Something that happened, recorded at noon that day unless `recorded` says later. */
export function event(
  kind: CaseEventKind, on: string, { child, at, recorded = on, id = `${kind} ${on} ${child ?? ''}`, detail = {} }: Happened = {},
): CaseEvent {
  return {
    id: id as EventId, childId: child === undefined ? null : child as ChildId, kind, on: day(on),
    at: at === undefined ? null : instantFrom(at),
    detail, recordedAt: atLondon(day(recorded), timeFrom('12:00')), recordedBy: null,
  }
}

export interface Family {
  /** Birth dates by the children's references; one child `A`, born in 2016, unless given. */
  readonly born?: Readonly<Record<string, string | null>>
  readonly today?: string
  readonly rules?: RulePack
  readonly calendar?: typeof CALENDAR
}

/** What the clock makes of a history. */
export function clockOf(
  events: readonly CaseEvent[], { born = { A: '2016-02-10' }, today = '2027-12-31', rules = ENGLAND, calendar = CALENDAR }: Family = {},
): readonly Obligation[] {
  return obligations({ case: theCase(born), events }, rules, calendar, day(today))
}

export function theCase(born: Readonly<Record<string, string | null>>) {
  const children: readonly Child[] = Object.entries(born)
    .map(([ref, birth]) => ({ id: ref as ChildId, ref, dateOfBirth: birth === null ? null : day(birth) }))
  return {
    id: 'case' as CaseId, organisationId: 'authority' as OrganisationId, ref: 'C-1042' as CaseRef, unitId: 'unit' as UnitId,
    children, knownBy: [], restrictedTo: null, version: 0,
  }
}

/** One line for each obligation of a rule: its date, and how it stands where that is not simply open. */
export function lines(found: readonly Obligation[], rule: string): readonly string[] {
  return found.filter((each) => each.rule === rule).map((each) => [each.due, ...standing(each)].join(' '))
}

function standing({ state }: Obligation): readonly string[] {
  if (state.kind === 'open') return []
  if (state.kind === 'ended') return [`ended ${state.on} ${state.reason}`]
  return [`met ${state.on}${state.isLate ? ' late' : ''}${state.isRecordedLate ? ' recorded late' : ''}`]
}

/** The dates still to be kept under a rule. */
export function open(found: readonly Obligation[], rule: string): readonly LondonDate[] {
  return found.filter((each) => each.rule === rule && each.state.kind === 'open').map((each) => each.due)
}

/** The one open obligation of a rule. */
export function openOne(found: readonly Obligation[], rule: string): Obligation {
  const [one, ...others] = found.filter((each) => each.rule === rule && each.state.kind === 'open')
  if (one === undefined) throw new Error(`Expected one open ${rule}, found none`)
  if (others.length > 0) throw new Error(`Expected one open ${rule}, found ${others.length + 1}`)
  return one
}
