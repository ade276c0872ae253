import { addDays, dateFrom, daysBetween, timeFrom, type LondonDate } from '../../src/domain/calendar/london.ts'
import type { Case } from '../../src/domain/case/case.ts'
import type { CaseId, CaseRef, OrganisationId, PersonId, UnitId } from '../../src/domain/ids.ts'
import type { Cover, Leave, Person, Role } from '../../src/domain/unit/person.ts'
import type { Unit } from '../../src/domain/unit/unit.ts'
import { habitsOf, type Dice, type Habits } from './habits.ts'

const organisationId = 'borough' as OrganisationId

/** A unit with its families, and the few above it. */
export interface UnitStaff {
  readonly unit: Unit
  readonly people: readonly Person[]
  readonly cases: readonly Case[]
}

export interface Staff {
  readonly units: readonly UnitStaff[]
  readonly habits: ReadonlyMap<PersonId, Habits>
  readonly leave: readonly Leave[]
  readonly cover: readonly Cover[]
}

const UNITS_OF_A_MANAGER = 4
const FAMILIES = 40

/** An invented borough: every four units a group manager, every four managers a head of service, and one assistant director. */
export function staffOf(units: number, from: LondonDate, to: LondonDate, dice: Dice): Staff {
  const habits = new Map<PersonId, Habits>()
  const person = (id: string, role: Role, unitId: UnitId | null): Person => {
    const mine = habitsOf(dice)
    habits.set(id as PersonId, mine)
    return {
      id: id as PersonId, organisationId, email: `${id}@borough.example`, name: id, identities: [], isActive: true, version: 1,
      posts: [{ role, unitId, since: dateFrom('2020-04-01'), until: null }],
      pattern: {
        hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: timeFrom('09:00'), to: timeFrom('17:00') })), termTimeOnly: false,
      },
      quietHours: mine.hasQuietHours ? { from: timeFrom('19:00'), to: timeFrom('07:30') } : null,
    }
  }
  const managers = Array.from({ length: Math.ceil(units / UNITS_OF_A_MANAGER) }, (_, index) => person(`manager-${index + 1}`, 'gm', null))
  const heads = Array.from({ length: Math.ceil(managers.length / 4) }, (_, index) => person(`head-${index + 1}`, 'hos', null))
  const above = [...heads, person('assistant-director', 'ad', null)]

  const all = Array.from({ length: units }, (_, index): UnitStaff => {
    const code = `unit-${index + 1}`
    const id = code as UnitId
    const manager = managers[Math.floor(index / UNITS_OF_A_MANAGER)]
    if (manager === undefined) throw new Error(`${code} has no manager`)
    const unit: Unit = {
      id, organisationId, code, name: code, serviceArea: 'children in need', groupManagerId: manager.id, meetingDay: 2,
      meetingTime: timeFrom('10:00'), digestTime: timeFrom('08:30'), channels: [], version: 1,
    }
    const members = [person(`csw-${index + 1}`, 'csw', id), person(`sw-${index + 1}`, 'sw', id), person(`uc-${index + 1}`, 'uc', id)]
    const cases = Array.from({ length: FAMILIES }, (_each, at): Case => ({
      id: `case-${index + 1}-${at + 1}` as CaseId, organisationId, ref: `C-${(index + 1) * 100 + at}` as CaseRef, unitId: id, children: [],
      knownBy: [], restrictedTo: null, version: 1,
    }))
    return { unit, people: [...members, ...managers, ...above], cases }
  })
  const everybody = [...new Set(all.flatMap(({ people }) => people))]
  const leave = everybody.flatMap((one) => leaveOf(one, from, to, dice))
  const cover = leave.flatMap((away) => [...coverOf(away, managers, managers, dice), ...coverOf(away, above, heads, dice)])
  return { units: all, habits, leave, cover }
}

/** Some six weeks in a year, a few of them days of illness that nobody planned. */
function leaveOf({ id }: Person, from: LondonDate, to: LondonDate, dice: Dice): readonly Leave[] {
  const weeks = Math.max(1, Math.round(daysBetween(from, to) / 70))
  const away = (length: number): Leave => {
    const first = addDays(from, dice.whole(0, Math.max(0, daysBetween(from, to) - length)))
    return { personId: id, from: first, to: addDays(first, length - 1) }
  }
  const holidays = Array.from({ length: weeks }, () => away(dice.oneOf([5, 7, 7, 12])))
  return [...holidays, ...Array.from({ length: weeks }, () => away(dice.whole(1, 3)))]
}

/** Managers cover for one another, and heads of service for one another and the assistant director, most of the time. */
function coverOf(away: Leave, covered: readonly Person[], by: readonly Person[], dice: Dice): readonly Cover[] {
  const others = by.filter(({ id }) => id !== away.personId)
  if (!covered.some(({ id }) => id === away.personId) || others.length === 0 || !dice.happens(0.7)) return []
  return [{ holderId: away.personId, deputyId: dice.oneOf(others).id, from: away.from, to: away.to, setById: away.personId }]
}
