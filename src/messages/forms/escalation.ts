import { decisionInWords, whatWasDecided } from '../decision-shown.ts'
import { narrativeFields } from '../decision-narrative.ts'
import type { DecisionNarrative } from '../decision-narrative.ts'
import type { Example } from '../example.ts'
import { escalationId, exampleNarrative } from '../example-decisions.ts'
import { exampleOffers } from './example-offers.ts'
import type { Field, Form, Text } from '../model.ts'
import { strong, text } from '../text.ts'
import { fieldsOf } from './fields.ts'
import type { FormAsk } from './form-ask.ts'
import { form } from './form-ask.ts'

/** The group manager says no, and why. */
export function declineForm(ask: FormAsk): Form {
  return form('decline', ask, {
    title: 'Decline', submit: 'Decline', intro: about(ask),
    fields: [...toRead(ask), fieldsOf(ask).paragraph('reason', 'Why', { isRequired: true, hint: 'What would change the answer? Use references, not names.' })],
  })
}

/** The group manager needs to know something first. */
export function sendBackForm(ask: FormAsk): Form {
  return form('send-back', ask, {
    title: 'Ask a question first', submit: 'Send back', intro: about(ask),
    fields: [...toRead(ask), fieldsOf(ask).paragraph('question', 'Your question', { isRequired: true, hint: 'The unit answers and it comes back to you. Use references, not names.' })],
  })
}

/** The unit answers what was asked. */
export function answerForm(ask: FormAsk): Form {
  return form('answer', ask, {
    title: 'Answer the question', submit: 'Answer', intro: about(ask),
    fields: [...toRead(ask), fieldsOf(ask).paragraph('answer', 'Your answer', { isRequired: true, hint: 'It goes back to whoever asked. Use references, not names.' })],
  })
}

/** All that was written about a decision: a page of its own, to read and close. */
export function decisionPage(narrative: DecisionNarrative): Form {
  return { form: 'decision', title: decisionInWords(narrative.shown), intro: text(whatWasDecided(narrative.shown)), submit: null, carries: {}, fields: narrativeFields(narrative) }
}

function about({ offers: { decision } }: FormAsk): Text {
  return decision === null ? [] : text(strong(decisionInWords(decision.shown)), `: ${whatWasDecided(decision.shown)}`)
}

function toRead({ offers: { decision } }: FormAsk): readonly Field[] {
  return decision === null ? [] : narrativeFields(decision)
}

const ask: FormAsk = { values: {}, problems: {}, carries: { escalation: escalationId, version: '1' }, offers: { ...exampleOffers, decision: exampleNarrative } }
const unanswered: FormAsk = { ...ask, offers: { ...exampleOffers, decision: { ...exampleNarrative, thread: exampleNarrative.thread.slice(0, 1) } } }

export const escalationFormExamples: readonly Example[] = [
  { title: 'Decline', form: declineForm({ ...ask, offers: { ...exampleOffers, decision: { ...exampleNarrative, thread: [] } } }) },
  {
    title: 'Decline, without a reason',
    form: declineForm({ ...ask, problems: { reason: 'Say why, so that the unit knows what would change the answer.' } }),
  },
  { title: 'Send back with a question', form: sendBackForm({ ...ask, offers: { ...exampleOffers, decision: null } }) },
  { title: 'Answer the question', form: answerForm(unanswered) },
  { title: 'A decision’s own page', form: decisionPage({ ...exampleNarrative, closingReason: 'The season ticket covers it.' }) },
]
