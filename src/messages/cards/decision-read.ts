import { decisionRef } from '../../domain/decision/decision.ts'
import type { DecisionNarrative } from '../decision-narrative.ts'
import { narrativeFields } from '../decision-narrative.ts'
import { decisionFacts, decisionInWords, judgedUnder } from '../decision-shown.ts'
import type { Example } from '../example.ts'
import { decisions } from '../example-decisions.ts'
import { at, staff } from '../example-world.ts'
import type { Message } from '../model.ts'
import { aside, facts, heading } from '../text.ts'

/** All that was written about one decision, for the eyes of one person who may read it; never posted where others are. */
export function decisionRead(narrative: DecisionNarrative): Message {
  const { shown } = narrative
  return {
    summary: `${decisionInWords(shown)}, with what was written about it.`,
    blocks: [
      heading(`${decisionRef(shown.decision)}, as written`),
      decisionFacts(shown),
      facts(...narrativeFields(narrative).map((field) => [field.label, field.value] as const)),
      judgedUnder(shown),
      aside('Only you can see this. Do not copy it into a channel.'),
    ],
  }
}

export const decisionReadExamples: readonly Example[] = [
  {
    title: 'What was written about a decision',
    message: decisionRead({
      shown: decisions.spend, reasons: 'Contact is at a distance until the new carer has a car.', closingReason: null,
      thread: [{ kind: 'question', by: staff.ruth, at: at('2026-11-24', '11:05'), text: 'Could the contact service bring them?' }],
    }),
  },
]
