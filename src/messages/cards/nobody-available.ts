import { decisionRef } from '../../domain/decision/decision.ts'
import { decisionFacts, decisionInWords, readButton } from '../decision-shown.ts'
import type { EscalationShown } from '../escalation-shown.ts'
import { unitButtons, whereItStands } from '../escalation-shown.ts'
import type { Example } from '../example.ts'
import { escalations, exampleEscalation } from '../example-decisions.ts'
import { staff } from '../example-world.ts'
import type { Message } from '../model.ts'
import { buttons, heading, stated } from '../text.ts'

export interface NobodyAvailable {
  readonly shown: EscalationShown
  /** The role nobody was there for, `group manager`. */
  readonly missing: string
}

/** Nobody holds the role today, so it went up a level at once, and says so (invariant 5). */
export function nobodyAvailable({ shown, missing }: NobodyAvailable): Message {
  return {
    summary: `${shown.escalation.isUrgent ? 'Urgent: ' : ''}${decisionInWords(shown.about)} found nobody to ask and has gone up a level.`,
    blocks: [
      heading(`${decisionRef(shown.about.decision)} has gone up a level`),
      stated('Nobody available', `no ${missing} is there today and nobody covers, so it does not wait for one.`, 'warning'),
      whereItStands(shown),
      decisionFacts(shown.about, 'unit'),
      buttons(...unitButtons(shown), readButton(shown.about)),
    ],
  }
}

export const nobodyAvailableExamples: readonly Example[] = [
  {
    title: 'Nobody available, gone up',
    message: nobodyAvailable({ shown: exampleEscalation({ asked: staff.owen, nextRole: 'assistant director' }), missing: 'group manager' }),
  },
  {
    title: 'Nobody available there either',
    message: nobodyAvailable({ shown: { ...escalations.nobodyThere, nextRole: 'assistant director' }, missing: 'head of service' }),
  },
]
