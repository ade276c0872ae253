import { workingDaysBetween } from '../../domain/calendar/working-days.ts'
import { refused } from '../../domain/outcome.ts'
import { chainOf } from '../../domain/task/chain.ts'
import { markDone } from '../../domain/task/mark-done.ts'
import type { Task } from '../../domain/task/task.ts'
import { counted } from '../../messages/counted.ts'
import { taskDone } from '../../messages/cards/task-done.ts'
import { taskNotSeen } from '../../messages/cards/task-not-seen.ts'
import { inUnit } from '../in-unit.ts'
import { openForm } from '../open-form.ts'
import { done, notFound, refuse } from '../reply.ts'
import { settle } from '../settle.ts'
import { taskShown } from '../shown.ts'
import { asking, load } from '../situation.ts'
import type { Handlers } from './handler.ts'

/** Refusals that another date would mend: the form comes back with the sentence beside it. */
const ABOUT_THE_DATE: ReadonlySet<string> = new Set(['in-the-future', 'too-early'])

/** A task is done, or a visit was made and the child not seen. */
export const doneHandlers: Handlers<'done'> = {
  async done({ task: number, on, wasSeen, version }, situation) {
    const { app } = situation
    const settled = await settle(situation, () => load(situation, { taskNumber: number }), (loaded) => {
      const scene = inUnit(loaded, situation)
      const task = loaded.tasks.find((one) => one.number === number)
      if (scene === null || task === undefined) return refused('not-found', `There is no T-${number} that you can see.`)
      return markDone({ ...scene, rules: app.rulesOf(scene.policy) }, { task, on, wasSeen, version }, asking(situation))
    })
    if (settled.kind === 'refused') {
      const { reason, says } = settled.refusal
      if (reason === 'not-found') return notFound(`task T-${number}`)
      if (!ABOUT_THE_DATE.has(reason)) return refuse({ says })
      const values = { task: `T-${number}`, on: on ?? '', seen: wasSeen ? 'yes' : 'no' }
      return openForm(situation, { form: 'done', values, carries: version === null ? {} : { version: String(version) }, problems: { on: says } })
    }
    const { outcome, scene, notices, numbers } = settled
    const shown = taskShown(outcome.task, scene)
    if (!outcome.wasSeen) return done(taskNotSeen({ shown, by: scene.asker, now: situation.now }), notices)
    const next = nextInChain(outcome.task, outcome.raised)
    return done(taskDone({
      shown, by: scene.asker, lateBy: lateBy(outcome.task, situation.calendar),
      next: next === null ? null : taskShown({ ...next, number: numbers[next.id] ?? next.number }, scene),
    }), notices)
  },
}

/** The step that follows a task that was done, among these. */
export function nextInChain(task: Task, among: readonly Task[]): Task | null {
  const { basis } = task
  if (basis === null) return null
  return among.find((one) => one.id !== task.id && one.state === 'open' && one.basis !== null && chainOf(one.basis.key) === chainOf(basis.key)) ?? null
}

/** How late a task was met, in words; null when it was in time. */
export function lateBy({ due, doneOn }: Task, calendar: Parameters<typeof workingDaysBetween>[0]): string | null {
  if (due === null || doneOn === null || doneOn <= due) return null
  return counted(Math.max(1, workingDaysBetween(calendar, due, doneOn)), 'working day')
}
