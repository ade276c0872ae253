import { refused } from '../../domain/outcome.ts'
import { nextInChain } from '../../domain/task/chain.ts'
import { markDone } from '../../domain/task/mark-done.ts'
import { taskDone } from '../../messages/cards/task-done.ts'
import { taskNotSeen } from '../../messages/cards/task-not-seen.ts'
import { lateBy } from '../late-by.ts'
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
      mayHaveBegun: outcome.mayHaveBegun,
      next: next === null ? null : taskShown({ ...next, number: numbers[next.id] ?? next.number }, scene),
    }), notices)
  },
}
