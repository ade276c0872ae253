import { decisionRef } from '../../domain/decision/decision.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { DecisionShown } from '../decision-shown.ts'
import { decisionFacts, decisionInWords, readButton } from '../decision-shown.ts'
import type { Example } from '../example.ts'
import { decisions } from '../example-decisions.ts'
import type { Message } from '../model.ts'
import { button, buttons, heading, stated } from '../text.ts'

export interface AlreadyRecorded {
  /** The decision that stands already. */
  readonly shown: DecisionShown
  /** The matrix row it was judged under, or `other`: what a second one is of. */
  readonly type: string | null
  readonly decidedById: PersonId
  /** The chat message the second one would be logged from. */
  readonly link: string | null
}

/**
 * The same decision stands already: a repeat is recognised, not written twice. The button means a second one; it carries no words
 * (an empty summary), so whoever answers it takes them from the decision shown.
 */
export function alreadyRecorded({ shown, type, decidedById, link }: AlreadyRecorded): Message {
  const { decision, caseRef } = shown
  return {
    summary: `${decisionInWords(shown)} is the same decision, recorded already; nothing was added.`,
    blocks: [
      heading(`Already recorded as ${decisionRef(decision)}`),
      stated('Nothing was added', 'this is the same decision. If you mean a second one, record it again.', 'normal'),
      decisionFacts(shown, 'unit'),
      buttons(
        button('Record it again', {
            kind: 'decide', case: caseRef, type, amount: decision.amount, isUrgent: decision.isUrgent, isConfirmed: true,
            decidedBy: { kind: 'id', id: decidedById }, summary: '', childWants: null, reasons: null, link,
          }),
        readButton(shown),
      ),
    ],
  }
}

export const alreadyRecordedExamples: readonly Example[] = [
  {
    title: 'The same decision stands already',
    message: alreadyRecorded({ shown: decisions.spend, type: 'spend', decidedById: decisions.spend.decidedBy.id, link: null }),
  },
]
