import type { DecisionShown } from '../decision-shown.ts'
import { decisionInWords, readButton } from '../decision-shown.ts'
import type { Example } from '../example.ts'
import { decisions } from '../example-decisions.ts'
import type { Message } from '../model.ts'
import { buttons, stated } from '../text.ts'

/** To whoever added to an urgent record, or said which case it is about. */
export function recordPutRight(shown: DecisionShown, what: 'words' | 'case'): Message {
  const ref = decisionInWords(shown)
  return {
    summary: `${ref} is put right.`,
    blocks: [
      what === 'words'
        ? stated('Added', `what you wrote stands with ${ref} now.`, 'good')
        : stated('Put right', `${ref}. It stands with the case now, and everybody’s copy says so.`, 'good'),
      buttons(readButton(shown)),
    ],
  }
}

export const recordPutRightExamples: readonly Example[] = [
  { title: 'Added to an urgent record', message: recordPutRight(decisions.protected, 'words') },
  { title: 'The case of an urgent record is put right', message: recordPutRight(decisions.protected, 'case') },
]
