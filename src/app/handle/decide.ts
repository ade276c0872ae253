import { decide, mayNotWait, type DecideRequest } from '../../domain/decision/decide.ts'
import { decisionRef } from '../../domain/decision/decision.ts'
import { refused } from '../../domain/outcome.ts'
import type { IntentOf } from '../../intents/intent.ts'
import { carryingLink } from '../../intents/reading/message-link.ts'
import { alreadyRecorded } from '../../messages/cards/already-recorded.ts'
import { decisionRecorded } from '../../messages/cards/decision-recorded.ts'
import { escalationRaised } from '../../messages/cards/escalation-raised.ts'
import { decisionPage } from '../../messages/forms/escalation.ts'
import type { Scene } from '../../ports/store.ts'
import { decisionNarrative } from '../decision-narrative.ts'
import { decisionValues } from '../decision-values.ts'
import { inCase, type CaseScene } from '../in-case.ts'
import { openForm } from '../open-form.ts'
import { whoIsMeant } from '../person-named.ts'
import { protect } from '../protect.ts'
import type { ProtectionScene } from '../protection-scene.ts'
import { done, form, message, notFound, refuse } from '../reply.ts'
import { settle } from '../settle.ts'
import { decisionShown, escalationShown } from '../shown.ts'
import { asking, load, type Situation } from '../situation.ts'
import { writtenPerson } from '../written-person.ts'
import type { Handlers } from './handler.ts'

type Decide = IntentOf<'decide'>

/** What a form is asked again for, and beside which field, when a decision cannot be recorded as it stands. */
export const FIELD_OF: Readonly<Record<string, string>> = {
  'needs-amount': 'amount', 'amount-not-expected': 'amount', 'needs-summary': 'summary', 'too-long': 'summary', 'may-identify': 'summary', 'who': 'decidedBy',
  'decider-not-here': 'decidedBy', 'decider-must-record': 'decidedBy',
}

/** Decisions: recorded within authority, or sent up. */
export const decideHandlers: Handlers<'decide' | 'show-decision'> = {
  async decide(intent, situation) {
    if (mayNotWait(intent, situation.policy.matrix)) {
      const people = intent.decidedBy === null ? [] : [intent.decidedBy]
      return protect({ ref: intent.case, people }, situation, (scene) =>
        decide(scene, protectingRequest(intent, scene, situation), asking(situation)))
    }
    const settled = await settle(situation, () => loadFor(intent, situation), (loaded) => {
      const scene = inCase(loaded, situation)
      if (scene === null) return refused('not-found', `There is no case ${intent.case} that you can see. Check the reference.`)
      const request = requestOf(intent, scene, situation)
      return request.kind === 'refused' ? request : decide(scene, request.request, asking(situation))
    })
    if (settled.kind === 'refused') return explain(intent, settled.refusal, settled.scene, situation)

    const scene = inCase(settled.scene, situation)
    if (scene === null) throw new Error('a decision was stored without its case')
    const { escalation, decision } = settled.outcome
    const numbered = { ...decision, number: settled.numbers[decision.id] ?? decision.number }
    const stored = escalation === null ? null : { ...escalation, version: escalation.version + 1 }
    const showing = { ...scene, today: situation.today }
    const card = stored === null
      ? decisionRecorded({ shown: decisionShown(numbered, showing), authorisedAfterwardsBy: null })
      : escalationRaised(escalationShown(stored, numbered, showing))
    const isTold = stored === null && decision.judgement.needs === null
    return done(card, settled.notices, isTold ? card : undefined)
  },

  async 'show-decision'({ decision }, situation) {
    const scene = inCase(await load(situation, { decisionNumber: decision }), situation)
    const narrative = scene === null ? null : decisionNarrative(scene, decision, situation)
    return narrative === null ? notFound(decisionRef({ number: decision })) : form(decisionPage(narrative))
  },
}

function loadFor(intent: Decide, situation: Situation): Promise<Scene> {
  return load(situation, { caseRef: intent.case, ...(intent.decidedBy === null ? {} : { people: [intent.decidedBy] }) })
}

/** The intent with its people found; a repeat that was confirmed by a button takes its words from the decision that stands. */
function requestOf(intent: Decide, scene: CaseScene, situation: Situation):
  { readonly kind: 'request'; readonly request: DecideRequest } | ReturnType<typeof refused> {
  const decidedBy = intent.decidedBy === null ? null : whoIsMeant(intent.decidedBy, scene, situation)
  if (decidedBy !== null && decidedBy.kind !== 'found') return refused('who', decidedBy.says)
  const decidedById = decidedBy?.person.id ?? null
  const standing = intent.isConfirmed && intent.summary === '' ? sameAs(intent, decidedById ?? situation.askerId, scene) : undefined
  const { type, amount, isUrgent, link, isConfirmed } = intent
  const { summary, childWants, reasons } = standing ?? intent
  return { kind: 'request', request: { type, amount, isUrgent, link, isConfirmed, decidedById, summary, childWants, reasons } }
}

/** The same where nothing may hold it up: whoever was named and is not found stands in the record as they were written. */
function protectingRequest(intent: Decide, scene: ProtectionScene, situation: Situation): DecideRequest {
  const found = requestOf(intent, scene, situation)
  if (found.kind === 'request') return { ...found.request, refAsTyped: scene.refAsTyped }
  const said = [`Decided by, as written: ${writtenPerson(intent.decidedBy)}`, intent.reasons].filter((text) => text !== null)
  return { ...intent, decidedById: null, reasons: said.join('\n'), refAsTyped: scene.refAsTyped }
}

function sameAs(intent: Decide, decidedById: string, scene: CaseScene) {
  const type = scene.policy.matrix.some((row) => row.id === intent.type) ? intent.type : null
  return scene.decisions.findLast((one) => one.type === type && one.amount === intent.amount && one.decidedById === decidedById)
}

async function explain(intent: Decide, refusal: { readonly reason: string; readonly says: string }, loaded: Scene, situation: Situation) {
  if (refusal.reason === 'not-found') return notFound(`case ${intent.case}`)
  const scene = inCase(loaded, situation)
  const request = scene === null ? null : requestOf(intent, scene, situation)
  const standing = scene === null || request?.kind !== 'request' ? undefined : sameAs(intent, request.request.decidedById ?? situation.askerId, scene)
  if (refusal.reason === 'already-recorded' && scene !== null && standing !== undefined) {
    const shown = decisionShown(standing, { ...scene, today: situation.today })
    return message(alreadyRecorded({ shown, type: intent.type, decidedById: standing.decidedById, link: intent.link }))
  }
  const field = FIELD_OF[refusal.reason]
  if (field === undefined) return refuse(refusal)
  return openForm(situation, { form: 'decide', values: decisionValues(intent), carries: carryingLink(intent.link), problems: { [field]: refusal.says } })
}
