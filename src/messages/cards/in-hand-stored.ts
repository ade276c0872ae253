import { decisionInWords, readButton } from '../decision-shown.ts'
import type { EscalationShown } from '../escalation-shown.ts'
import type { Example } from '../example.ts'
import { escalations } from '../example-decisions.ts'
import type { Message } from '../model.ts'
import { buttons, moment, stated, text } from '../text.ts'

/** To whoever said that they have it: until when nobody else is asked, and that it still needs their answer. */
export function inHandStored({ about, held, nextRole }: Pick<EscalationShown, 'about' | 'held' | 'nextRole'>): Message {
  const ref = decisionInWords(about)
  const then = nextRole === null ? 'it is asked again' : `it goes to the ${nextRole}`
  return {
    summary: `You have ${ref}.`,
    blocks: [
      stated('You have it', [
        ...text(`${ref}. Everybody who sees it is told so. `),
        ...(held ? text('Answer it by ', moment(held.until), `; after that ${then}.`) : []),
      ], 'good'),
      buttons(readButton(about)),
    ],
  }
}

export const inHandStoredExamples: readonly Example[] = [
  { title: 'You have it', message: inHandStored(escalations.inHand) },
]
