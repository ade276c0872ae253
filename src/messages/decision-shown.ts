import { formatPence } from '../domain/authority/money.ts'
import type { Decision } from '../domain/decision/decision.ts'
import { decisionRef } from '../domain/decision/decision.ts'
import type { CaseRef } from '../domain/ids.ts'
import type { Block, Button, Text } from './model.ts'
import { isDone, type Protecting } from './protection-words.ts'
import type { Colleague } from './text.ts'
import { aside, facts, messageLink, moment, named, strong, text } from './text.ts'

/** A decision with the words needed to show it in chat: never the reasons, never what the child said. */
export interface DecisionShown {
  readonly decision: Pick<Decision, 'number' | 'summary' | 'amount' | 'isUrgent' | 'state' | 'childWants' | 'decidedAt' | 'link'>
    & { readonly judgement: Pick<Decision['judgement'], 'because'> } & Protecting
  /** The matrix row's name, `Spend money`; null when the matrix does not name it. */
  readonly typeName: string | null
  readonly caseRef: CaseRef
  readonly decidedBy: Colleague
  readonly recordedBy: Colleague
  /** The decision it takes the place of, or raises again: `D-12`. */
  readonly follows?: { readonly ref: string; readonly isInItsPlace: boolean } | null
  /** A child of the case is in care, so what the child wants is asked for, and shown as missing when it is (004 §3.15). */
  readonly childInCare: boolean
}

/** `D-12 on C-1042`. */
export function decisionInWords({ decision, caseRef }: Pick<DecisionShown, 'decision' | 'caseRef'>): string {
  return `${decisionRef(decision)} on ${caseRef}`
}

/** `Spend money, £450: taxis to contact`. */
export function whatWasDecided({ decision, typeName }: Pick<DecisionShown, 'decision' | 'typeName'>): string {
  if (typeName === null && isDone(decision)) return decision.summary === '' ? 'Not said in chat; read it with the record' : decision.summary
  const kind = typeName ?? 'Something the matrix does not name'
  const what = decision.amount === null ? kind : `${kind}, ${formatPence(decision.amount)}`
  return decision.summary === '' ? what : `${what}: ${decision.summary}`
}

/**
 * What one needs to know of a decision. Decided-by and recorded-by are both shown when they are two people. The message it came from
 * is for the unit: whoever is asked above it reads the reasons, not the unit's conversation.
 */
export function decisionFacts(shown: DecisionShown, readers: 'unit' | 'above'): Block {
  const { decision, caseRef, decidedBy, recordedBy, childInCare } = shown
  const pairs: (readonly [string, Text | string])[] = [
    ['Case', caseRef],
    [isDone(decision) ? 'What was done' : 'Decision', whatWasDecided(shown)],
    ['Decided by', text(named(decidedBy), ', ', moment(decision.decidedAt))],
  ]
  if (recordedBy.id !== decidedBy.id) pairs.push(['Recorded by', text(named(recordedBy))])
  const wishes = decision.childWants === null ? text(strong('Missing')) : 'Written down; not shown in chat'
  if (childInCare) pairs.push(['What the child wants', wishes])
  const given = decision.protection?.refAsTyped ?? null
  if (given !== null && readers === 'above') pairs.push(['Case as it was given', given])
  if (shown.follows) pairs.push([shown.follows.isInItsPlace ? 'In place of' : 'Raises again', shown.follows.ref])
  if (decision.link !== null && readers === 'unit') pairs.push(['From', messageLink(decision.link)])
  return facts(...pairs)
}

/** Which row of which policy version decided, and why, as it was judged (invariant 3). */
export function judgedUnder({ decision }: Pick<DecisionShown, 'decision'>): Block {
  return aside(decision.judgement.because)
}

/** Reasons and questions are read on a page of their own, by those who may see the case. */
export function readButton(
  { decision }: Pick<DecisionShown, 'decision'>, label = isDone(decision) ? 'Read the record' : 'Read the reasons',
): Button {
  return { label, tone: 'normal', intent: { kind: 'show-decision', decision: decision.number } }
}
