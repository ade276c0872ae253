import { decisionRef } from '../../domain/decision/decision.ts'
import type { EscalationState } from '../../domain/escalation/escalation.ts'
import type { PersonId } from '../../domain/ids.ts'
import { isToCoSign } from '../co-signature.ts'
import { decisionFacts, decisionInWords, readButton } from '../decision-shown.ts'
import type { EscalationShown } from '../escalation-shown.ts'
import { answerButtons, keptPolicy, unitButtons, whereItStands } from '../escalation-shown.ts'
import type { Example } from '../example.ts'
import { escalations, exampleEscalation } from '../example-decisions.ts'
import { staff } from '../example-world.ts'
import type { Message } from '../model.ts'
import { became, isDone, nextAfterDoing } from '../protection-words.ts'
import { buttons, heading, mention, paragraph, text } from '../text.ts'

export interface EscalationAnswered {
  readonly shown: EscalationShown
  /** What was answered then; `waiting` is the unit's answer to a question. It may have moved on since, and the card then says so. */
  readonly answered: EscalationState
  /** Whose direct messages it is in; null in the unit's channel. */
  readonly readerId: PersonId | null
}

/**
 * What came of an escalation: approved, declined and sent back for the unit; the unit's answer and a withdrawal for whoever decides,
 * who gets the three answers again. Reasons and questions stay out of chat.
 */
export function escalationAnswered({ shown, answered, readerId }: EscalationAnswered): Message {
  const { about, escalation, asked } = shown
  const saying = isToCoSign(escalation) ? ofASignature : isDone(about.decision) ? ofWhatWasDone : { was: words, next: whatNext }
  const isForDecider = answered === 'waiting' || answered === 'withdrawn' || answered === 'superseded'
  const forWhom = isForDecider ? asked : about.decidedBy
  const isAddressed = forWhom !== null && escalation.state === answered && (readerId === null || readerId === forWhom.id)
  const toDecide = isForDecider && escalation.state === 'waiting'
  const presses = toDecide ? answerButtons(shown) : isForDecider ? [] : unitButtons(shown)
  return {
    summary: `${escalation.isUrgent ? 'Urgent: ' : ''}${decisionInWords(about)} ${saying.was[answered]}.`,
    blocks: [
      heading(`${decisionRef(about.decision)} ${saying.was[answered]}`),
      ...(isAddressed ? [paragraph(text(mention(forWhom), `, ${saying.next[answered]}`))] : []),
      whereItStands(shown),
      decisionFacts(about, isForDecider ? 'above' : 'unit'),
      ...keptPolicy(shown),
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
  'superseded': 'was superseded',
}

const readWords: Readonly<Record<EscalationState, string>> = {
  'waiting': 'Read the answer',
  'sent-back': 'Read the question',
  'approved': 'Read the reasons',
  'declined': 'Read why',
  'withdrawn': 'Read the reasons',
  'superseded': 'Read the reasons',
}

const whatNext: Readonly<Record<EscalationState, string>> = {
  'waiting': 'the unit has answered your question.',
  'sent-back': 'please read the question and answer it.',
  'approved': 'you can go ahead.',
  'declined': 'please read why before you do anything else.',
  'withdrawn': 'there is nothing left for you to decide.',
  'superseded': 'there is nothing left for you to decide: another took its place.',
}

/** The same of a decision that stood, and was co-signed or not. */
const ofASignature: Readonly<Record<'was' | 'next', Readonly<Record<EscalationState, string>>>> = {
  was: { ...words, 'approved': 'was co-signed', 'declined': 'was not co-signed' },
  next: { ...whatNext, 'approved': 'it is signed beside you, and nothing more is needed.' },
}

/** The same of a child who was protected already. */
const ofWhatWasDone: typeof ofASignature = {
  was: { ...words, ...became, 'waiting': words.waiting }, next: { ...whatNext, ...nextAfterDoing },
}

export const escalationAnsweredExamples: readonly Example[] = [
  { title: 'Approved', message: escalationAnswered({ shown: escalations.approved, answered: 'approved', readerId: null }) },
  { title: 'Co-signed', message: escalationAnswered({ shown: escalations.coSigned, answered: 'approved', readerId: null }) },
  { title: 'What was done is not authorised', message: escalationAnswered({ shown: escalations.notAuthorised, answered: 'declined', readerId: null }) },
  { title: 'Declined', message: escalationAnswered({ shown: escalations.declined, answered: 'declined', readerId: null }) },
  {
    title: 'Sent back with a question',
    message: escalationAnswered({ shown: escalations.sentBack, answered: 'sent-back', readerId: null }),
  },
  {
    title: 'The unit has answered',
    message: escalationAnswered({ shown: exampleEscalation({ version: 3 }), answered: 'waiting', readerId: staff.ruth.id }),
  },
  { title: 'Superseded', message: escalationAnswered({ shown: escalations.superseded, answered: 'superseded', readerId: staff.ruth.id }) },
  { title: 'Withdrawn', message: escalationAnswered({ shown: escalations.withdrawn, answered: 'withdrawn', readerId: staff.ruth.id }) },
  {
    title: 'The unit has answered, and it went up since',
    message: escalationAnswered({ shown: escalations.comeUp, answered: 'waiting', readerId: staff.ruth.id }),
  },
  {
    title: 'Sent back, and approved since',
    message: escalationAnswered({ shown: escalations.approved, answered: 'sent-back', readerId: null }),
  },
]
