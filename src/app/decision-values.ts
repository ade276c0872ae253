import { formatPence } from '../domain/authority/money.ts'
import type { EscalationId } from '../domain/ids.ts'
import type { IntentOf } from '../intents/intent.ts'
import type { Scene } from '../ports/store.ts'
import { belongsHere } from './belongs-here.ts'
import { inUnit } from './in-unit.ts'
import type { Situation } from './situation.ts'
import { writtenPerson } from './written-person.ts'

/** The form of a decision as it would have been filled in: nothing typed is lost. */
export function decisionValues(intent: Omit<IntentOf<'decide'>, 'kind' | 'link' | 'isConfirmed'>): Readonly<Record<string, string>> {
  return {
    case: intent.case, type: intent.type ?? '', summary: intent.summary, decidedBy: writtenPerson(intent.decidedBy),
    amount: intent.amount === null ? '' : formatPence(intent.amount),
    childWants: intent.childWants ?? '', reasons: intent.reasons ?? '', urgent: intent.isUrgent ? 'yes' : '',
  }
}

/** The same of the decision that another is to follow, to be changed; nothing for whoever may not read it. */
export function valuesOfEarlier(loaded: Scene, escalation: string, situation: Situation): Readonly<Record<string, string>> {
  const scene = inUnit(loaded, situation)
  const { decisionId } = loaded.escalations.find((one) => one.id === escalation as EscalationId) ?? {}
  const decision = loaded.decisions.find((one) => one.id === decisionId)
  if (scene === null || scene.history === null || decision === undefined || !belongsHere(scene, situation)) return {}
  const { type, summary, amount, isUrgent, childWants, reasons, decidedById } = decision
  return decisionValues({
    case: scene.history.case.ref, type: type ?? 'other', summary, amount, isUrgent, childWants, reasons,
    decidedBy: decidedById === situation.askerId ? null : { kind: 'id', id: decidedById },
  })
}
