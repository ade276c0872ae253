import type { Asking } from '../outcome.ts'
import { londonDateOf } from '../calendar/london.ts'
import { actorFor } from '../unit/membership.ts'
import type { UnitFacts } from '../unit/membership.ts'
import type { Person } from '../unit/person.ts'
import { caseIsVisibleTo } from './case.ts'
import type { CaseHistory } from './case.ts'

/**
 * Whoever asked, when the unit's work is their business and the case may be known to them; else null, which reads the same as
 * "not there" (invariant 9).
 */
export function askerOf(
  loaded: Pick<UnitFacts, 'unit' | 'people' | 'cover' | 'policy'> & { readonly history: CaseHistory | null }, asking: Asking,
): Person | null {
  const asker = actorFor(asking.askerId, loaded, londonDateOf(asking.now))
  if (asker === null || loaded.history === null) return asker
  return caseIsVisibleTo(loaded.history.case, asker.id) ? asker : null
}
