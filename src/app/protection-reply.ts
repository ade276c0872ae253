import { tellAudience } from '../domain/case/audience.ts'
import { isUnfiled } from '../domain/case/unfiled.ts'
import type { Decision } from '../domain/decision/decision.ts'
import type { Decided } from '../domain/decision/store-decision.ts'
import { isOpen, type Escalation } from '../domain/escalation/escalation.ts'
import type { NewId } from '../domain/ids.ts'
import type { Outcome, Refusal } from '../domain/outcome.ts'
import { decisionRecorded } from '../messages/cards/decision-recorded.ts'
import { escalationRaised } from '../messages/cards/escalation-raised.ts'
import type { Message } from '../messages/model.ts'
import { protectionNoted } from '../messages/protection-noted.ts'
import type { Reply } from '../messages/reply.ts'
import type { CaseScene } from './in-case.ts'
import type { ProtectionScene } from './protection-scene.ts'
import { done, message, refuse } from './reply.ts'
import type { Settled } from './settle.ts'
import { decisionShown, escalationShown } from './shown.ts'
import type { Situation } from './situation.ts'

/** Before the first unit there is nobody to page and nowhere to keep anything. */
export const NOWHERE_TO_RECORD = {
  says: 'Act, and ring your manager now. This is not recorded: the Co-ordinator has no unit yet, and whoever administers it has to import one.',
}

type Accepted = Extract<Outcome<Decided>, { kind: 'accepted' }>

/** The same outcome, and those who know of the case that was named hear of it: whoever named it may not, and never learns of them. */
export function tellWhoKnows(outcome: Accepted, { named }: Pick<ProtectionScene, 'named'>, newId: NewId): Accepted {
  if (named === null) return outcome
  const { decision } = outcome
  const told = tellAudience({
    case: named.case, unitId: named.case.unitId, occurrence: `case-named/${decision.id}/${named.case.id}`, subjectId: decision.id, isUrgent: true,
    about: { kind: 'case-named', caseId: named.case.id, decisionId: decision.id },
  }, newId)
  return { ...outcome, notices: [...outcome.notices, ...told] }
}

/** To whoever recorded it: how it stands, and what they may put right when there is time. */
export function recordedProtection(
  { outcome, numbers, notices, scene }: Extract<Settled<Accepted, CaseScene>, { kind: 'stored' }>, situation: Situation,
): Reply {
  const { decision, escalation, withheld } = outcome
  const numbered = { ...decision, number: numbers[decision.id] ?? decision.number }
  const stored = escalation === null ? null : { ...escalation, version: escalation.version + 1 }
  const card = cardOf(numbered, stored, scene, situation)
  const noted = protectionNoted(card, { ...notesOf(numbered, stored, scene), withheld, isRepeat: false })
  return done(noted, notices, stored === null && noted.blocks.length === card.blocks.length ? card : undefined)
}

/** The same press again: how what was recorded the first time stands now. Anything else that was refused is said as it is. */
export function repeatedProtection(refusal: Refusal, scene: CaseScene, situation: Situation): Reply {
  const standing = scene.decisions.find((one) => one.id === refusal.decision)
  if (standing === undefined) return refuse(refusal)
  const escalation = scene.escalations.findLast((one) => one.decisionId === standing.id) ?? null
  return message(protectionNoted(cardOf(standing, escalation, scene, situation), { ...notesOf(standing, escalation, scene), withheld: null, isRepeat: true }))
}

function cardOf(decision: Decision, escalation: Escalation | null, scene: CaseScene, { today }: Situation): Message {
  const showing = { ...scene, today }
  return escalation === null
    ? decisionRecorded({ shown: decisionShown(decision, showing), authorisedAfterwardsBy: null })
    : escalationRaised(escalationShown(escalation, decision, showing))
}

function notesOf({ number, type, summary, reasons, protection, isUrgent }: Decision, escalation: Escalation | null, { history }: CaseScene) {
  const isWordless = protection?.isDone === true && type === null && summary === '' && reasons === null
  const isUnpaged = isUrgent && escalation !== null && isOpen(escalation) && escalation.askedId === null
  return { number, isUnfiled: isUnfiled(history.case), isWordless, isUnpaged }
}
