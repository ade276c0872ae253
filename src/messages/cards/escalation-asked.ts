import { decisionRef } from '../../domain/decision/decision.ts'
import { isToCoSign } from '../co-signature.ts'
import { decisionFacts, decisionInWords, judgedUnder, readButton } from '../decision-shown.ts'
import type { EscalationShown } from '../escalation-shown.ts'
import { answerButtons, inHandWords, keptPolicy, neededInWords, nextStep, whereItStands } from '../escalation-shown.ts'
import type { Example } from '../example.ts'
import { escalations } from '../example-decisions.ts'
import type { Block, Message } from '../model.ts'
import { isDone } from '../protection-words.ts'
import type { Colleague } from '../text.ts'
import { buttons, heading, mention, named, paragraph, stated, text } from '../text.ts'

export interface EscalationAsked {
  readonly shown: EscalationShown
  /**
   * What the reader has to do with it now: it is theirs; it was, and has gone to somebody else; or they supported it. In a `channel`
   * everybody reads to whom it is put.
   */
  readonly reader: 'asked' | 'was-asked' | 'supported' | 'channel'
}

/** To the person asked to decide, with the three answers; once it is answered, what came of it and nothing left to press. */
export function escalationAsked({ shown, reader }: EscalationAsked): Message {
  const { about, escalation, asked } = shown
  const isWaiting = escalation.state === 'waiting'
  const isTheirs = isWaiting && (reader === 'asked' || (reader === 'channel' && asked !== null))
  const over = escalation.state === 'sent-back' ? SENT_BACK : NOT_ANY_MORE
  const summaryWords = isToCoSign(escalation) ? signatureWords : isDone(about.decision) ? protectionWords : decisionWords
  const urgently = isTheirs && escalation.isUrgent ? 'Urgent: ' : ''
  return {
    summary: `${urgently}${decisionInWords(about)} ${isWaiting ? summaryWords[reader] : over}.`,
    blocks: [
      heading(`${decisionRef(about.decision)} ${isTheirs ? headline(reader, summaryWords, asked) : isWaiting ? isWith(asked) : over}`),
      isTheirs && asked !== null ? yours(shown, asked) : whereItStands(shown),
      ...(isWaiting && reader === 'was-asked' ? [paragraph('You can still answer it.')] : []),
      decisionFacts(about, reader === 'channel' ? 'unit' : 'above'),
      judgedUnder(about),
      ...keptPolicy(shown),
      buttons(...(isWaiting && reader !== 'supported' ? answerButtons(shown) : []), readButton(about)),
    ],
  }
}

const NOT_ANY_MORE = 'no longer needs your decision'
const SENT_BACK = 'is back with the unit, with a question'

const decisionWords: Readonly<Record<EscalationAsked['reader'], string>> = {
  'asked': 'needs your decision',
  'was-asked': 'has gone up without your answer',
  'supported': 'has gone up with your support',
  'channel': 'needs a decision',
}

const signatureWords: typeof decisionWords = {
  'asked': 'needs you to co-sign it', 'was-asked': 'has gone up without your signature', 'supported': 'has gone up with your signature',
  'channel': 'is to be co-signed',
}

const protectionWords: typeof decisionWords = { ...decisionWords, 'asked': 'was done to protect a child; please authorise it', 'channel': 'was done to protect a child, and is to be authorised' }

function headline(reader: EscalationAsked['reader'], words: typeof decisionWords, asked: Colleague | null): string {
  return reader === 'channel' && asked !== null ? `${words.channel}: ${asked.name} is asked` : words.asked
}

function isWith(asked: Colleague | null): string {
  return asked === null ? 'has gone up' : `is with ${asked.name} now`
}

/** For whom it is, and what happens without an answer: the one person who has to act is notified. */
function yours(shown: EscalationShown, asked: Colleague): Block {
  const cameUp = shown.escalation.step > 0 ? ' and has come up to you' : ''
  const what = isToCoSign(shown.escalation)
    ? text(`, `, named(shown.about.decidedBy), ` is new in post and decided this within authority. It stands; please co-sign it${cameUp}. `)
    : isDone(shown.about.decision)
      ? text(', ', named(shown.about.decidedBy), ` has acted already, and nothing waits for you. Ring them. Then authorise it or not: it is for ${neededInWords(shown.needs)}${cameUp}. `)
      : text(`, this is for ${neededInWords(shown.needs)}${cameUp}. `)
  const words = [...text(mention(asked)), ...what, ...inHandWords(shown) ?? nextStep(shown)]
  return shown.escalation.isUrgent ? stated('Urgent', words, 'urgent') : paragraph(words)
}

export const escalationAskedExamples: readonly Example[] = [
  { title: 'The group manager’s view: to decide', message: escalationAsked({ shown: escalations.waiting, reader: 'asked' }) },
  {
    title: 'The group manager’s view: urgent, with a panel behind',
    message: escalationAsked({ shown: escalations.urgent, reader: 'asked' }),
  },
  { title: 'The group manager’s view: a child was protected already', message: escalationAsked({ shown: escalations.done, reader: 'asked' }) },
  {
    title: 'The group manager’s view: a child was protected already, and the case is not known yet',
    message: escalationAsked({ shown: escalations.doneUnfiled, reader: 'asked' }),
  },
  { title: 'The group manager’s view: to co-sign', message: escalationAsked({ shown: escalations.toCoSign, reader: 'asked' }) },
  { title: 'The head of service’s view: it has come up', message: escalationAsked({ shown: escalations.comeUp, reader: 'asked' }) },
  { title: 'The group manager’s view: it has gone up', message: escalationAsked({ shown: escalations.comeUp, reader: 'was-asked' }) },
  { title: 'The group manager’s view: supported', message: escalationAsked({ shown: escalations.comeUp, reader: 'supported' }) },
  { title: 'The group manager’s view: they have it', message: escalationAsked({ shown: escalations.inHand, reader: 'asked' }) },
  { title: 'In the channel, to the group manager', message: escalationAsked({ shown: escalations.waiting, reader: 'channel' }) },
  { title: 'The group manager’s view: sent back', message: escalationAsked({ shown: escalations.sentBack, reader: 'asked' }) },
  { title: 'The group manager’s view: answered', message: escalationAsked({ shown: escalations.approved, reader: 'asked' }) },
]
