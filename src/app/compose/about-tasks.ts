import type { TaskId } from '../../domain/ids.ts'
import { nextInChain } from '../../domain/task/chain.ts'
import { caseChanged } from '../../messages/cards/case-changed.ts'
import { datesMoved } from '../../messages/cards/dates-moved.ts'
import { taskAllocated } from '../../messages/cards/task-allocated.ts'
import { taskDone } from '../../messages/cards/task-done.ts'
import { taskRaised } from '../../messages/cards/task-raised.ts'
import { lateBy } from '../late-by.ts'
import { colleague, taskShown } from '../shown.ts'
import { type Composers, type Composing, gone, said } from './composing.ts'

/** What is said about tasks and the dates on a case. */
export const aboutTasks: Composers<'task-raised' | 'task-allocated' | 'task-done' | 'case-changed' | 'dates-moved'> = {
  async 'task-raised'({ taskId }, composing) {
    const shown = await foundTask(taskId, composing)
    return shown === undefined ? gone('task') : said(taskRaised({ shown, now: composing.now }))
  },

  async 'task-allocated'({ taskId, byId }, composing) {
    const [shown, people] = await Promise.all([foundTask(taskId, composing), composing.app.store.people(composing.organisationId)])
    if (shown === undefined) return gone('task')
    return said(taskAllocated({ shown, by: colleague(byId, people), now: composing.now, warnings: [] }))
  },

  async 'task-done'({ taskId, byId }, composing) {
    const facts = await composing.app.store.facts(composing.organisationId, { taskId, now: composing.now })
    const task = facts.tasks.find((one) => one.id === taskId)
    if (task === undefined) return gone('task')
    const next = nextInChain(task, facts.tasks)
    return said(taskDone({
      shown: taskShown(task, facts), by: colleague(byId, facts.people), lateBy: lateBy(task, composing.app.calendar()), mayHaveBegun: [],
      next: next === null ? null : taskShown(next, facts),
    }))
  },

  async 'case-changed'(about, { app, organisationId, now }) {
    const facts = await app.store.facts(organisationId, { caseId: about.caseId, now })
    if (facts.history === null) return gone('case')
    const lines = new Map((await app.store.tasksById(organisationId, [...about.raised, ...about.moved.map((one) => one.taskId), ...about.closed])).map((line) => [line.task.id, line]))
    const shown = (ids: readonly TaskId[]) => ids.flatMap((id) => lines.get(id) ?? [])
    return said(caseChanged({
      caseRef: facts.history.case.ref, hasSeveralChildren: facts.history.case.children.length > 1,
      headline: about.headline,
      by: about.byId === null ? null : colleague(about.byId, facts.people),
      raised: shown(about.raised),
      moved: about.moved.flatMap(({ taskId, from }) => shown([taskId]).map((line) => ({ shown: line, from }))),
      closed: shown(about.closed),
      now,
    }))
  },

  async 'dates-moved'({ moved, policyVersion = null }, { app, organisationId }) {
    const lines = new Map((await app.store.tasksById(organisationId, moved.map((one) => one.taskId))).map((line) => [line.task.id, line]))
    return said(datesMoved({ moved: moved.flatMap(({ taskId, from }) => {
      const shown = lines.get(taskId)
      return shown === undefined ? [] : [{ shown, from }]
    }), policyVersion }))
  },
}

/** What a card about one task shows, without all that is known of its case. */
async function foundTask(id: TaskId, { app, organisationId }: Composing) {
  const [line] = await app.store.tasksById(organisationId, [id])
  return line
}
