import type { CaseEventKind } from '../domain/case/case-event.ts'
import { CASE_EVENTS } from '../domain/case/case-event.ts'
import { eventName } from '../domain/case/event-headline.ts'
import type { Choice } from './model.ts'

/** Where choosing an event needs another word than telling of it: which date is meant. */
const CHOOSING: Readonly<Partial<Record<CaseEventKind, string>>> = {
  'transfer-in': 'Child on a plan moved in (date we were told)',
  'protection-plan': 'Protection plan (date of the initial conference)',
  'private-fostering': 'Private fostering (date we were told)',
}

/** Events to choose from in a form; `done` is not one of them, because a task is marked as done by its own form. */
export const eventChoices: readonly Choice[] = CASE_EVENTS
  .filter((event) => event !== 'done')
  .map((event) => ({ value: event, label: CHOOSING[event] ?? eventName(event) }))
