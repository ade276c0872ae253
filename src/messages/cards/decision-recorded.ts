import { decisionRef } from '../../domain/decision/decision.ts'
import type { DecisionShown } from '../decision-shown.ts'
import { decisionFacts, decisionInWords, judgedUnder, readButton } from '../decision-shown.ts'
import type { Example } from '../example.ts'
import { decisions } from '../example-decisions.ts'
import { messageUrl } from '../example-world.ts'
import type { Block, Message } from '../model.ts'
import { buttons, heading, stated } from '../text.ts'

export interface DecisionRecorded {
  readonly shown: DecisionShown
  /** Who has to authorise it after the event, as a role; null when it was within the decider's authority. */
  readonly authorisedAfterwardsBy: string | null
}

/** A decision that stands: within authority, or action to protect a child, which is recorded first and authorised afterwards. */
export function decisionRecorded({ shown, authorisedAfterwardsBy }: DecisionRecorded): Message {
  const ref = decisionRef(shown.decision)
  return {
    summary: `${shown.decision.isUrgent ? 'Urgent: ' : ''}${decisionInWords(shown)} is recorded.`,
    blocks: [
      heading(`${ref} is recorded`),
      standing(shown, authorisedAfterwardsBy),
      decisionFacts(shown, 'unit'),
      judgedUnder(shown),
      buttons(readButton(shown)),
    ],
  }
}

function standing({ decision }: DecisionShown, authorisedAfterwardsBy: string | null): Block {
  if (authorisedAfterwardsBy !== null) {
    const words = `recorded at once: a child’s safety does not wait. The ${authorisedAfterwardsBy} is asked to authorise it afterwards.`
    return stated(decision.isUrgent ? 'Urgent' : 'Not authorised yet', words, 'urgent')
  }
  return decision.isUrgent ? stated('Urgent', 'decided within authority.', 'urgent') : stated('Decided', 'within authority.', 'good')
}

export const decisionRecordedExamples: readonly Example[] = [
  { title: 'A decision within authority', message: decisionRecorded({ shown: decisions.spend, authorisedAfterwardsBy: null }) },
  {
    title: 'A decision logged from a chat message',
    message: decisionRecorded({
      shown: { ...decisions.spend, decision: { ...decisions.spend.decision, link: messageUrl } }, authorisedAfterwardsBy: null,
    }),
  },
  {
    title: 'Action to protect a child, authorised afterwards',
    message: decisionRecorded({
      shown: {
        ...decisions.proceedings, typeName: 'Emergency protection order',
        decision: {
          ...decisions.proceedings.decision,
          judgement: { because: 'Emergency protection order: this is for a group manager. Row epo of policy rsw-1.' },
        },
      },
      authorisedAfterwardsBy: 'group manager',
    }),
  },
]
