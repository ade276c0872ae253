import type { OrganisationId, PersonId, UnitId } from '../ids.ts'
import type { LondonTime } from '../calendar/london.ts'

/** Where a unit's channel, or a person's direct messages, are on a chat platform. */
export interface ChatPlace {
  readonly platform: Platform
  /** The Slack workspace, the Teams tenant; `playground` in the playground. */
  readonly tenant: string
  readonly conversation: string
}

export type Platform = 'slack' | 'teams' | 'playground'

/** A social work unit: a few people who share 30 to 60 families and meet weekly (004 §4.2, §4.3). */
export interface Unit {
  readonly id: UnitId
  readonly organisationId: OrganisationId
  /** How the unit is named in files and commands, `hawthorn`. */
  readonly code: string
  readonly name: string
  readonly serviceArea: string
  readonly groupManagerId: PersonId | null
  /** 1 is Monday. Null until the unit has settled on one. */
  readonly meetingDay: number | null
  readonly meetingTime: LondonTime | null
  readonly digestTime: LondonTime
  /** What is for the unit comes in the first; the others take what it does not. One on each platform. */
  readonly channels: readonly ChatPlace[]
  readonly version: number
}
