import { addWords } from '../../domain/decision/add-words.ts'
import type { Decision } from '../../domain/decision/decision.ts'
import { decisionRef } from '../../domain/decision/decision.ts'
import { escalate } from '../../domain/decision/escalate.ts'
import { fileDecision } from '../../domain/decision/file-decision.ts'
import { refused } from '../../domain/outcome.ts'
import type { IntentOf } from '../../intents/intent.ts'
import { carryingLink } from '../../intents/reading/message-link.ts'
import { alreadyRecorded } from '../../messages/cards/already-recorded.ts'
import { recordPutRight } from '../../messages/cards/record-put-right.ts'
import type { Reply } from '../../messages/reply.ts'
import type { Scene } from '../../ports/store.ts'
import { belongsHere } from '../belongs-here.ts'
import { inCase } from '../in-case.ts'
import { openForm } from '../open-form.ts'
import { protect } from '../protect.ts'
import { recordedProtection } from '../protection-reply.ts'
import { done, message, notFound, refuse } from '../reply.ts'
import { settle } from '../settle.ts'
import { decisionShown } from '../shown.ts'
import { asking, load, type Situation } from '../situation.ts'
import type { Handlers } from './handler.ts'

type Escalate = IntentOf<'escalate'>

/** What a form is asked again for, and beside which field, when a question that can wait cannot be sent as it stands. */
const FIELD_OF: Readonly<Record<string, string>> = { 'needs-summary': 'what', 'too-long': 'what', 'may-identify': 'what' }

/** What is taken above the unit: a question that waits for its answer, or a child protected already, which waits for nothing. */
export const escalateHandlers: Handlers<'escalate' | 'add-words' | 'file-decision'> = {
  escalate: (intent, situation) => (intent.isUrgent
    ? protect({ ref: intent.case, people: [] }, situation, (scene) =>
      escalate(scene, { ...intent, refAsTyped: scene.refAsTyped }, asking(situation)))
    : ask(intent, situation)),

  async 'add-words'({ decision: number, words }, situation) {
    const settled = await settle(situation, () => load(situation, { decisionNumber: number }), (loaded) => {
      const found = numbered(loaded, number, situation)
      return found === null ? refused('not-found', 'That decision was not found.') : addWords(found, words, asking(situation))
    })
    if (settled.kind === 'refused') {
      return settled.refusal.reason === 'not-found' ? notFound(decisionRef({ number })) : refuse(settled.refusal)
    }
    return putRight(settled.scene, settled.outcome.decision, 'words', settled.notices, situation)
  },

  async 'file-decision'({ decision: number, case: ref }, situation) {
    const settled = await settle(situation, () => loadBoth(number, ref, situation), ({ target, ...loaded }) => {
      const found = numbered(loaded, number, situation)
      const scene = inCase(target, situation)
      if (found === null) return refused('decision-not-found', 'That decision was not found.')
      if (scene === null) return refused('not-found', 'That case was not found.')
      const { decision, escalation, history, tasks } = found
      return fileDecision(scene, { case: history.case, decision, escalation, tasks, isAskersUnit: belongsHere(found, situation) }, asking(situation))
    })
    if (settled.kind === 'refused') {
      if (settled.refusal.reason === 'not-found') return notFound(`case ${ref}`)
      return settled.refusal.reason === 'decision-not-found' ? notFound(decisionRef({ number })) : refuse(settled.refusal)
    }
    return putRight(settled.scene.target, settled.outcome.decision, 'case', settled.notices, situation)
  },
}

async function ask(intent: Escalate, situation: Situation): Promise<Reply> {
  const settled = await settle(situation, () => load(situation, { caseRef: intent.case }), (loaded) => {
    const scene = inCase(loaded, situation)
    if (scene === null) return refused('not-found', 'That case was not found.')
    return escalate(scene, { ...intent, refAsTyped: null }, asking(situation))
  })
  if (settled.kind === 'stored') {
    const scene = inCase(settled.scene, situation)
    if (scene === null) throw new Error('a question was stored without its case')
    return recordedProtection({ ...settled, scene }, situation)
  }
  const { refusal } = settled
  const scene = inCase(settled.scene, situation)
  if (refusal.reason === 'not-found' || scene === null) return notFound(`case ${intent.case}`)
  const standing = scene.decisions.find((one) => one.id === refusal.decision)
  if (standing !== undefined) {
    const shown = decisionShown(standing, { ...scene, today: situation.today })
    return message(alreadyRecorded({ shown, type: intent.type, decidedById: standing.decidedById, link: intent.link }))
  }
  const field = FIELD_OF[refusal.reason]
  if (field === undefined) return refuse(refusal)
  return openForm(situation, {
    form: 'escalate', values: { case: intent.case, what: intent.summary, done: intent.reasons ?? '', urgent: '' },
    carries: carryingLink(intent.link), problems: { [field]: refusal.says },
  })
}

/** A decision by its number, with its escalation; null when the asker may not know of its case. */
function numbered(loaded: Scene, number: number, situation: Situation) {
  const scene = inCase(loaded, situation)
  const decision = loaded.decisions.find((one) => one.number === number)
  if (scene === null || decision === undefined) return null
  return { ...scene, decision, escalation: loaded.escalations.findLast((one) => one.decisionId === decision.id) ?? null }
}

async function loadBoth(number: number, ref: IntentOf<'file-decision'>['case'], situation: Situation): Promise<Scene & { readonly target: Scene }> {
  const [loaded, target] = await Promise.all([load(situation, { decisionNumber: number }), load(situation, { caseRef: ref })])
  return { ...loaded, target }
}

function putRight(
  loaded: Scene, decision: Decision, what: 'words' | 'case', notices: Parameters<typeof done>[1], situation: Situation,
): Reply {
  const scene = inCase(loaded, situation)
  if (scene === null) throw new Error('a record was put right without its case')
  return done(recordPutRight(decisionShown(decision, { ...scene, today: situation.today }), what), notices)
}
