import { isUnfiled } from '../../domain/case/unfiled.ts'
import { decisionRef } from '../../domain/decision/decision.ts'
import { isToCoSign } from '../co-signature.ts'
import { decisionFacts, decisionInWords, judgedUnder, readButton } from '../decision-shown.ts'
import type { EscalationShown } from '../escalation-shown.ts'
import { answerButtons, keptPolicy, neededInWords, unitButtons, whereItStands } from '../escalation-shown.ts'
import type { Example } from '../example.ts'
import { decisions, escalations, exampleEscalation } from '../example-decisions.ts'
import type { Button, Message } from '../model.ts'
import { became, isDone } from '../protection-words.ts'
import { button, buttons, heading, paragraph } from '../text.ts'

/**
 * The unit's view of a decision that went up: for whom it waits, and what happens when. Drawn again as that changes. Where each is shown
 * their own copy, whoever is `asked` has the three answers in the place of what the unit may do.
 */
export function escalationRaised(shown: EscalationShown, reader: 'unit' | 'asked' = 'unit'): Message {
  const { about, escalation } = shown
  const isSignature = isToCoSign(escalation)
  const wasDone = isDone(about.decision)
  const saying = isSignature ? signatureWords : wasDone ? { ...summaryWords, ...became } : summaryWords
  const presses = reader === 'asked' && escalation.state === 'waiting' ? answerButtons(shown) : unitButtons(shown)
  return {
    summary: `${escalation.isUrgent ? 'Urgent: ' : ''}${decisionInWords(about)} ${saying[escalation.state]}.`,
    blocks: [
      heading(isSignature
        ? `${decisionRef(about.decision)} is recorded, for ${neededInWords(shown.needs)} to co-sign`
        : wasDone
          ? `${decisionRef(about.decision)} is done and recorded`
          : `${decisionRef(about.decision)} is for ${neededInWords(shown.needs)}`),
      whereItStands(shown),
      ...(escalation.isUrgent && escalation.state === 'waiting' && !isSignature && !wasDone ? [protectNow] : []),
      decisionFacts(about, 'unit'),
      judgedUnder(about),
      ...keptPolicy(shown),
      buttons(...presses, ...(reader === 'unit' ? prepare(shown) : []), readButton(about, escalation.state === 'sent-back' ? 'Read the question' : undefined)),
    ],
  }
}

/** What a panel decides is prepared for it while whoever stands below its chair is asked (004 §3.11). */
function prepare({ escalation: { state }, needs: { panelId = null }, about: { caseRef } }: EscalationShown): readonly Button[] {
  if (panelId === null || isUnfiled({ ref: caseRef }) || (state !== 'waiting' && state !== 'sent-back')) return []
  return [button('Prepare for the panel', { kind: 'refer-to-panel', case: caseRef, panel: panelId })]
}

/** The child's safety never waits for software (004 §2.7). */
const protectNow = paragraph('It is recorded. Do not wait for the answer to protect a child: what is done now is authorised afterwards.')

const summaryWords: Readonly<Record<EscalationShown['escalation']['state'], string>> = {
  'waiting': 'is outside the unit’s authority and waits for an answer',
  'sent-back': 'came back with a question',
  'approved': 'was approved',
  'declined': 'was declined',
  'withdrawn': 'was withdrawn',
  'superseded': 'was superseded',
}

/** The same of a decision that stands and is co-signed. */
const signatureWords: typeof summaryWords = {
  ...summaryWords, 'waiting': 'is decided within authority, and waits to be co-signed', 'approved': 'was co-signed', 'declined': 'was not co-signed',
}

export const escalationRaisedExamples: readonly Example[] = [
  { title: 'The unit’s view: waiting', message: escalationRaised(escalations.waiting) },
  { title: 'The unit’s view: urgent', message: escalationRaised(escalations.urgent) },
  {
    title: 'The unit’s view: for a panel that sits here',
    message: escalationRaised({ ...escalations.urgent, needs: { ...escalations.urgent.needs, panelId: 'resource' } }),
  },
  { title: 'The unit’s view: another policy has come into force', message: escalationRaised(escalations.keepsItsPolicy) },
  { title: 'The unit’s view: a child was protected already', message: escalationRaised(escalations.done) },
  { title: 'The unit’s view: a child was protected already, and the case is not known yet', message: escalationRaised(escalations.doneUnfiled) },
  { title: 'The unit’s view: what was done was not authorised', message: escalationRaised(escalations.notAuthorised) },
  { title: 'The unit’s view: nobody to ask', message: escalationRaised(escalations.nobodyThere) },
  { title: 'The unit’s view: the matrix does not name it', message: escalationRaised(exampleEscalation({ about: decisions.unnamed })) },
  { title: 'The unit’s view: sent back', message: escalationRaised(escalations.sentBack) },
  { title: 'The unit’s view: somebody has it', message: escalationRaised(escalations.inHand) },
  { title: 'The unit’s view: in the place of another', message: escalationRaised(escalations.inItsPlace) },
  { title: 'The unit’s view: another took its place', message: escalationRaised(escalations.superseded) },
  { title: 'The unit’s view: declined', message: escalationRaised(escalations.declined) },
  { title: 'The unit’s view: declined, and raised again', message: escalationRaised(escalations.raisedAgain) },
  { title: 'The unit’s view: approved', message: escalationRaised(escalations.approved) },
  { title: 'The unit’s view: decided, to be co-signed', message: escalationRaised(escalations.toCoSign) },
  { title: 'The unit’s view: co-signed', message: escalationRaised(escalations.coSigned) },
  { title: 'The unit’s card as whoever is asked sees it', message: escalationRaised(escalations.waiting, 'asked') },
]
