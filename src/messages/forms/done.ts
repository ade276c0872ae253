import type { Example } from '../example.ts'
import { exampleOffers } from './example-offers.ts'
import type { Form } from '../model.ts'
import { fieldsOf } from './fields.ts'
import type { FormAsk } from './form-ask.ts'
import { form } from './form-ask.ts'

/** A task that was done, on the day it happened. */
export function doneForm(ask: FormAsk): Form {
  const fields = fieldsOf(ask)
  return form('done', ask, {
    title: 'Mark a task as done', submit: 'Done', intro: [],
    fields: [
      fields.line('task', 'Task', { isRequired: true, hint: 'Its number, like T-12.' }),
      fields.date('on', 'On which day', { hint: 'Leave empty for today. What counts is the day it happened.' }),
      fields.choice('seen', 'For a visit: was the child seen?', seen, { hint: 'Leave empty if it was not a visit.' }),
    ],
  })
}

const seen = [{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No, so the limit still stands' }]

const offers = exampleOffers

export const doneExamples: readonly Example[] = [
  { title: 'Mark a task as done', form: doneForm({ values: { task: 'T-12' }, problems: {}, carries: { version: '3' }, offers }) },
  {
    title: 'Mark a task as done, with a problem',
    form: doneForm({
      values: { task: 'T-12', on: '3 dec', seen: 'yes' }, carries: { version: '3' }, offers,
      problems: { on: 'Thu 3 Dec 2026 is still to come. Give the day it happened.' },
    }),
  },
]
