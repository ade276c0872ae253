import { decisionRef } from '../../domain/decision/decision.ts'
import { decisionFacts, decisionInWords, readButton } from '../decision-shown.ts'
import type { EscalationShown } from '../escalation-shown.ts'
import { whereItStands } from '../escalation-shown.ts'
import type { Example } from '../example.ts'
import { escalations } from '../example-decisions.ts'
import type { Message } from '../model.ts'
import { buttons, heading, paragraph } from '../text.ts'

/** To somebody whose press came second: who decided and when, and that their press changed nothing. */
export function decisionMovedOn(shown: EscalationShown): Message {
  return {
    summary: `${decisionInWords(shown.about)} had moved on already; nothing was changed.`,
    blocks: [
      heading(`${decisionRef(shown.about.decision)} has moved on`),
      whereItStands(shown),
      paragraph('Somebody was before you, so nothing was changed by your press.'),
      decisionFacts(shown.about),
      buttons(readButton(shown.about)),
    ],
  }
}

export const decisionMovedOnExamples: readonly Example[] = [
  { title: 'Pressed second: it was approved', message: decisionMovedOn(escalations.approved) },
  { title: 'Pressed second: it was withdrawn', message: decisionMovedOn(escalations.withdrawn) },
]
