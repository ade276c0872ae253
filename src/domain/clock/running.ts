import type { LondonDate } from '../calendar/london.ts'
import type { CaseEventKind } from '../case/case-event.ts'
import type { CaseHistory } from '../case/case.ts'
import type { ChildId } from '../ids.ts'
import { childSubjects, inOrder } from './happening.ts'
import type { RulePack } from './rule.ts'
import { isOpenOn, lifeOf } from './stretch.ts'

/** A period that is open for a child: looked after since a day, on a plan since a day. */
export interface Running {
  readonly childId: ChildId | null
  readonly event: CaseEventKind
  readonly since: LondonDate
}

/** What is running for each child on that day, longest first. One event that opens several periods is said once. */
export function running(history: CaseHistory, pack: RulePack, on: LondonDate): readonly Running[] {
  return childSubjects(history.case, inOrder(history.events)).flatMap((subject) => {
    const life = lifeOf(subject, pack)
    const open = Object.keys(pack.periods).flatMap((name) => life.stretches(name)).filter((stretch) => isOpenOn(stretch, on))
    const events = new Map(open.map((stretch) => [`${stretch.start.kind} ${stretch.start.on}`, stretch.start]))
    return [...events.values()]
      .map((start) => ({ childId: subject.childId, event: start.kind, since: start.on }))
      .toSorted((one, other) => (one.since < other.since ? -1 : one.since > other.since ? 1 : 0))
  })
}
