import type { EscalationState } from '../../domain/escalation/escalation.ts'
import type { DecisionShown } from '../decision-shown.ts'
import { decisionInWords, readButton } from '../decision-shown.ts'
import type { Example } from '../example.ts'
import { decisions } from '../example-decisions.ts'
import type { Message } from '../model.ts'
import { isDone } from '../protection-words.ts'
import { buttons, stated } from '../text.ts'

export interface AnswerStored {
  readonly about: DecisionShown
  readonly answered: EscalationState
  /** It stood already, and only a signature was asked for. */
  readonly isSignature?: boolean
  /** Supported, and gone up to who has to settle it: `Resource Panel`. Null when the answer settles it. */
  readonly passedUpTo: string | null
}

/** To whoever answered: it is stored, and who hears of it. */
export function answerStored({ about, answered, passedUpTo, isSignature = false }: AnswerStored): Message {
  const ref = decisionInWords(about)
  const saying = isSignature ? { ...words, ...signed } : isDone(about.decision) ? { ...words, ...ofWhatWasDone } : words
  return {
    summary: `${ref}: your answer is stored.`,
    blocks: [
      passedUpTo === null
        ? stated(saying[answered].state, `${ref}. ${saying[answered].told}`, 'good')
        : stated('Supported', `${ref} goes on to the ${passedUpTo} with your support. The unit has been told.`, 'good'),
      buttons(readButton(about, 'Read all of it')),
    ],
  }
}

const words: Readonly<Record<EscalationState, { readonly state: string; readonly told: string }>> = {
  'approved': { state: 'Approved', told: 'The unit has been told it can go ahead.' },
  'declined': { state: 'Declined', told: 'The unit has been told, and can read why.' },
  'sent-back': { state: 'Sent back', told: 'The unit has been asked your question.' },
  'waiting': { state: 'Answered', told: 'Your answer has gone back up.' },
  'withdrawn': { state: 'Withdrawn', told: 'Nobody is asked any more.' },
  'superseded': { state: 'Superseded', told: 'Another takes its place.' },
}

const signed: Partial<typeof words> = {
  'approved': { state: 'Co-signed', told: 'The unit has been told.' },
  'declined': { state: 'Not co-signed', told: 'The unit has been told, and can read why.' },
}

const ofWhatWasDone: Partial<typeof words> = {
  'approved': { state: 'Authorised', told: 'The unit has been told.' },
  'declined': { state: 'Not authorised', told: 'The action was taken, and the unit has been told. They have a task to review it with you today.' },
}

export const answerStoredExamples: readonly Example[] = [
  { title: 'Your approval is stored', message: answerStored({ about: decisions.spend, answered: 'approved', passedUpTo: null }) },
  {
    title: 'Your answer is stored: what was done is not authorised',
    message: answerStored({ about: decisions.protected, answered: 'declined', passedUpTo: null }),
  },
  {
    title: 'Your signature is stored',
    message: answerStored({ about: decisions.started, answered: 'approved', passedUpTo: null, isSignature: true }),
  },
  {
    title: 'Your support is stored',
    message: answerStored({ about: decisions.proceedings, answered: 'waiting', passedUpTo: 'Resource Panel' }),
  },
]
