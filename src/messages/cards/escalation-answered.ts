import { decisionRef } from '../../domain/decision/decision.ts'
import type { EscalationState } from '../../domain/escalation/escalation.ts'
import { decisionFacts, decisionInWords, readButton } from '../decision-shown.ts'
import type { EscalationShown } from '../escalation-shown.ts'
import { answerButtons, unitButtons, whereItStands } from '../escalation-shown.ts'
import type { Example } from '../example.ts'
import { escalations, exampleEscalation } from '../example-decisions.ts'
import type { Message } from '../model.ts'
import { buttons, heading, mention, paragraph, text } from '../text.ts'

export interface EscalationAnswered {
  readonly shown: EscalationShown
  /** What was answered then; `waiting` is the unit's answer to a question. It may have moved on since, and the card then says so. */
  readonly answered: EscalationState
  /** To whoever decides, who gets the three answers again; otherwise to the unit. */
  readonly isForDecider: boolean
}

/** What came of an escalation: approved, declined, sent back, answered by the unit, withdrawn. Reasons and questions stay out of chat. */
export function escalationAnswered({ shown, answered, isForDecider }: EscalationAnswered): Message {
  const { about, escalation, asked } = shown
  const isCurrent = escalation.state === answered
  const toDecide = isForDecider && escalation.state === 'waiting'
  const forWhom = isForDecider ? asked : about.decidedBy
  const presses = toDecide ? answerButtons(shown) : isForDecider ? [] : unitButtons(shown)
  return {
    summary: `${escalation.isUrgent ? 'Urgent: ' : ''}${decisionInWords(about)} ${words[answered]}.`,
    blocks: [
      heading(`${decisionRef(about.decision)} ${words[answered]}`),
      ...(isCurrent && forWhom !== null ? [paragraph(text(mention(forWhom), `, ${whatNext(answered, isForDecider)}`))] : []),
      whereItStands(shown),
      decisionFacts(about),
      buttons(...presses, readButton(about, readWords[answered])),
    ],
  }
}

const words: Readonly<Record<EscalationState, string>> = {
  'waiting': 'has the unit’s answer',
  'sent-back': 'came back with a question',
  'approved': 'was approved',
  'declined': 'was declined',
  'withdrawn': 'was withdrawn',
}

const readWords: Readonly<Record<EscalationState, string>> = {
  'waiting': 'Read the answer',
  'sent-back': 'Read the question',
  'approved': 'Read the reasons',
  'declined': 'Read why',
  'withdrawn': 'Read the reasons',
}

function whatNext(answered: EscalationState, isForDecider: boolean): string {
  switch (answered) {
    case 'waiting': return isForDecider ? 'the unit has answered your question.' : 'the answer has gone back up.'
    case 'sent-back': return 'please read the question and answer it.'
    case 'approved': return 'you can go ahead.'
    case 'declined': return 'please read why before you do anything else.'
    case 'withdrawn': return isForDecider ? 'there is nothing left for you to decide.' : 'nothing more happens with it.'
    default: return answered satisfies never
  }
}

export const escalationAnsweredExamples: readonly Example[] = [
  { title: 'Approved', message: escalationAnswered({ shown: escalations.approved, answered: 'approved', isForDecider: false }) },
  { title: 'Declined', message: escalationAnswered({ shown: escalations.declined, answered: 'declined', isForDecider: false }) },
  {
    title: 'Sent back with a question',
    message: escalationAnswered({ shown: escalations.sentBack, answered: 'sent-back', isForDecider: false }),
  },
  {
    title: 'The unit has answered',
    message: escalationAnswered({ shown: exampleEscalation({ version: 3 }), answered: 'waiting', isForDecider: true }),
  },
  { title: 'Withdrawn', message: escalationAnswered({ shown: escalations.withdrawn, answered: 'withdrawn', isForDecider: true }) },
  {
    title: 'Sent back, and approved since',
    message: escalationAnswered({ shown: escalations.approved, answered: 'sent-back', isForDecider: false }),
  },
]
