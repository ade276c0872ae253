import { decisionRef } from '../../domain/decision/decision.ts'
import type { CaseRef } from '../../domain/ids.ts'
import { whatWasDecided, type DecisionShown } from '../decision-shown.ts'
import type { Example } from '../example.ts'
import { decisions } from '../example-decisions.ts'
import { caseRef } from '../example-world.ts'
import type { Message } from '../model.ts'
import { button, buttons, facts, heading, moment, named, stated, text } from '../text.ts'

export interface CaseNamed {
  readonly shown: DecisionShown
  /** The case as they know it. */
  readonly caseRef: CaseRef
  /** Somebody has said since which case it is about. */
  readonly isPutRight: boolean
}

/** To those who know of a case: somebody it is not for has recorded something urgent and named it. They may put it where it belongs. */
export function caseNamed({ shown, caseRef: ref, isPutRight }: CaseNamed): Message {
  const { decision, recordedBy } = shown
  return {
    summary: `Urgent: ${decisionRef(decision)}, which somebody else recorded, names ${ref}.`,
    blocks: [
      heading(`${ref} is named in ${decisionRef(decision)}`),
      stated('Urgent', text(named(recordedBy), ' recorded this to protect a child and gave this case. They cannot see the case: ring them.'), 'urgent'),
      facts(['Case', ref], ['What was recorded', whatWasDecided(shown)], ['By', text(named(recordedBy), ', ', moment(decision.decidedAt))]),
      ...(isPutRight
        ? [stated('Put right', 'it stands with the case it is about now.', 'good')]
        : [buttons(button(`It is about ${ref}`, { kind: 'file-decision', decision: decision.number, case: ref }, 'main'))]),
    ],
  }
}

export const caseNamedExamples: readonly Example[] = [
  { title: 'Somebody else has named this case in an urgent record', message: caseNamed({ shown: decisions.protected, caseRef: caseRef('C-1044'), isPutRight: false }) },
]
