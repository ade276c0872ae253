import type { LondonDate } from '../calendar/london.ts'
import { addDays } from '../calendar/london.ts'
import { addMonths } from '../calendar/months.ts'
import type { Policy } from '../policy.ts'
import type { Person } from '../unit/person.ts'
import type { Unit } from '../unit/unit.ts'
import type { InductionPolicy } from './induction-policy.ts'
import type { MatrixRow } from './matrix.ts'
import type { Pence } from './money.ts'
import type { Standing, StandingFacts } from './standing.ts'

/** Somebody's first months in a role: from their first day in post to this day, both included. */
export interface Induction {
  readonly from: LondonDate
  readonly to: LondonDate
}

/**
 * The first months the person is in on that day, in that unit; null when they are over, or the role has none. The months are calendar
 * months that begin with the first day in post (STATUTORY, arithmetic 2 and 3): in post since 1 September, the last day of three
 * months is 30 November. `unit` null: in any unit. Of several posts the longest held counts.
 */
export function inductionOf(
  person: Person, unit: Pick<Unit, 'id'> | null, policy: Pick<Policy, 'induction'>, on: LondonDate,
): Induction | null {
  const { induction } = policy
  if (induction === null) return null
  const since = person.posts
    .filter((post) => post.role === induction.role && post.since <= on && (post.until === null || on <= post.until)
      && (unit === null || post.unitId === null || post.unitId === unit.id))
    .map((post) => post.since)
    .toSorted()[0]
  if (since === undefined) return null
  const to = addDays(addMonths(since, induction.months), -1)
  return on <= to ? { from: since, to } : null
}

/**
 * Whether whoever stands so gets closer support: it is their own role and they are new in it; they stand in for somebody who is; or
 * they stand in for somebody who is not, and are themselves new in the role elsewhere. Cover takes no support away.
 */
export function isNewInRole(standing: Standing, person: Person, facts: StandingFacts, on: LondonDate): boolean {
  const { policy, unit, people } = facts
  if (standing.role !== policy.induction?.role) return false
  if (standing.forId === null) return inductionOf(person, unit, policy, on) !== null
  const holder = people.find((each) => each.id === standing.forId)
  return (holder !== undefined && inductionOf(holder, unit, policy, on) !== null) || inductionOf(person, null, policy, on) !== null
}

/** The lower limit a row has in somebody's first months; null when it has none. */
export function lowerLimit(row: MatrixRow, induction: InductionPolicy | null): Pence | null {
  return induction?.limits.find((limit) => limit.row === row.id)?.upTo ?? null
}

/** The role that signs beside a decision under this row in the decider's first months; null when nobody has to. */
export function coSignerOf(row: MatrixRow, { induction }: Pick<Policy, 'induction'>): string | null {
  return induction?.coSign?.rows.includes(row.id) === true ? induction.coSign.by : null
}
