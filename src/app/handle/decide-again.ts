import type { DecideRequest } from '../../domain/decision/decide.ts'
import { decideAgain } from '../../domain/escalation/decide-again.ts'
import type { EscalationId } from '../../domain/ids.ts'
import { refused } from '../../domain/outcome.ts'
import type { IntentOf } from '../../intents/intent.ts'
import { decisionMovedOn } from '../../messages/cards/decision-moved-on.ts'
import { decisionRecorded } from '../../messages/cards/decision-recorded.ts'
import { escalationRaised } from '../../messages/cards/escalation-raised.ts'
import { belongsHere } from '../belongs-here.ts'
import { decisionValues } from '../decision-values.ts'
import { openForm } from '../open-form.ts'
import { whoIsMeant } from '../person-named.ts'
import { done, message, notFound, refuse } from '../reply.ts'
import { settle } from '../settle.ts'
import { decisionShown, escalationShown } from '../shown.ts'
import { asking, load, type Situation } from '../situation.ts'
import { FIELD_OF } from './decide.ts'
import { pressFacts } from './escalation.ts'
import type { Handlers } from './handler.ts'

type DecideAgain = IntentOf<'decide-again'>

/** A decision in the place of one that waits, or one raised again. */
export const decideAgainHandlers: Handlers<'decide-again'> = {
  async 'decide-again'(intent, situation) {
    const people = intent.decidedBy === null ? [] : [intent.decidedBy]
    const settled = await settle(situation, () => load(situation, { escalationId: intent.escalation as EscalationId, people }), (loaded) => {
      const facts = pressFacts(loaded, intent, situation)
      if (facts === null) return refused('not-found', 'That decision was not found.')
      const decidedBy = intent.decidedBy === null ? null : whoIsMeant(intent.decidedBy, facts, situation)
      if (decidedBy !== null && decidedBy.kind !== 'found') return refused('who', decidedBy.says)
      return decideAgain(facts, intent, requestOf(intent, decidedBy?.person.id ?? null), asking(situation))
    })
    const facts = pressFacts(settled.scene, intent, situation)
    if (facts === null) return notFound('decision')
    const showing = { ...facts, today: situation.today }
    if (settled.kind === 'refused') {
      const { refusal } = settled
      const field = FIELD_OF[refusal.reason]
      if (refusal.reason === 'not-found') return notFound('decision')
      if (refusal.reason === 'moved-on' && belongsHere(facts, situation)) {
        return message(decisionMovedOn({ shown: escalationShown(facts.escalation, facts.decision, showing), readerId: situation.askerId }))
      }
      if (field === undefined) return refuse(refusal)
      const carries = { case: facts.history.case.ref, escalation: intent.escalation, version: String(intent.version) }
      const values = decisionValues({ ...intent, case: facts.history.case.ref })
      return openForm(situation, { form: 'decide-again', values, carries, problems: { [field]: refusal.says } })
    }
    const { escalation, decision } = settled.outcome
    const numbered = { ...decision, number: settled.numbers[decision.id] ?? decision.number }
    if (escalation === null) {
      const card = decisionRecorded({ shown: decisionShown(numbered, showing), authorisedAfterwardsBy: null })
      return done(card, settled.notices, decision.judgement.needs === null ? card : undefined)
    }
    const stored = { ...escalation, version: escalation.version + 1 }
    return done(escalationRaised(escalationShown(stored, numbered, showing)), settled.notices)
  },
}

function requestOf(intent: DecideAgain, decidedById: DecideRequest['decidedById']): DecideRequest {
  const { type, summary, amount, isUrgent, childWants, reasons } = intent
  return { type, summary, amount, isUrgent, decidedById, childWants, reasons, link: null, isConfirmed: false }
}

/** The form as it was filled in the first time, to be changed. */
export function valuesOfEarlier(loaded: Parameters<typeof pressFacts>[0], escalation: string, situation: Situation): Readonly<Record<string, string>> {
  const facts = pressFacts(loaded, { escalation, version: 0 }, situation)
  if (facts === null || !belongsHere(facts, situation)) return {}
  const { decision, history } = facts
  const { type, summary, amount, isUrgent, childWants, reasons } = decision
  const decidedBy = decision.decidedById === situation.askerId ? null : { kind: 'id', id: decision.decidedById } as const
  return decisionValues({ case: history.case.ref, type: type ?? 'other', summary, amount, isUrgent, childWants, reasons, decidedBy })
}
