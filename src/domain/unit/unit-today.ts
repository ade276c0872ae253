import type { LondonDate } from '../calendar/london.ts'
import type { WorkingCalendar } from '../calendar/working-days.ts'
import { isMember } from './membership.ts'
import type { UnitFacts } from './membership.ts'
import type { Person } from './person.ts'
import { absenceOn, leaveUntil } from './presence.ts'
import type { Absence } from './presence.ts'

export interface Away {
  readonly person: Person
  readonly because: Absence
  /** The last day of their leave; null when it is not leave that keeps them. */
  readonly until: LondonDate | null
  /** Who stands in for them that day. */
  readonly coveredBy: readonly Person[]
}

export interface UnitDay {
  readonly on: LondonDate
  readonly present: readonly Person[]
  readonly away: readonly Away[]
}

/** Who of the unit is there on that day, who is away, and who covers for them. The group manager is listed when on leave. */
export function unitToday(facts: UnitFacts & { readonly calendar: WorkingCalendar }, on: LondonDate): UnitDay {
  const byName = facts.people.filter((person) => person.isActive).toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'))
  const members = byName.filter((person) => isMember(person, facts, on))
  const manager = byName.find((person) => person.id === facts.unit.groupManagerId && !members.includes(person))

  const away = [...members, ...(manager === undefined ? [] : [manager])].flatMap((person): Away[] => {
    const because = absenceOn(person, on, facts)
    if (because === null || (person === manager && because !== 'leave')) return []
    return [{ person, because, until: leaveUntil(person.id, on, facts.leave), coveredBy: deputiesOf(person, facts, on) }]
  })
  return { on, present: members.filter((person) => !away.some((each) => each.person === person)), away }
}

/** Who stands in for the person on that day. */
export function deputiesOf(holder: Person, facts: Pick<UnitFacts, 'people' | 'cover'>, on: LondonDate): readonly Person[] {
  const deputies = facts.cover.filter((each) => each.holderId === holder.id && each.from <= on && on <= each.to)
  return facts.people.filter((person) => person.isActive && deputies.some((each) => each.deputyId === person.id))
}
