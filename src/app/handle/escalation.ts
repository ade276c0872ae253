import { acknowledge } from '../../domain/escalation/acknowledge.ts'
import { answer } from '../../domain/escalation/answer.ts'
import { approve } from '../../domain/escalation/approve.ts'
import { isCoSignature } from '../../domain/escalation/decision-state.ts'
import { decline } from '../../domain/escalation/decline.ts'
import type { PressFacts, Raised } from '../../domain/escalation/ladder-facts.ts'
import { sendBack } from '../../domain/escalation/send-back.ts'
import { withdraw } from '../../domain/escalation/withdraw.ts'
import type { EscalationId } from '../../domain/ids.ts'
import { refused, type Asking, type Outcome } from '../../domain/outcome.ts'
import { isFormName } from '../../intents/read-form.ts'
import { answerStored } from '../../messages/cards/answer-stored.ts'
import { decisionMovedOn } from '../../messages/cards/decision-moved-on.ts'
import { inHandStored } from '../../messages/cards/in-hand-stored.ts'
import type { EscalationShown } from '../../messages/escalation-shown.ts'
import type { Message } from '../../messages/model.ts'
import type { Reply } from '../../messages/reply.ts'
import type { Scene } from '../../ports/store.ts'
import { belongsHere } from '../belongs-here.ts'
import { inCase } from '../in-case.ts'
import { openForm } from '../open-form.ts'
import { done, message, notFound, refuse } from '../reply.ts'
import { settle } from '../settle.ts'
import { escalationShown } from '../shown.ts'
import { asking, load, type Situation } from '../situation.ts'
import type { Handlers } from './handler.ts'

/** A press or form on a decision that went up: which, and the version it was drawn from. */
export interface Pressing {
  readonly escalation: string
  readonly version: number
}

/** The form to show again when what was written in it cannot be stored, and its one field. */
interface Written {
  readonly form: 'decline' | 'send-back' | 'answer'
  readonly field: string
  readonly text: string
}

/** What is answered to a decision that went up: by whoever is asked, and by the unit. */
export const escalationHandlers: Handlers<'approve' | 'decline' | 'send-back' | 'answer' | 'withdraw' | 'acknowledge'> = {
  approve: (intent, situation) => press(situation, intent, null, (facts, by) => approve(facts, intent, by)),
  decline: (intent, situation) =>
    press(situation, intent, { form: 'decline', field: 'reason', text: intent.reason }, (facts, by) => decline(facts, intent, by)),
  'send-back': (intent, situation) =>
    press(situation, intent, { form: 'send-back', field: 'question', text: intent.question }, (facts, by) => sendBack(facts, intent, by)),
  answer: (intent, situation) =>
    press(situation, intent, { form: 'answer', field: 'answer', text: intent.answer }, (facts, by) => answer(facts, intent, by)),
  acknowledge: (intent, situation) => press(situation, intent, null, (facts, by) => acknowledge(facts, intent, by), inHandStored),
  withdraw: (intent, situation) => press(situation, intent, null, (facts, by) => withdraw(facts, intent, by)),
}

async function press(
  situation: Situation, pressing: Pressing, written: Written | null,
  decide: (facts: PressFacts, asking: Asking) => Outcome<Raised & { readonly isPassedUp?: boolean }>,
  say: ((shown: EscalationShown) => Message) | null = null,
): Promise<Reply> {
  const settled = await settle(situation, () => load(situation, { escalationId: pressing.escalation as EscalationId }), (loaded) => {
    const facts = pressFacts(loaded, pressing, situation)
    return facts === null ? refused('not-found', 'That decision was not found.') : decide(facts, asking(situation))
  })
  const facts = pressFacts(settled.scene, pressing, situation)
  if (facts === null) return notFound('decision')
  const showing = { ...facts, today: situation.today }
  if (settled.kind === 'stored') {
    const { escalation, decision, isPassedUp = false } = settled.outcome
    const shown = escalationShown(escalation, decision, showing)
    if (say !== null) return done(say(shown), settled.notices)
    const passedUpTo = isPassedUp ? (shown.needs.panel ?? shown.needs.role) : null
    return done(answerStored({ about: shown.about, answered: escalation.state, passedUpTo, isSignature: isCoSignature(escalation) }), settled.notices)
  }
  const { refusal } = settled
  if (refusal.reason === 'not-found') return notFound('decision')
  if (refusal.reason === 'moved-on' && belongsHere(facts, situation)) {
    return message(decisionMovedOn({ shown: escalationShown(facts.escalation, facts.decision, showing), readerId: situation.askerId }))
  }
  if (written !== null && (refusal.reason === 'may-identify' || refusal.reason.startsWith('needs-')) && isFormName(written.form)) {
    return openForm(situation, {
      form: written.form, values: { [written.field]: written.text }, problems: { [written.field]: refusal.says },
      carries: { escalation: pressing.escalation, version: String(pressing.version) },
    })
  }
  return refuse(refusal)
}

/** What a press on that escalation is decided from; null when it is not there for whoever presses. */
export function pressFacts(loaded: Scene, { escalation: id }: Pressing, situation: Situation) {
  const scene = inCase(loaded, situation)
  const escalation = loaded.escalations.find((one) => one.id === id)
  const decision = loaded.decisions.find((one) => one.id === escalation?.decisionId)
  return scene === null || escalation === undefined || decision === undefined ? null : { ...scene, escalation, decision }
}
