import type { Instant, LondonDate, LondonTime } from '../../domain/calendar/london.ts'
import type { CaseEventKind } from '../../domain/case/case-event.ts'
import type { CaseRef } from '../../domain/ids.ts'
import type { Identity, WorkingPattern } from '../../domain/unit/person.ts'
import type { ChatPlace, Platform } from '../../domain/unit/unit.ts'
import type { Row } from './sheet.ts'

/**
 * What the files say, line by line, before anything is looked up: people by e-mail, units by code, cases and children by reference.
 * `undefined` is what a file says nothing about, because it leaves the column out: that stays as it is stored. An empty cell says
 * that there is none.
 */
export interface UnitRow {
  readonly row: Row
  readonly code: string
  readonly name: string
  readonly serviceArea: string | undefined
  readonly groupManager: string | null | undefined
  readonly meetingDay: number | null | undefined
  readonly meetingTime: LondonTime | null | undefined
  /** An empty cell keeps the time the unit has chosen. */
  readonly digestTime: LondonTime | null
  readonly channels: readonly ChatPlace[]
  /** The platforms whose columns the file has. */
  readonly platforms: readonly Platform[]
}

/** One role of one person; somebody with two roles has two lines. */
export interface PersonRow {
  readonly row: Row
  readonly email: string
  readonly name: string
  readonly role: string
  readonly units: readonly string[]
  /** An empty cell keeps the date known, or else begins today. */
  readonly inPostSince: LondonDate | null
  readonly pattern: WorkingPattern | null | undefined
  readonly identities: readonly Identity[]
  /** The platforms whose columns the file has. */
  readonly platforms: readonly Platform[]
}

/** One child of one case; a family of three has three lines. */
export interface CaseRow {
  readonly row: Row
  readonly ref: CaseRef
  readonly unit: string
  readonly childRef: string
  /** An empty cell keeps the date known. */
  readonly dateOfBirth: LondonDate | null
  /** Beside whoever is known to know them. */
  readonly knows: readonly string[]
  readonly restrictedTo: readonly string[] | undefined
}

export interface EventRow {
  readonly row: Row
  readonly ref: CaseRef
  /** Null: it happened to the whole family. */
  readonly childRef: string | null
  readonly kind: CaseEventKind
  readonly on: LondonDate
  readonly at: Instant | null
  readonly detail: Readonly<Record<string, string>>
}

/** One entry of the service directory. */
export interface ServiceRow {
  readonly row: Row
  readonly code: string
  readonly name: string
  readonly section: string | undefined
  readonly purpose: string
  readonly audience: string | undefined
  /** Ways to it and panels before it, as they are written. */
  readonly access: readonly string[]
  readonly criteria: string | undefined
  readonly contact: string
  readonly expectedWait: number | null | undefined
  readonly source: string | undefined
  readonly checkedOn: LondonDate | null | undefined
  readonly isOffered: boolean | undefined
}

export interface Rows {
  readonly units: readonly UnitRow[]
  readonly people: readonly PersonRow[]
  readonly cases: readonly CaseRow[]
  readonly events: readonly EventRow[]
  readonly services: readonly ServiceRow[]
}
