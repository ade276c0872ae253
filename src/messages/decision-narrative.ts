import type { Decision } from '../domain/decision/decision.ts'
import type { ThreadEntry } from '../domain/escalation/escalation.ts'
import { momentInWords } from '../domain/calendar/words.ts'
import type { DecisionShown } from './decision-shown.ts'
import { shown } from './forms/fields.ts'
import type { Field } from './model.ts'
import { isDone } from './protection-words.ts'
import type { Colleague } from './text.ts'

/** All that was written about a decision. Only for pages and forms of those who may see the case; never for a channel or a card. */
export interface DecisionNarrative {
  readonly shown: DecisionShown
  readonly reasons: Decision['reasons']
  readonly thread: readonly (Pick<ThreadEntry, 'kind' | 'at' | 'text'> & { readonly by: Colleague })[]
  /** Why it was declined. */
  readonly closingReason: string | null
}

const entryWords: Readonly<Record<ThreadEntry['kind'], string>> = {
  question: 'Question from',
  answer: 'Answer from',
  support: 'Supported by',
  earlier: 'Before that,',
  declined: 'Declined by',
  added: 'Added to by',
}

/** The narrative as fields to read, in the order it was written. */
export function narrativeFields({ shown: { decision, childInCare }, reasons, thread, closingReason }: DecisionNarrative): readonly Field[] {
  const given = decision.protection?.refAsTyped ?? null
  return [
    ...(given === null ? [] : [shown('written-case', 'Case as it was given', given)]),
    isDone(decision)
      ? shown('written-reasons', decision.summary === '' ? 'What was done' : 'More about it', reasons ?? 'Nothing more was written down.')
      : shown('written-reasons', 'Reasons', reasons ?? 'None were written down.'),
    ...(decision.childWants !== null || childInCare
      ? [shown('written-childWants', 'What the child wants to happen next', decision.childWants ?? 'Missing: nobody has written it down.')]
      : []),
    ...thread.map(({ kind, by, at, text }, index) =>
      shown(`written-${index + 1}`, `${entryWords[kind]} ${by.name}, ${momentInWords(at)}`, text)),
    ...(closingReason === null ? [] : [shown('written-closing', 'Why it was declined', closingReason)]),
  ]
}
