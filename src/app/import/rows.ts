import type { Instant, LondonDate, LondonTime } from '../../domain/calendar/london.ts'
import type { CaseEventKind } from '../../domain/case/case-event.ts'
import type { CaseRef } from '../../domain/ids.ts'
import type { Identity, WorkingPattern } from '../../domain/unit/person.ts'
import type { ChatPlace } from '../../domain/unit/unit.ts'
import type { Row } from './sheet.ts'

/** What the files say, line by line, before anything is looked up: people by e-mail, units by code, cases and children by reference. */
export interface UnitRow {
  readonly row: Row
  readonly code: string
  readonly name: string
  readonly serviceArea: string
  readonly groupManager: string | null
  readonly meetingDay: number | null
  readonly meetingTime: LondonTime | null
  readonly digestTime: LondonTime | null
  readonly channels: readonly ChatPlace[]
}

/** One role of one person; somebody with two roles has two lines. */
export interface PersonRow {
  readonly row: Row
  readonly email: string
  readonly name: string
  readonly role: string
  readonly units: readonly string[]
  readonly inPostSince: LondonDate | null
  readonly pattern: WorkingPattern
  readonly identities: readonly Identity[]
}

/** One child of one case; a family of three has three lines. */
export interface CaseRow {
  readonly row: Row
  readonly ref: CaseRef
  readonly unit: string
  readonly childRef: string
  readonly dateOfBirth: LondonDate | null
  readonly knows: readonly string[]
  readonly restrictedTo: readonly string[]
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

export interface Rows {
  readonly units: readonly UnitRow[]
  readonly people: readonly PersonRow[]
  readonly cases: readonly CaseRow[]
  readonly events: readonly EventRow[]
}
