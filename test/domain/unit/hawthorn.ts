import shipped from '../../../prisma/policies/reclaiming-social-work.json' with { type: 'json' }
import { atLondon, dateFrom, instantFrom, timeFrom } from '../../../src/domain/calendar/london.ts'
import type { LondonDate } from '../../../src/domain/calendar/london.ts'
import { workingCalendar } from '../../../src/domain/calendar/working-days.ts'
import type { WorkingCalendar } from '../../../src/domain/calendar/working-days.ts'
import type { CaseId, CaseRef, ChildId, NewId, OrganisationId, PersonId, TaskId, UnitId } from '../../../src/domain/ids.ts'
import type { Case, CaseHistory, Child } from '../../../src/domain/case/case.ts'
import type { Asking } from '../../../src/domain/outcome.ts'
import type { Policy } from '../../../src/domain/policy.ts'
import { policySchema } from '../../../src/domain/policy.ts'
import type { Task } from '../../../src/domain/task/task.ts'
import type { Cover, Leave, Person, Role } from '../../../src/domain/unit/person.ts'
import type { Unit } from '../../../src/domain/unit/unit.ts'

/**
 * The unit these tests are about: Hawthorn, on Tuesday 24 November 2026. Mo leads it, Jo is its social worker, Sam its
 * children's practitioner, Kit its clinician on Tuesdays and Thursdays, Uma its co-ordinator; Gail is the group manager.
 */

export const organisationId = 'hackney' as OrganisationId
export const today = dateFrom('2026-11-24')

const BANK_HOLIDAYS = [
  '2025-12-25', '2025-12-26', '2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25',
  '2026-12-28', '2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30', '2027-12-27', '2027-12-28',
]

/** The working days of these tests' years, less any day the test proclaims a holiday. */
export function calendarWith(...proclaimed: readonly string[]): WorkingCalendar {
  const holidays = [...BANK_HOLIDAYS, ...proclaimed].map((date) => ({ date: dateFrom(date), title: 'Bank holiday' }))
  return workingCalendar({ firstDay: dateFrom('2025-01-01'), lastDay: dateFrom('2028-12-31'), holidays })
}

export const calendar = calendarWith()

/** The shipped policy with a full load that a test can reach. */
export const policy: Policy = policySchema.parse({ ...shipped, fullLoad: 15 })

export const hawthorn: Unit = {
  id: 'unit-hawthorn' as UnitId, organisationId, code: 'hawthorn', name: 'Hawthorn', serviceArea: 'children in need',
  groupManagerId: 'gail' as PersonId, meetingDay: 3, meetingTime: timeFrom('10:00'), digestTime: timeFrom('08:30'),
  channels: [{ platform: 'playground', tenant: 'playground', conversation: 'hawthorn' }], version: 4,
}

export const otherUnitId = 'unit-rowan' as UnitId

const WEEK = [1, 2, 3, 4, 5]

export function aPerson(
  id: string, name: string, role: Role, changes: Partial<Person> & { readonly weekdays?: readonly number[] } = {},
): Person {
  const { weekdays = WEEK, ...rest } = changes
  return {
    id: id as PersonId, organisationId, email: `${id}@hackney.example`, name,
    posts: [{ role, unitId: role === 'lawyer' ? null : hawthorn.id, since: dateFrom('2025-01-06'), until: null }],
    identities: [{ platform: 'slack', tenant: 'T1', user: `U-${id}` }],
    pattern: { hours: weekdays.map((weekday) => ({ weekday, from: timeFrom('09:00'), to: timeFrom('17:00') })), termTimeOnly: false },
    quietHours: null, isActive: true, version: 1, ...rest,
  }
}

export const mo = aPerson('mo', 'Mo Adeyemi', 'csw')
export const jo = aPerson('jo', 'Jo Bell', 'sw')
export const sam = aPerson('sam', 'Sam Clarke', 'cp')
export const kit = aPerson('kit', 'Kit Dunne', 'clinician', { weekdays: [2, 4] })
export const uma = aPerson('uma', 'Uma Evans', 'uc')
export const gail = aPerson('gail', 'Gail Ford', 'gm')
export const lena = aPerson('lena', 'Lena Hart', 'lawyer')
/** A social worker of another unit, Rowan. */
export const ray = aPerson('ray', 'Ray Ives', 'sw', {
  posts: [{ role: 'sw', unitId: otherUnitId, since: dateFrom('2025-01-06'), until: null }],
})

export const people: readonly Person[] = [mo, jo, sam, kit, uma, gail]

export interface Facts {
  readonly unit: Unit
  readonly people: readonly Person[]
  readonly leave: readonly Leave[]
  readonly cover: readonly Cover[]
  readonly policy: Policy
  readonly calendar: WorkingCalendar
}

/** Hawthorn with everybody in, and whatever the test changes. */
export function facts(changes: Partial<Facts> = {}): Facts {
  return { unit: hawthorn, people, leave: [], cover: [], policy, calendar, ...changes }
}

export function leaveOf(person: Person, from: string, to: string): Leave {
  return { personId: person.id, from: dateFrom(from), to: dateFrom(to) }
}

export function coverOf(holder: Person, deputy: Person, from: string, to: string): Cover {
  return { holderId: holder.id, deputyId: deputy.id, from: dateFrom(from), to: dateFrom(to), setById: null }
}

/** Somebody asks, at ten on the morning of the day given. */
export function asking(asker: Person, on: LondonDate = today): Asking {
  let made = 0
  const newId: NewId = (of) => `${of}-${++made}` as ReturnType<typeof newId<typeof of>>
  return { askerId: asker.id, now: atLondon(on, timeFrom('10:00')), newId }
}

export const child: Child = { id: 'child-a' as ChildId, ref: 'A', dateOfBirth: dateFrom('2018-06-02') }

export const family: Case = {
  id: 'case-1042' as CaseId, organisationId, ref: 'C-1042' as CaseRef, unitId: hawthorn.id, children: [child], knownBy: [],
  restrictedTo: null, version: 2,
}

export function history(changes: Partial<Case> = {}, events: CaseHistory['events'] = []): CaseHistory {
  return { case: { ...family, ...changes }, events }
}

/** An open task of the family's, T-12, due on Friday, raised by hand unless the test says otherwise. */
export function aTask(changes: Partial<Task> = {}): Task {
  return {
    id: `task-${changes.number ?? 12}` as TaskId, organisationId, unitId: hawthorn.id, caseId: family.id, childId: null, number: 12,
    title: 'Home visit', taskClass: 'child-in-need-visit', due: dateFrom('2026-11-27'), dueAt: null, bookBy: null, basis: null,
    ownerId: null, state: 'open', closedReason: null, doneOn: null, closedById: null, closedAt: null, fromDecisionId: null, link: null,
    raisedAt: instantFrom('2026-11-16T09:00:00Z'), raisedBy: null, version: 3, ...changes,
  }
}
