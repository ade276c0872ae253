import type { CaseEventKind } from '../domain/case/case-event.ts'
import { CASE_EVENTS } from '../domain/case/case-event.ts'
import { capitalised } from './counted.ts'
import type { Choice } from './model.ts'

/** Case events as people say them: what starts a clock first, then what happens to a running one. */
export const eventWords: Readonly<Record<CaseEventKind, string>> = {
  'referral': 'referral',
  'strategy-discussion': 'strategy discussion',
  'transfer-in': 'child on a plan moved in',
  'police-protection': 'police protection',
  'emergency-protection-order': 'emergency protection order',
  'assessment-order': 'child assessment order',
  'child-in-need': 'child-in-need plan',
  'protection-plan': 'protection plan (initial conference)',
  'birth-on-plan': 'birth on a pre-birth plan',
  'looked-after': 'looked after',
  'placement': 'placement',
  'care-order-at-home': 'care order, living with a parent',
  'temporary-approval': 'temporary approval of a carer',
  'authority-to-place': 'authority to place for adoption',
  'placed-for-adoption': 'placed for adoption',
  'eligible': 'eligible for leaving care',
  'pathway-plan': 'pathway plan',
  'left-care': 'left care',
  'private-fostering': 'private fostering',
  'returned-from-missing': 'returned from missing',
  'application-issued': 'court application issued',
  'direction': 'court direction',
  'legal-planning-meeting': 'legal planning meeting',
  'visit': 'visit',
  'review': 'review',
  'review-conference': 'review conference',
  'core-group': 'core group',
  'conference-not-required': 'conference not required',
  'health-assessment': 'health assessment',
  'plan-ended': 'plan ended',
  'ceased-looked-after': 'no longer looked after',
  'moved': 'moved',
  'order-made': 'final order made',
  'closed': 'case closed',
  'concern': 'concern about significant harm',
  'extended': 'extension granted',
  'done': 'work done',
}

/** What is running since an event, at the start of a line: `Looked after`, `Protection plan`. */
export function runningWords(event: CaseEventKind): string {
  return event === 'protection-plan' ? 'Protection plan' : capitalised(eventWords[event])
}

/** Events to choose from in a form; `done` is not one of them, because a task is marked as done by its own form. */
export const eventChoices: readonly Choice[] = CASE_EVENTS
  .filter((event) => event !== 'done')
  .map((event) => ({ value: event, label: capitalised(eventWords[event]) }))
