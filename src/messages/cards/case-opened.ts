import type { CaseRef } from '../../domain/ids.ts'
import type { Example } from '../example.ts'
import { caseRef } from '../example-world.ts'
import type { Message } from '../model.ts'
import { button, buttons, heading, paragraph, stated } from '../text.ts'

export interface CaseOpened {
  readonly ref: CaseRef
  readonly unitName: string
  readonly childRef: string | null
}

/** A case is open and its clock can start. The birth date is kept for the clock and never shown. */
export function caseOpened({ ref, unitName, childRef }: CaseOpened): Message {
  return {
    summary: `${ref} is open.`,
    blocks: [
      heading(`${ref} is open`),
      stated('Open', `${ref} is with ${unitName}${childRef === null ? '' : `, with child ${childRef}`}.`, 'good'),
      paragraph('Say what has happened, and its dates are worked out.'),
      buttons(
        button('Something has happened', { kind: 'open-form', form: 'case-event', values: { case: ref } }, 'main'),
        button(`Show ${ref}`, { kind: 'show-case', case: ref }),
      ),
    ],
  }
}

export const caseOpenedExamples: readonly Example[] = [
  { title: 'A case opened with a child', message: caseOpened({ ref: caseRef('C-1050'), unitName: 'Hawthorn', childRef: 'C-1050-A' }) },
  { title: 'A case opened without children yet', message: caseOpened({ ref: caseRef('C-1051'), unitName: 'Hawthorn', childRef: null }) },
]
