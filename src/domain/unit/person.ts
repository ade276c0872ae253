import type { OrganisationId, PersonId, UnitId } from '../ids.ts'
import type { LondonDate, LondonTime } from '../calendar/london.ts'
import type { Platform } from './unit.ts'

/** A role's id in the authority's policy (`csw`, `gm`, …). Which roles exist is policy data, so this is a plain string. */
export type Role = string

/** A role somebody holds: in one unit, or over the organisation when `unitId` is null. One person may hold several. */
export interface Post {
  readonly role: Role
  readonly unitId: UnitId | null
  readonly since: LondonDate
  readonly until: LondonDate | null
}

/** Who somebody is on one chat platform. */
export interface Identity {
  readonly platform: Platform
  readonly tenant: string
  readonly user: string
}

/** One weekday's hours; a day not listed is not worked. */
export interface WorkingDayHours {
  /** 1 is Monday. */
  readonly weekday: number
  readonly from: LondonTime
  readonly to: LondonTime
}

/** When somebody normally works (004 §7.6–7.7: part time, term time only, evenings, weekends). */
export interface WorkingPattern {
  readonly hours: readonly WorkingDayHours[]
  /** Away in school holidays; the dates are in the policy. */
  readonly termTimeOnly: boolean
}

/** London times between which somebody wants only what is urgent. `to` before `from` is on the next day. */
export interface QuietHours {
  readonly from: LondonTime
  readonly to: LondonTime
}

export interface Person {
  readonly id: PersonId
  readonly organisationId: OrganisationId
  readonly email: string
  /** A staff member's name, as colleagues use it. */
  readonly name: string
  readonly posts: readonly Post[]
  /** What is for them comes on the first; the others take what it does not. */
  readonly identities: readonly Identity[]
  readonly pattern: WorkingPattern
  /** Null: they said of no hours that they are quiet. */
  readonly quietHours: QuietHours | null
  /** False once they have left: they keep their history and lose every power. */
  readonly isActive: boolean
  readonly version: number
}

/** Days off, both ends included. */
export interface Leave {
  readonly personId: PersonId
  readonly from: LondonDate
  readonly to: LondonDate
}

/** `deputyId` stands in for `holderId`, both ends included. Set by a person, who may be neither. */
export interface Cover {
  readonly holderId: PersonId
  readonly deputyId: PersonId
  readonly from: LondonDate
  readonly to: LondonDate
  readonly setById: PersonId | null
}

/** Whether the person holds the role on that day, in that unit or over the whole organisation. */
export function holdsRole(person: Person, role: Role, unitId: UnitId | null, on: LondonDate): boolean {
  return person.isActive && person.posts.some((post) =>
    post.role === role && post.since <= on && (post.until === null || on <= post.until) && (post.unitId === null || post.unitId === unitId))
}
