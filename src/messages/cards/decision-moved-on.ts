import { decisionRef } from '../../domain/decision/decision.ts'
import { isOpen } from '../../domain/escalation/escalation.ts'
import type { PersonId } from '../../domain/ids.ts'
import { decisionFacts, decisionInWords, readButton } from '../decision-shown.ts'
import type { EscalationShown } from '../escalation-shown.ts'
import { whereItStands } from '../escalation-shown.ts'
import type { Example } from '../example.ts'
import { escalations } from '../example-decisions.ts'
import { staff } from '../example-world.ts'
import type { Message } from '../model.ts'
import { buttons, heading, paragraph } from '../text.ts'

export interface DecisionMovedOn {
  readonly shown: EscalationShown
  /** Who pressed; it may have been they who came first. */
  readonly readerId: PersonId
}

/** To somebody whose press came second: who decided and when, and that their press changed nothing. */
export function decisionMovedOn({ shown, readerId }: DecisionMovedOn): Message {
  return {
    summary: `${decisionInWords(shown.about)} had moved on already; nothing was changed.`,
    blocks: [
      heading(`${decisionRef(shown.about.decision)} has moved on`),
      whereItStands(shown),
      paragraph(whatCameFirst(shown, readerId)),
      decisionFacts(shown.about, 'above'),
      buttons(readButton(shown.about)),
    ],
  }
}

function whatCameFirst({ escalation, closedBy, held }: EscalationShown, readerId: PersonId): string {
  if (held?.by.id === readerId) {
    return 'You have it in hand since that was shown, so your press changed nothing. To answer it, press on the card as it is now.'
  }
  if (isOpen(escalation)) return 'It has changed since that was shown, so your press changed nothing. Look at it again, and then answer.'
  if (closedBy?.id === readerId) return 'That was you, so there was nothing left to change.'
  return 'Somebody was before you, so your press changed nothing.'
}

export const decisionMovedOnExamples: readonly Example[] = [
  { title: 'Pressed second: it was approved', message: decisionMovedOn({ shown: escalations.approved, readerId: staff.owen.id }) },
  { title: 'Pressed second: it was withdrawn', message: decisionMovedOn({ shown: escalations.withdrawn, readerId: staff.ruth.id }) },
  { title: 'Said twice that they have it', message: decisionMovedOn({ shown: escalations.inHand, readerId: staff.ruth.id }) },
  { title: 'Pressed twice by the same person', message: decisionMovedOn({ shown: escalations.approved, readerId: staff.ruth.id }) },
  { title: 'Pressed on a card from before it went up', message: decisionMovedOn({ shown: escalations.comeUp, readerId: staff.ruth.id }) },
]
