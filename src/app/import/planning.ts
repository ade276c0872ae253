import type { Instant, LondonDate } from '../../domain/calendar/london.ts'
import type { Case } from '../../domain/case/case.ts'
import type { CaseEvent } from '../../domain/case/case-event.ts'
import type { CaseRef, NewId, OrganisationId } from '../../domain/ids.ts'
import type { Write } from '../../domain/outcome.ts'
import type { Policy } from '../../domain/policy.ts'
import type { Service } from '../../domain/service/service.ts'
import type { Person } from '../../domain/unit/person.ts'
import type { Platform, Unit } from '../../domain/unit/unit.ts'
import type { Problem, Row } from './sheet.ts'

/** What is stored already, for finding what the files change. */
export interface Present {
  readonly organisationId: OrganisationId
  readonly units: readonly Unit[]
  readonly people: readonly Person[]
  readonly services: readonly Service[]
  readonly cases: ReadonlyMap<CaseRef, { readonly case: Case; readonly events: readonly CaseEvent[] }>
}

export interface Counts {
  readonly added: number
  readonly changed: number
  readonly same: number
}

/** What every part of the plan works with; `problems` fills as they are found. */
export interface Making {
  readonly present: Present
  readonly policy: Pick<Policy, 'roles' | 'panels' | 'digest' | 'ladders'>
  readonly now: Instant
  readonly today: LondonDate
  readonly newId: NewId
  readonly problems: Problem[]
}

/** Notes one thing to put right. */
export function problem(context: Making, row: Row, column: string | null, says: string): void {
  context.problems.push({ file: row.file, line: row.line, column, says })
}

/** Whether this key stood on an earlier line of the file, which is then a problem. */
export function repeated(seen: Map<string, number>, key: string, row: Row, context: Making, column: string): boolean {
  const before = seen.get(key)
  if (before !== undefined) problem(context, row, column, `is there already on line ${before}; keep one.`)
  else seen.set(key, row.line)
  return before !== undefined
}

/** A channel or an account, as the platform knows it. */
export interface Address {
  readonly platform: Platform
  readonly tenant: string
  readonly id: string
}

/** Keeps book of whose each address is, so that no two share one. */
export function addressBook(known: readonly { readonly owner: string; readonly address: Address }[]) {
  const ownerOf = new Map(known.map(({ owner, address }) => [keyOf(address), owner]))
  return {
    /** Whether the address is free for this owner, whose it then is. */
    claim(owner: string, address: Address): boolean {
      const holder = ownerOf.get(keyOf(address))
      if (holder === undefined) ownerOf.set(keyOf(address), owner)
      return holder === undefined || holder === owner
    },
  }
}

function keyOf({ platform, tenant, id }: Address): string {
  return JSON.stringify([platform, tenant, id])
}

/** What the file says; or, where it leaves the column out, what was there before. */
export function saidOr<T>(said: T | undefined, before: T): T {
  return said === undefined ? before : said
}

/** Counts what is new, changed and the same, and keeps only the writes that change something. */
export function counter() {
  let [added, changed, same] = [0, 0, 0]
  return {
    write(write: Write, before: object | undefined): Write[] {
      if (before === undefined) added += 1
      else if (sameContent(write.row, before)) {
        same += 1
        return []
      } else changed += 1
      return [write]
    },
    counts: (): Counts => ({ added, changed, same }),
  }
}

function sameContent(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
}

/** Object keys in order, and lists of people, places and children in any order: neither is a change. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => JSON.stringify(sorted(one))).toSorted()
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => a.localeCompare(b)).map(([key, one]) => [key, sorted(one)]))
}
