import { londonDateOf } from '../calendar/london.ts'
import type { LondonDate } from '../calendar/london.ts'
import type { ChildId, DecisionId, PersonId, TaskId } from '../ids.ts'
import type { Asking, Write } from '../outcome.ts'
import type { Task, TaskClass } from '../task/task.ts'
import type { PanelFacts } from './panel-facts.ts'
import type { PanelReferral } from './referral.ts'

interface PanelTask {
  readonly title: string
  readonly taskClass: TaskClass
  readonly due: LondonDate
  readonly ownerId: PersonId | null
  readonly childId?: ChildId | null
  readonly decisionId: DecisionId | null
}

/** A task a panel gives rise to: a paper it needs, or what its outcome asks for. */
export function taskForPanel(task: PanelTask, { unit, history }: PanelFacts, { askerId, now, newId }: Asking): Task {
  const { title, taskClass, due, ownerId, childId = null, decisionId } = task
  return {
    id: newId('task'), organisationId: unit.organisationId, unitId: history.case.unitId, caseId: history.case.id, childId, number: 0,
    title, taskClass, due, dueAt: null, bookBy: null, basis: null, ownerId, state: 'open', closedReason: null, doneOn: null,
    closedById: null, closedAt: null, fromDecisionId: decisionId, link: null, raisedAt: now, raisedBy: askerId, version: 0,
  }
}

/** The tasks of papers that were ticked: done today by whoever ticked. */
export function paperTasksMet(ids: ReadonlySet<TaskId>, facts: Pick<PanelFacts, 'tasks'>, { askerId, now }: Asking): readonly Write[] {
  return facts.tasks.filter((task) => ids.has(task.id) && task.state === 'open').map((task): Write => ({
    kind: 'task', row: { ...task, state: 'met', doneOn: londonDateOf(now), closedById: askerId, closedAt: now },
  }))
}

/** The tasks of papers nobody needs any more. */
export function paperTasksEnded(
  { papers }: Pick<PanelReferral, 'papers'>, facts: Pick<PanelFacts, 'tasks'>,
  ending: { readonly state: 'ended' | 'cancelled'; readonly reason: string; readonly byId: PersonId | null; readonly at: Asking['now'] },
): readonly Write[] {
  const ids = new Set(papers.map(({ taskId }) => taskId))
  return facts.tasks.filter((task) => ids.has(task.id) && task.state === 'open').map((task): Write => ({
    kind: 'task', row: { ...task, state: ending.state, closedReason: ending.reason, closedById: ending.byId, closedAt: ending.at },
  }))
}
