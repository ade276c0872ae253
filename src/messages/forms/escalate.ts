import type { Example } from '../example.ts'
import type { Form } from '../model.ts'
import { strong, text } from '../text.ts'
import { exampleOffers } from './example-offers.ts'
import { caseField, fieldsOf } from './fields.ts'
import type { FormAsk } from './form-ask.ts'
import { form } from './form-ask.ts'

/** Something taken above the unit. With its tick it is recorded and goes up at once, however little of it is filled in. */
export function escalateForm(ask: FormAsk): Form {
  const fields = fieldsOf(ask)
  return form('escalate', ask, {
    title: 'Ask above the unit', submit: 'Send',
    intro: text(strong('If a child is at risk now, act first.'), ' Tick the last box and send: what you leave empty can be added later.'),
    fields: [
      { ...caseField(fields), isRequired: false },
      fields.line('what', 'What do you ask, or what is happening', { hint: 'Shown in the unit’s channel. No names.' }),
      fields.paragraph('done', 'What have you already done?', { hint: 'For a child at risk: recorded as done, and authorised afterwards. No names.' }),
      fields.tick('urgent', 'A child is at risk of harm now', { hint: 'Pages whoever answers for it at once, day or night.' }),
    ],
  })
}

/** More about what was done, for the record that was made at once. */
export function addWordsForm(ask: FormAsk): Form {
  return form('add-words', ask, {
    title: 'Add to the record', submit: 'Add', intro: text('It is recorded already. What you add stands beside it.'),
    fields: [fieldsOf(ask).paragraph('words', 'What was done', { isRequired: true, hint: 'Use references, not names.' })],
  })
}

/** Which case it was about, said afterwards. */
export function fileDecisionForm(ask: FormAsk): Form {
  return form('file-decision', ask, {
    title: 'Say which case', submit: 'Put right', intro: text('It was recorded without a case that could be found. Nothing waited for it.'),
    fields: [caseField(fieldsOf(ask))],
  })
}

const offers = exampleOffers
const empty = { values: {}, problems: {}, carries: {}, offers }

export const escalateFormExamples: readonly Example[] = [
  { title: 'Ask above the unit', form: escalateForm(empty) },
  {
    title: 'Ask above the unit, with problems',
    form: escalateForm({ ...empty, values: { case: 'C-1042', what: '', done: '', urgent: '' }, problems: { what: 'Say in a few words what you ask.' } }),
  },
  { title: 'Add to an urgent record', form: addWordsForm({ ...empty, carries: { decision: '17' } }) },
  { title: 'Say which case an urgent record is about', form: fileDecisionForm({ ...empty, carries: { decision: '17' } }) },
]
