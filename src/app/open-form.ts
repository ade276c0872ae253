import { worksInUnit } from '../domain/unit/membership.ts'
import { absenceOn, leaveUntil } from '../domain/unit/presence.ts'
import { dateInWords } from '../domain/calendar/words.ts'
import type { CaseRef, EscalationId } from '../domain/ids.ts'
import { taskRef, type Task } from '../domain/task/task.ts'
import { readPerson } from '../intents/reading/read-person.ts'
import { readCaseRef } from '../intents/reading/read-reference.ts'
import type { FormName } from '../intents/parsed.ts'
import { drawForm } from '../messages/forms/draw-form.ts'
import { noOffers, type FormOffers } from '../messages/forms/form-ask.ts'
import type { Reply } from '../messages/reply.ts'
import { decisionNarrative } from './decision-narrative.ts'
import { valuesOfEarlier } from './decision-values.ts'
import { inUnit, type UnitScene } from './in-unit.ts'
import { form } from './reply.ts'
import { withServices } from './service-offers.ts'
import { isPanelForm, openPanelForm } from './panel/open-panel-form.ts'
import { colleague } from './shown.ts'
import type { Scene } from '../ports/store.ts'
import { whoIsMeant } from './person-named.ts'
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
  if (isPanelForm(opening.form)) return openPanelForm(situation, opening)
  const loaded = await loadFor(situation, opening)
  const scene = inUnit(loaded, situation)
  const offers = scene === null ? { ...noOffers, decisionTypes: loaded.policy.matrix } : offersIn(scene, situation, opening, existing)
  const { services, values: chosen } = await withServices(withEarlier(opening, loaded, situation), situation)
  const values = scene === null ? chosen : withPeople(chosen, scene, situation)
  return form(drawForm[opening.form]({ ...opening, values, offers: { ...offers, services } }))
}

/** A decision that follows another begins as that one was. */
function withEarlier(opening: Opening, loaded: Scene, situation: Situation): Opening {
  const { form: name, values } = opening
  if (name !== 'decide-again' || values['escalation'] === undefined) return opening
  return { ...opening, values: { ...valuesOfEarlier(loaded, values['escalation'], situation), ...values } }
}

function loadFor(situation: Situation, { values, carries }: Opening): Promise<Scene> {
  const ref = caseRefOf(values['case'] ?? '')
  const task = Number(carries['task'] ?? values['task']?.replace(/^t-?/i, ''))
  const escalationId = carries['escalation'] ?? values['escalation']
  return load(situation, {
    ...(ref === null ? {} : { caseRef: ref }),
    ...(Number.isSafeInteger(task) && task > 0 ? { taskNumber: task } : {}),
    ...(escalationId === undefined ? {} : { escalationId: escalationId as EscalationId }),
  })
}

function offersIn(scene: UnitScene, situation: Situation, { values, carries, problems }: Opening, existing: readonly Task[]): FormOffers {
  const { today } = situation
  const escalationId = carries['escalation'] ?? values['escalation']
  return {
    people: scene.people.filter((person) => worksInUnit(person, scene, today)).map((person) => {
      const until = leaveUntil(person.id, today, scene.leave)
      const note = until === null ? (absenceOn(person, today, scene) === null ? null : 'away today') : `on leave until ${dateInWords(until)}`
      return { id: person.id, name: person.name, note }
    }),
    decisionTypes: scene.policy.matrix,
    services: [],
    children: scene.history?.case.children.map((child) => child.ref) ?? [],
    existing: existing.map((task) => ({
      ref: taskRef(task),
      words: [task.title, task.due === null ? 'no date set' : `due ${dateInWords(task.due)}`, task.ownerId === null ? 'nobody yet' : colleague(task.ownerId, scene.people).name].join(', '),
    })),
    isConfirmable: 'which' in problems,
    decision: escalationId === undefined ? null : decisionNarrative(scene, escalationId, situation),
  }
}

const PERSON_FIELDS = ['to', 'decidedBy', 'person', 'holder', 'deputy'] as const

/** Whoever was typed and is certainly one person is chosen in the list; anybody else stays as typed. */
function withPeople(values: Opening['values'], scene: UnitScene, situation: Situation): Opening['values'] {
  const chosen = PERSON_FIELDS.flatMap((field) => {
    const read = readPerson(values[field] ?? '')
    const meant = read.kind === 'problem' ? null : whoIsMeant(read.value, scene, situation)
    return meant?.kind === 'found' ? [[field, meant.person.id]] : []
  })
  return { ...values, ...Object.fromEntries(chosen) }
}

function caseRefOf(words: string): CaseRef | null {
  const read = readCaseRef(words)
  return read.kind === 'problem' ? null : read.value
}
