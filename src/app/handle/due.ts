import { addWorkingDays } from '../../domain/calendar/working-days.ts'
import { isOverdue, toLine } from '../../domain/digest/lines.ts'
import { dueList, type DueScope } from '../../messages/cards/due-list.ts'
import type { Reply } from '../../messages/reply.ts'
import type { TaskLine } from '../../ports/store.ts'
import { belongsHere } from '../belongs-here.ts'
import { inCase } from '../in-case.ts'
import { inUnit, NO_UNIT } from '../in-unit.ts'
import { message, notFound, refuse } from '../reply.ts'
import { load, type Situation } from '../situation.ts'
import type { Handlers } from './handler.ts'

/** How far `/due week` looks: the next five working days. */
const WEEK = 5

/** What is due: mine, the unit's, the unit's week, one case's. */
export const dueHandlers: Handlers<'show-due' | 'show-case-due'> = {
  async 'show-due'({ scope }, situation) {
    const { app, organisationId, askerId, today, calendar } = situation
    if (scope === 'mine') {
      const [tasks, waiting] = await Promise.all([
        app.store.tasks(organisationId, { viewerId: askerId, ownerId: askerId }),
        app.store.waitingDecisions(organisationId, { askedId: askerId }),
      ])
      return listed(tasks, { kind: 'mine', readerId: askerId, waiting }, situation)
    }
    const scene = inUnit(await load(situation, {}), situation)
    if (scene === null || !belongsHere(scene, situation)) return refuse(NO_UNIT)
    const { unit } = scene
    // a channel's members read the answer with the asker, but only the asker is shown it, so their own view is right
    const filter = { viewerId: askerId, unitId: unit.id }
    const tasks = await app.store.tasks(organisationId, scope === 'week' ? { ...filter, dueBy: addWorkingDays(calendar, today, WEEK) } : filter)
    return listed(tasks, { kind: scope, unitName: unit.name }, situation)
  },

  async 'show-case-due'({ case: ref }, situation) {
    const scene = inCase(await load(situation, { caseRef: ref }), situation)
    if (scene === null || !belongsHere(scene, situation)) return notFound(`case ${ref}`)
    const { app, organisationId, askerId } = situation
    const { id, children } = scene.history.case
    const tasks = await app.store.tasks(organisationId, { viewerId: askerId, caseId: id })
    return listed(tasks, { kind: 'case', caseRef: ref, hasSeveralChildren: children.length > 1 }, situation)
  },
}

function listed(tasks: readonly TaskLine[], scope: DueScope, { today, now, calendar }: Situation): Reply {
  const lines = tasks.map((one) => toLine(one, today, calendar))
  const by = Map.groupBy(lines, ({ task }) => (isOverdue(task, today, now) ? 'overdue' : task.due === today ? 'today' : 'next'))
  const group = (name: 'overdue' | 'today' | 'next') => ({ lines: by.get(name) ?? [], hidden: 0 })
  return message(dueList({ scope, overdue: group('overdue'), today: group('today'), next: group('next'), now }))
}
