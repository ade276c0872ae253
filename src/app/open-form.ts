import { worksInUnit } from '../domain/unit/membership.ts'
import { absenceOn, leaveUntil } from '../domain/unit/presence.ts'
import { dateInWords } from '../domain/calendar/words.ts'
import type { CaseRef, EscalationId } from '../domain/ids.ts'
import { taskRef, type Task } from '../domain/task/task.ts'
import { readCaseRef } from '../intents/reading/read-reference.ts'
import type { FormName } from '../intents/parsed.ts'
import { drawForm } from '../messages/forms/draw-form.ts'
import { noOffers, type FormOffers } from '../messages/forms/form-ask.ts'
import type { Reply } from '../messages/reply.ts'
import { decisionNarrative } from './decision-narrative.ts'
import { inUnit } from './in-unit.ts'
import { form } from './reply.ts'
import { colleague } from './shown.ts'
import { load, type Situation } from './situation.ts'

/** A form to show: with what was understood already, and what needs attention. */
export interface Opening {
  readonly form: FormName
  readonly values: Readonly<Record<string, string>>
  readonly carries: Readonly<Record<string, string>>
  readonly problems: Readonly<Record<string, string>>
}

/** Shows a form with the people, kinds of decision and children there are to choose from. */
export async function openForm(situation: Situation, opening: Opening, existing: readonly Task[] = []): Promise<Reply> {
  const offers = await offersFor(situation, opening, existing)
  return form(drawForm[opening.form]({ ...opening, offers }))
}

async function offersFor(situation: Situation, { values, carries, problems }: Opening, existing: readonly Task[]): Promise<FormOffers> {
  const ref = caseRefOf(values['case'] ?? '')
  const task = Number(carries['task'] ?? values['task']?.replace(/^t-?/i, ''))
  const escalationId = carries['escalation'] ?? values['escalation']
  const loaded = await load(situation, {
    ...(ref === null ? {} : { caseRef: ref }),
    ...(Number.isSafeInteger(task) && task > 0 ? { taskNumber: task } : {}),
    ...(escalationId === undefined ? {} : { escalationId: escalationId as EscalationId }),
  })
  const scene = inUnit(loaded, situation)
  if (scene === null) return { ...noOffers, decisionTypes: loaded.policy.matrix }
  const { today } = situation
  return {
    people: scene.people.filter((person) => worksInUnit(person, scene, today)).map((person) => {
      const until = leaveUntil(person.id, today, scene.leave)
      const note = until === null ? (absenceOn(person, today, scene) === null ? null : 'away today') : `on leave until ${dateInWords(until)}`
      return { id: person.id, name: person.name, note }
    }),
    decisionTypes: scene.policy.matrix,
    children: scene.history?.case.children.map((child) => child.ref) ?? [],
    existing: existing.map((task) => ({
      ref: taskRef(task),
      words: [task.title, task.due === null ? 'no date set' : `due ${dateInWords(task.due)}`, task.ownerId === null ? 'nobody yet' : colleague(task.ownerId, scene.people).name].join(', '),
    })),
    isConfirmable: 'which' in problems,
    decision: escalationId === undefined ? null : decisionNarrative(scene, escalationId, situation),
  }
}

function caseRefOf(words: string): CaseRef | null {
  const read = readCaseRef(words)
  return read.kind === 'problem' ? null : read.value
}
