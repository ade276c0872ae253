import { londonDateOf } from '../calendar/london.ts'
import { addWorkingDays } from '../calendar/working-days.ts'
import type { ChildId } from '../ids.ts'
import type { Asking } from '../outcome.ts'
import type { Task } from '../task/task.ts'
import type { PanelFacts } from './panel-facts.ts'
import type { Panel, PanelOutcome } from './panel-policy.ts'
import { taskForPanel } from './paper-tasks.ts'
import type { PanelReferral } from './referral.ts'
import { holderOf } from './who-may.ts'

/** What the unit has to do now, by the policy: each task with its date and whoever holds the role it goes to. */
export function followUpsOf(
  outcome: PanelOutcome, about: { readonly panel: Panel; readonly referral: PanelReferral; readonly childId: ChildId | null },
  facts: PanelFacts, asking: Asking,
): readonly Task[] {
  const today = londonDateOf(asking.now)
  return about.panel.followUps.filter(({ after }) => after.includes(outcome)).map(({ title, taskClass, workingDays, to }) => taskForPanel({
    title, taskClass, due: addWorkingDays(facts.calendar, today, workingDays), ownerId: holderOf(to, facts, today)?.id ?? null,
    childId: about.childId, decisionId: about.referral.decisionId,
  }, facts, asking))
}
