import { allocateNew } from '../../domain/allocation/allocate-new.ts'
import { allocateTask } from '../../domain/allocation/allocate-task.ts'
import { suggestOwners } from '../../domain/allocation/suggest-owners.ts'
import { refused, type Refusal } from '../../domain/outcome.ts'
import { taskRef, type Task } from '../../domain/task/task.ts'
import { mayActForUnit } from '../../domain/unit/membership.ts'
import type { IntentOf, PersonNamed } from '../../intents/intent.ts'
import { carryingLink } from '../../intents/reading/message-link.ts'
import { allocationToConfirm } from '../../messages/cards/allocation-to-confirm.ts'
import { ownerSuggested } from '../../messages/cards/owner-suggested.ts'
import { taskAllocated } from '../../messages/cards/task-allocated.ts'
import type { Reply } from '../../messages/reply.ts'
import type { Scene } from '../../ports/store.ts'
import { inCountedUnit, NO_UNIT, type CountedScene } from '../in-unit.ts'
import { openForm } from '../open-form.ts'
import { whoIsMeant } from '../person-named.ts'
import { done, message, notFound, refuse } from '../reply.ts'
import { settle } from '../settle.ts'
import { colleague, taskShown } from '../shown.ts'
import { asking, load, type Situation } from '../situation.ts'
import { writtenPerson } from '../written-person.ts'
import type { Handlers } from './handler.ts'

/** Who does what: a task given to somebody, a new one raised, or people suggested with reasons. */
export const allocateHandlers: Handlers<'allocate-new' | 'allocate-task' | 'suggest-owner'> = {
  async 'allocate-new'(intent, situation) {
    const { to, title, due, link, isConfirmed } = intent
    const settled = await settle(situation, () => load(situation, { caseRef: intent.case, people: to === null ? [] : [to], countsOpenTasks: true }), (loaded) => {
      const scene = inCountedUnit(loaded, situation)
      if (scene === null || scene.history === null) return refused('not-found', `There is no case ${intent.case} that you can see.`)
      const who = to === null ? null : whoIsMeant(to, scene, situation)
      if (who !== null && who.kind !== 'found') return refused('who', who.says)
      return allocateNew(scene, { title, to: who?.person ?? null, due, link, isConfirmed }, asking(situation))
    })
    if (settled.kind === 'refused') return notRaised(intent, settled.refusal, settled.scene, situation)
    const { suggestions } = settled.outcome
    const shown = shownAs(settled.outcome.task, settled.numbers, settled.scene)
    if (suggestions !== null) return done(ownerSuggested({ shown, ...suggestions, now: situation.now }), settled.notices)
    const card = taskAllocated({ shown, by: settled.scene.asker, now: situation.now, warnings: [] })
    return done(card, settled.notices, card)
  },

  async 'allocate-task'({ task: number, to, version, isConfirmed }, situation) {
    const settled = await settle(situation, () => load(situation, { taskNumber: number, people: [to], countsOpenTasks: true }), (loaded) => {
      const found = taskIn(loaded, number, situation)
      if (found === null) return refused('not-found', `There is no T-${number} that you can see.`)
      const who = whoIsMeant(to, found.scene, situation)
      if (who.kind !== 'found') return refused('who', who.says)
      return allocateTask(found.scene, { task: found.task, to: who.person, version, isConfirmed }, asking(situation))
    })
    if (settled.kind === 'refused') return notAllocated({ number, to }, settled.refusal, settled.scene, situation)
    const shown = shownAs(settled.outcome.task, settled.numbers, settled.scene)
    return done(taskAllocated({ shown, by: settled.scene.asker, now: situation.now, warnings: [] }), settled.notices)
  },

  async 'suggest-owner'({ task: number }, situation) {
    const found = taskIn(await load(situation, { taskNumber: number, countsOpenTasks: true }), number, situation)
    if (found === null || !mayActForUnit(found.scene.asker, found.scene, situation.today)) return notFound(`task T-${number}`)
    const { scene, task } = found
    if (task.state !== 'open') return refuse({ says: `T-${number} is closed, so there is nobody to suggest for it.` })
    return message(ownerSuggested({ shown: taskShown(task, scene), ...suggestOwners(scene, task, situation.today), now: situation.now }))
  },
}

function taskIn(loaded: Scene, number: number, situation: Situation): { readonly scene: CountedScene; readonly task: Task } | null {
  const scene = inCountedUnit(loaded, situation)
  const task = loaded.tasks.find((one) => one.number === number)
  return scene === null || task === undefined ? null : { scene, task }
}

/** The task as stored: with the number and version the commit gave it. */
function shownAs(task: Task, numbers: Readonly<Record<string, number>>, scene: Scene) {
  return taskShown({ ...task, number: numbers[task.id] ?? task.number, version: task.version + 1 }, scene)
}

/** The form again, with the sentence beside the field it is about; or the refusal itself when no field can mend it. */
async function notRaised(intent: IntentOf<'allocate-new'>, { reason, says, tasks = [] }: Refusal, scene: Scene, situation: Situation): Promise<Reply> {
  if (reason === 'not-found') return notFound(`case ${intent.case}`)
  const field = FIELD_OF[reason]
  if (field === undefined) return refuse({ says })
  const existing = scene.tasks.filter((task) => tasks.includes(task.id))
  const values = { case: intent.case, title: intent.title, to: writtenPerson(intent.to), due: intent.due ?? '' }
  return openForm(situation, { form: 'allocate', values, carries: carryingLink(intent.link), problems: { [field]: says } }, existing)
}

const FIELD_OF: Readonly<Record<string, string>> = {
  'who': 'to', 'not-in-unit': 'to', 'not-qualified': 'to', 'has-left': 'to', 'no-title': 'title', 'too-long': 'title', 'may-identify': 'title',
  'too-far-ahead': 'due', 'matches-existing': 'which', 'needs-confirmation': 'which',
}

async function notAllocated({ number, to }: { readonly number: number; readonly to: PersonNamed }, { reason, says }: Refusal, loaded: Scene, situation: Situation): Promise<Reply> {
  const found = taskIn(loaded, number, situation)
  if (reason === 'not-found' || found === null) return notFound(`task T-${number}`)
  if (reason === 'no-unit') return refuse(NO_UNIT)
  if (reason === 'needs-confirmation') {
    const who = whoIsMeant(to, found.scene, situation)
    if (who.kind === 'found') {
      return message(allocationToConfirm({ shown: taskShown(found.task, found.scene), to: colleague(who.person.id, found.scene.people), says, now: situation.now }))
    }
  }
  if (reason === 'who') {
    const carries = { task: String(number), version: String(found.task.version) }
    return openForm(situation, { form: 'allocate-task', values: { to: writtenPerson(to) }, carries, problems: { to: says } })
  }
  return refuse({ says }, [], reason === 'not-qualified' ? [{ label: `Who could do ${taskRef(found.task)}?`, tone: 'normal', intent: { kind: 'suggest-owner', task: number } }] : [])
}
