import { decisionRef } from '../../domain/decision/decision.ts'
import { decisionFacts, decisionInWords, judgedUnder, readButton } from '../decision-shown.ts'
import type { EscalationShown } from '../escalation-shown.ts'
import { answerButtons, neededInWords, unitButtons, whereItStands } from '../escalation-shown.ts'
import type { Example } from '../example.ts'
import { decisions, escalations, exampleEscalation } from '../example-decisions.ts'
import type { Message } from '../model.ts'
import { buttons, heading, paragraph } from '../text.ts'

/**
 * The unit's view of a decision that went up: for whom it waits, and what happens when. Drawn again as that changes. Where each is shown
 * their own copy, whoever is `asked` has the three answers in the place of what the unit may do.
 */
export function escalationRaised(shown: EscalationShown, reader: 'unit' | 'asked' = 'unit'): Message {
  const { about, escalation } = shown
  const presses = reader === 'asked' && escalation.state === 'waiting' ? answerButtons(shown) : unitButtons(shown)
  return {
    summary: `${escalation.isUrgent ? 'Urgent: ' : ''}${decisionInWords(about)} ${summaryWords[escalation.state]}.`,
    blocks: [
      heading(`${decisionRef(about.decision)} is for ${neededInWords(shown.needs)}`),
      whereItStands(shown),
      ...(escalation.isUrgent && escalation.state === 'waiting' ? [protectNow] : []),
      decisionFacts(about, 'unit'),
      judgedUnder(about),
      buttons(...presses, readButton(about, escalation.state === 'sent-back' ? 'Read the question' : 'Read the reasons')),
    ],
  }
}

/** The child's safety never waits for software (004 §2.7). */
const protectNow = paragraph('It is recorded. Do not wait for the answer to protect a child: what is done now is authorised afterwards.')

const summaryWords: Readonly<Record<EscalationShown['escalation']['state'], string>> = {
  'waiting': 'is outside the unit’s authority and waits for an answer',
  'sent-back': 'came back with a question',
  'approved': 'was approved',
  'declined': 'was declined',
  'withdrawn': 'was withdrawn',
}

export const escalationRaisedExamples: readonly Example[] = [
  { title: 'The unit’s view: waiting', message: escalationRaised(escalations.waiting) },
  { title: 'The unit’s view: urgent', message: escalationRaised(escalations.urgent) },
  { title: 'The unit’s view: nobody to ask', message: escalationRaised(escalations.nobodyThere) },
  { title: 'The unit’s view: the matrix does not name it', message: escalationRaised(exampleEscalation({ about: decisions.unnamed })) },
  { title: 'The unit’s view: sent back', message: escalationRaised(escalations.sentBack) },
  { title: 'The unit’s view: approved', message: escalationRaised(escalations.approved) },
  { title: 'The unit’s card as whoever is asked sees it', message: escalationRaised(escalations.waiting, 'asked') },
]
