import type { LondonDate } from '../calendar/london.ts'
import type { Policy } from '../policy.ts'
import type { Person } from '../unit/person.ts'
import { isNewInRole, lowerLimit } from './induction.ts'
import type { Authority, MatrixRow } from './matrix.ts'
import { isAtLeast, rungOf } from './rank.ts'
import type { Standing, StandingFacts } from './standing.ts'

/** One of somebody's ways to an authority of a row: in which standing, and with the limit they have in it. */
export interface Way {
  readonly authority: Authority & { readonly isLowered: boolean }
  readonly standing: Standing
  /** They get closer support in it. */
  readonly isNew: boolean
}

/** Every way these standings of the decider have to what the row lets somebody decide, the highest role's first. */
export function waysOf(
  row: MatrixRow, standings: readonly Standing[], decider: Person, facts: StandingFacts, on: LondonDate,
): readonly Way[] {
  const { policy } = facts
  const lower = lowerLimit(row, policy.induction)
  return bestFirst(row.authorities, policy).flatMap((authority) => standings
    .filter((standing) => isAtLeast(standing.role, authority.role, policy))
    .map((standing) => {
      const isNew = isNewInRole(standing, decider, facts, on)
      const isLowered = isNew && lower !== null
      return { authority: { ...authority, isLowered, upTo: isLowered ? lower : authority.upTo }, standing, isNew }
    }))
}

function bestFirst(authorities: readonly Authority[], policy: Policy): readonly Authority[] {
  return authorities.toSorted((one, other) => rungOf(other.role, policy) - rungOf(one.role, policy))
}
