import { NEW_TASK } from '../../intents/forms/allocate.ts'
import type { Example } from '../example.ts'
import { exampleOffers } from './example-offers.ts'
import type { Field, Form } from '../model.ts'
import { text } from '../text.ts'
import { caseField, fieldsOf } from './fields.ts'
import type { FormAsk } from './form-ask.ts'
import { form } from './form-ask.ts'

/** A new piece of work for a case. */
export function allocateForm(ask: FormAsk): Form {
  const fields = fieldsOf(ask)
  return form('allocate', ask, {
    title: 'Give somebody a task', submit: 'Allocate', intro: [],
    fields: [
      caseField(fields),
      fields.line('title', 'What is to be done', { isRequired: true, hint: 'A few words, like home visit. No names.' }),
      fields.person('to', 'Who should do it', { hint: 'Leave empty to be shown who is free and suited.' }),
      ...(ask.offers.isConfirmable ? [whatIsMeant(ask)] : []),
      fields.date('due', 'By when', { hint: 'For example fri, 27 nov or in 3 wd.' }),
    ],
  })
}

/** Which of the tasks there are, or a new one; with none like it, whether to go ahead with what there is to know first. */
function whatIsMeant(ask: FormAsk): Field {
  const { existing } = ask.offers
  const fields = fieldsOf(ask)
  if (existing.length === 0) return fields.choice('which', 'Go ahead', [{ value: NEW_TASK, label: 'Yes, all the same' }])
  return fields.choice('which', 'Which task', [
    ...existing.map(({ ref, words }) => ({ value: ref, label: `${ref}: ${words}` })),
    { value: NEW_TASK, label: 'A new task all the same' },
  ])
}

/** A new owner for a task there is. */
export function allocateTaskForm(ask: FormAsk): Form {
  const fields = fieldsOf(ask)
  return form('allocate-task', ask, {
    title: 'Who should do it?', submit: 'Allocate', intro: text('The task keeps its title and its date.'),
    fields: [fields.person('to', 'Who should do it', { isRequired: true })],
  })
}

const offers = exampleOffers

export const allocateExamples: readonly Example[] = [
  { title: 'Give somebody a task', form: allocateForm({ values: {}, problems: {}, carries: {}, offers }) },
  {
    title: 'Give somebody a task, with a problem',
    form: allocateForm({
      values: { case: 'C-1042', title: 'home visit', to: 'person-jo', due: 'the 31st' }, carries: {}, offers,
      problems: { due: 'Which month? Write it like 31 dec.' },
    }),
  },
  {
    title: 'Give somebody a task the family has already',
    form: allocateForm({
      values: { case: 'C-1042', title: 'home visit', to: 'person-jo', due: '' }, carries: {},
      offers: { ...offers, isConfirmable: true, existing: [{ ref: 'T-12', words: 'Looked-after visit, due Fri 27 Nov 2026, nobody yet' }] },
      problems: { which: 'The family has a task like that already. Choose it, or choose a new task.' },
    }),
  },
  {
    title: 'Give a task to somebody who will be away',
    form: allocateForm({
      values: { case: 'C-1042', title: 'play session', to: 'person-jo', due: '2026-12-02' }, carries: {}, offers: { ...offers, isConfirmable: true },
      problems: { which: 'Before it goes to Jo Harlow: on leave on Wed 2 Dec 2026, the day it is due. Confirm to allocate it all the same.' },
    }),
  },
  {
    title: 'Give a task to somebody else',
    form: allocateTaskForm({ values: {}, problems: {}, carries: { task: '12', version: '3' }, offers }),
  },
]
