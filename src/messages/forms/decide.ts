import type { Example } from '../example.ts'
import { exampleOffers } from './example-offers.ts'
import type { Field, Form } from '../model.ts'
import { text } from '../text.ts'
import { caseField, fieldsOf } from './fields.ts'
import type { FormAsk } from './form-ask.ts'
import { form } from './form-ask.ts'

/** A decision about a case. What is typed under reasons is kept with the decision and never posted. */
export function decideForm(ask: FormAsk): Form {
  return form('decide', ask, {
    title: 'Record a decision', submit: 'Record',
    intro: text('If it is beyond your authority it goes to the person who can decide.'),
    fields: [caseField(fieldsOf(ask)), ...decisionFields(ask)],
  })
}

/** What is asked of every decision, new or in the place of another. */
export function decisionFields(ask: FormAsk): readonly Field[] {
  const fields = fieldsOf(ask)
  const named = ask.offers.decisionTypes.map(({ id, name }) => ({ value: id, label: name }))
  return [
    fields.choice('type', 'What kind of decision', [...named, { value: 'other', label: 'Something else' }], { isRequired: true }),
    fields.money('amount', 'How much', { hint: 'Only for money, like £450 or 450.00.' }),
    fields.line('summary', 'In a few words', { hint: 'Shown in the unit’s channel, like taxis to contact. No names.' }),
    fields.person('decidedBy', 'Who decided', { hint: 'Leave empty if you did.' }),
    fields.paragraph('childWants', 'What does this child want to happen next?', {
      hint: 'For a child in care. Kept with the decision; not posted.',
    }),
    fields.paragraph('reasons', 'Reasons', { hint: 'Kept with the decision; not posted. Use references, not names.' }),
    fields.tick('urgent', 'A child is at risk of harm now', {
      hint: 'Goes up at once, day or night. Do not wait for an answer to protect a child.',
    }),
  ]
}

const offers = exampleOffers

export const decideExamples: readonly Example[] = [
  { title: 'Record a decision', form: decideForm({ values: {}, problems: {}, carries: {}, offers }) },
  {
    title: 'Record a decision, with problems',
    form: decideForm({
      values: { case: 'C-1042', type: 'spend', summary: 'taxis to contact', amount: '4,50', urgent: '' }, carries: {}, offers,
      problems: { amount: 'Is that £4.50 or £450? Write it like £450 or 450.00.' },
    }),
  },
]
