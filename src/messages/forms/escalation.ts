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
    fields: toWrite(ask, 'reason', 'Why', 'What would change the answer? Use references, not names.'),
  })
}

/** The group manager needs to know something first. */
export function sendBackForm(ask: FormAsk): Form {
  return form('send-back', ask, {
    title: 'Ask a question first', submit: 'Send back', intro: about(ask),
    fields: toWrite(ask, 'question', 'Your question', 'The unit answers and it comes back to you. Use references, not names.'),
  })
}

/** The unit answers what was asked. */
export function answerForm(ask: FormAsk): Form {
  return form('answer', ask, {
    title: 'Answer the question', submit: 'Answer', intro: about(ask),
    fields: toWrite(ask, 'answer', 'Your answer', 'It goes back to whoever asked. Use references, not names.'),
  })
}

/** All that was written about a decision: a page of its own, to read and close. */
export function decisionPage(narrative: DecisionNarrative): Form {
  const { shown } = narrative
  return {
    form: 'decision', title: decisionInWords(shown), intro: text(whatWasDecided(shown)), submit: null, carries: {},
    fields: narrativeFields(narrative),
  }
}

function about({ offers: { decision } }: FormAsk): Text {
  return decision === null ? [] : text(strong(decisionInWords(decision.shown)), `: ${whatWasDecided(decision.shown)}`)
}

/** What was written so far, to be read; then the one thing to write. */
function toWrite(ask: FormAsk, name: string, label: string, hint: string): readonly Field[] {
  const { decision } = ask.offers
  return [...(decision === null ? [] : narrativeFields(decision)), fieldsOf(ask).paragraph(name, label, { isRequired: true, hint })]
}

/** The form opened when that many entries of the thread were written. */
function askAfter(entries: number): FormAsk {
  const decision = { ...exampleNarrative, thread: exampleNarrative.thread.slice(0, entries) }
  return { values: {}, problems: {}, carries: { escalation: escalationId, version: '1' }, offers: { ...exampleOffers, decision } }
}

export const escalationFormExamples: readonly Example[] = [
  { title: 'Decline', form: declineForm(askAfter(0)) },
  {
    title: 'Decline, without a reason',
    form: declineForm({ ...askAfter(2), problems: { reason: 'Say why, so that the unit knows what would change the answer.' } }),
  },
  { title: 'Send back with a question', form: sendBackForm({ ...askAfter(0), offers: exampleOffers }) },
  { title: 'Answer the question', form: answerForm(askAfter(1)) },
  { title: 'A decision’s own page', form: decisionPage({ ...exampleNarrative, closingReason: 'The season ticket covers it.' }) },
]
