import type { Example } from '../example.ts'
import { exampleOffers } from './example-offers.ts'
import type { Field, Form } from '../model.ts'
import type { Fields } from './fields.ts'
import { fieldsOf } from './fields.ts'
import type { FormAsk } from './form-ask.ts'
import { form } from './form-ask.ts'

/** Somebody is away. */
export function leaveForm(ask: FormAsk): Form {
  const fields = fieldsOf(ask)
  return form('leave', ask, {
    title: 'Record leave', submit: 'Record', intro: [],
    fields: [fields.person('person', 'Who is away', { isRequired: true }), ...stretch(fields)],
  })
}

/** Somebody stands in for somebody else. */
export function coverForm(ask: FormAsk): Form {
  const fields = fieldsOf(ask)
  return form('cover', ask, {
    title: 'Set cover', submit: 'Set', intro: [],
    fields: [
      fields.person('holder', 'Who is away', { isRequired: true }),
      fields.person('deputy', 'Who stands in', { isRequired: true }),
      ...stretch(fields),
    ],
  })
}

/** When the morning digest comes. */
export function digestTimeForm(ask: FormAsk): Form {
  return form('digest-time', ask, {
    title: 'Change the digest’s time', submit: 'Change', intro: [],
    fields: [fieldsOf(ask).line('time', 'At what time', { isRequired: true, hint: 'For example 08:30. It comes on working days.' })],
  })
}

/** When somebody wants to hear only of what is urgent. */
export function quietHoursForm(ask: FormAsk): Form {
  const fields = fieldsOf(ask)
  return form('quiet-hours', ask, {
    title: 'Set your quiet hours', submit: 'Set', intro: [],
    fields: [
      fields.line('from', 'From what time', { isRequired: true, hint: 'For example 19:00. From then on you get only what is urgent.' }),
      fields.line('to', 'Until what time', { isRequired: true, hint: 'For example 07:30. What waited comes then.' }),
    ],
  })
}

function stretch(fields: Fields): readonly Field[] {
  return [
    fields.date('from', 'First day', { isRequired: true }),
    fields.date('to', 'Last day', { isRequired: true, hint: 'Both days are included. For one day, the same day again.' }),
  ]
}

const offers = exampleOffers

export const unitFormExamples: readonly Example[] = [
  { title: 'Record leave', form: leaveForm({ values: {}, problems: {}, carries: {}, offers }) },
  {
    title: 'Record leave, with problems',
    form: leaveForm({
      values: { person: 'jo', from: '2026-12-05', to: '2026-12-01' }, carries: {}, offers,
      problems: { person: 'More than one person has that name. Choose one.', to: 'The last day is before the first.' },
    }),
  },
  { title: 'Set cover', form: coverForm({ values: {}, problems: {}, carries: {}, offers }) },
  { title: 'Set quiet hours', form: quietHoursForm({ values: { from: '19:00', to: '07:30' }, problems: {}, carries: {}, offers }) },
  {
    title: 'Set quiet hours, with a problem',
    form: quietHoursForm({
      values: { from: '7', to: '07:30' }, carries: {}, offers, problems: { from: 'Morning or afternoon? Write it like 4.30pm or 16:30.' },
    }),
  },
  { title: 'Change the digest’s time', form: digestTimeForm({ values: { time: '08:30' }, problems: {}, carries: {}, offers }) },
]
