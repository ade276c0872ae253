import { decisionRef } from '../../domain/decision/decision.ts'
import { decisionFacts, decisionInWords, judgedUnder, readButton } from '../decision-shown.ts'
import type { EscalationShown } from '../escalation-shown.ts'
import { answerButtons, neededInWords, nextStep, whereItStands } from '../escalation-shown.ts'
import type { Example } from '../example.ts'
import { escalations } from '../example-decisions.ts'
import type { Block, Message } from '../model.ts'
import type { Colleague } from '../text.ts'
import { buttons, heading, mention, paragraph, stated, text } from '../text.ts'

export interface EscalationAsked {
  readonly shown: EscalationShown
  /** What the reader has to do with it now: it is theirs; it was, and has gone to somebody else; or they supported it. */
  readonly reader: 'asked' | 'was-asked' | 'supported'
}

/** To the person asked to decide, with the three answers; once it is answered, what came of it and nothing left to press. */
export function escalationAsked({ shown, reader }: EscalationAsked): Message {
  const { about, escalation, asked } = shown
  const isWaiting = escalation.state === 'waiting'
  const isTheirs = isWaiting && reader === 'asked'
  const urgently = isTheirs && escalation.isUrgent ? 'Urgent: ' : ''
  return {
    summary: `${urgently}${decisionInWords(about)} ${isWaiting ? summaryWords[reader] : NOT_ANY_MORE}.`,
    blocks: [
      heading(`${decisionRef(about.decision)} ${isTheirs ? summaryWords.asked : isWaiting ? isWith(asked) : NOT_ANY_MORE}`),
      isTheirs && asked !== null ? yours(shown, asked) : whereItStands(shown),
      ...(isWaiting && reader === 'was-asked' ? [paragraph('You can still answer it.')] : []),
      decisionFacts(about, 'above'),
      judgedUnder(about),
      buttons(...(isWaiting && reader !== 'supported' ? answerButtons(shown) : []), readButton(about)),
    ],
  }
}

const NOT_ANY_MORE = 'no longer needs your decision'

const summaryWords: Readonly<Record<EscalationAsked['reader'], string>> = {
  'asked': 'needs your decision',
  'was-asked': 'has gone up without your answer',
  'supported': 'has gone up with your support',
}

function isWith(asked: Colleague | null): string {
  return asked === null ? 'has gone up' : `is with ${asked.name} now`
}

/** For whom it is, and what happens without an answer: the one person who has to act is notified. */
function yours(shown: EscalationShown, asked: Colleague): Block {
  const cameUp = shown.escalation.step > 0 ? ' and has come up to you' : ''
  const words = [...text(mention(asked), `, this is for ${neededInWords(shown.needs)}${cameUp}. `), ...nextStep(shown)]
  return shown.escalation.isUrgent ? stated('Urgent', words, 'urgent') : paragraph(words)
}

export const escalationAskedExamples: readonly Example[] = [
  { title: 'The group manager’s view: to decide', message: escalationAsked({ shown: escalations.waiting, reader: 'asked' }) },
  {
    title: 'The group manager’s view: urgent, with a panel behind',
    message: escalationAsked({ shown: escalations.urgent, reader: 'asked' }),
  },
  { title: 'The head of service’s view: it has come up', message: escalationAsked({ shown: escalations.comeUp, reader: 'asked' }) },
  { title: 'The group manager’s view: it has gone up', message: escalationAsked({ shown: escalations.comeUp, reader: 'was-asked' }) },
  { title: 'The group manager’s view: supported', message: escalationAsked({ shown: escalations.comeUp, reader: 'supported' }) },
  { title: 'The group manager’s view: answered', message: escalationAsked({ shown: escalations.approved, reader: 'asked' }) },
]
