import { decisionRef } from '../../domain/decision/decision.ts'
import { decisionFacts, decisionInWords, judgedUnder, readButton } from '../decision-shown.ts'
import type { EscalationShown } from '../escalation-shown.ts'
import { answerButtons, neededInWords, nextStep, whereItStands } from '../escalation-shown.ts'
import type { Example } from '../example.ts'
import { escalations } from '../example-decisions.ts'
import type { Block, Message } from '../model.ts'
import type { Colleague } from '../text.ts'
import { buttons, heading, mention, paragraph, stated, text } from '../text.ts'

/** To the person asked to decide, with the three answers; once it is answered, what came of it and nothing left to press. */
export function escalationAsked(shown: EscalationShown): Message {
  const { about, escalation, asked } = shown
  const ref = decisionRef(about.decision)
  const isWaiting = escalation.state === 'waiting'
  return {
    summary: isWaiting
      ? `${escalation.isUrgent ? 'Urgent: ' : ''}${decisionInWords(about)} needs your decision.`
      : `${decisionInWords(about)} no longer needs your decision.`,
    blocks: [
      heading(isWaiting ? `${ref} needs your decision` : `${ref} no longer needs your decision`),
      isWaiting && asked !== null ? yours(shown, asked) : whereItStands(shown),
      decisionFacts(about),
      judgedUnder(about),
      buttons(...(isWaiting ? answerButtons(shown) : []), readButton(about)),
    ],
  }
}

/** For whom it is, and what happens without an answer: the one person who has to act is notified. */
function yours(shown: EscalationShown, asked: Colleague): Block {
  const words = [...text(mention(asked), `, this is for ${neededInWords(shown.needs)}. `), ...nextStep(shown)]
  return shown.escalation.isUrgent ? stated('Urgent', words, 'urgent') : paragraph(words)
}

export const escalationAskedExamples: readonly Example[] = [
  { title: 'The group manager’s view: to decide', message: escalationAsked(escalations.waiting) },
  { title: 'The group manager’s view: urgent, with a panel behind', message: escalationAsked(escalations.urgent) },
  { title: 'The group manager’s view: answered', message: escalationAsked(escalations.approved) },
]
