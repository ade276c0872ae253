import type { AuthorityFacts } from '../authority/judge.ts'
import type { StandingFacts } from '../authority/standing.ts'
import type { WorkingCalendar } from '../calendar/working-days.ts'
import type { Case } from '../case/case.ts'
import type { Decision } from '../decision/decision.ts'
import type { PoliciesThen } from '../policy/judged-under.ts'
import type { Leave } from '../unit/person.ts'
import type { Escalation } from './escalation.ts'

/** What settles who can be asked, and when it climbs. */
export interface LadderFacts extends StandingFacts {
  readonly leave: readonly Leave[]
  readonly calendar: WorkingCalendar
  /** Only people who may see the case are asked about it. */
  readonly history: { readonly case: Case }
}

/** An escalation with the decision it is about, as loaded. */
export interface Raised {
  readonly decision: Decision
  readonly escalation: Escalation
}

/** What a press on an escalation's card is decided from: authority is judged again from these at every press (invariant 3). */
export type PressFacts = LadderFacts & AuthorityFacts & Raised & PoliciesThen
