import type { Example } from '../example.ts'
import { exampleOffers } from './example-offers.ts'
import { eventChoices } from '../event-choices.ts'
import type { Field, Form } from '../model.ts'
import { text } from '../text.ts'
import type { Fields } from './fields.ts'
import { caseField, fieldsOf } from './fields.ts'
import type { FormAsk } from './form-ask.ts'
import { form } from './form-ask.ts'

/** Something that happened to a child or a family. */
export function caseEventForm(ask: FormAsk): Form {
  const fields = fieldsOf(ask)
  const children = ask.offers.children.map((ref) => ({ value: ref, label: ref }))
  const hint = 'By reference. Leave empty if it is about the whole family, or there is one child.'
  return form('case-event', ask, {
    title: 'Something has happened', submit: 'Record', intro: text('Its dates are worked out and the tasks raised.'),
    fields: [
      caseField(fields),
      ...eventFields(fields),
      children.length === 0 ? fields.line('child', 'Which child', { hint }) : fields.choice('child', 'Which child', children, { hint }),
      detailField(fields),
    ],
  })
}

/** What would fall due, without a case. Nothing is kept. */
export function clockForm(ask: FormAsk): Form {
  const fields = fieldsOf(ask)
  return form('clock', ask, {
    title: 'What would fall due?', submit: 'Work it out', intro: text('Nothing is recorded.'),
    fields: [
      ...eventFields(fields),
      fields.date('dateOfBirth', 'Birth date', { hint: 'Some dates depend on age. It is not kept or shown.' }),
      fields.date('until', 'Until', { hint: 'Leave empty for one year.' }),
      detailField(fields),
    ],
  })
}

/** A family new to the unit. */
export function openCaseForm(ask: FormAsk): Form {
  const fields = fieldsOf(ask)
  return form('open-case', ask, {
    title: 'Open a case', submit: 'Open', intro: text('Use the references of the case management system.'),
    fields: [
      caseField(fields),
      fields.line('childRef', 'Child', { hint: 'The child’s own reference, like C-1050-A. Never a name.' }),
      fields.date('dateOfBirth', 'Child’s birth date', { hint: 'Some dates depend on age. It is kept for that alone and never shown.' }),
    ],
  })
}

function eventFields(fields: Fields): readonly Field[] {
  return [
    fields.choice('event', 'What happened', eventChoices, { isRequired: true }),
    fields.date('on', 'On which day', {
      isRequired: true, hint: 'For example 3 mar or 03/03/2026. For a court direction, the day it is due.',
    }),
    fields.line('time', 'At what time', {
      hint: 'Only where hours count: police protection, a return from missing, a court direction. For example 16:00.',
    }),
  ]
}

function detailField(fields: Fields): Field {
  return fields.line('detail', 'Details', { hint: 'Only if needed, with ; between them: kind=foster; to18=yes. For a visit: seen=no.' })
}

const offers = exampleOffers

export const caseFormExamples: readonly Example[] = [
  {
    title: 'Something has happened',
    form: caseEventForm({
      values: { case: 'C-1042' }, problems: {}, carries: {}, offers: { ...offers, children: ['C-1042-A', 'C-1042-B'] },
    }),
  },
  {
    title: 'Something has happened, with a problem',
    form: caseEventForm({
      values: { case: 'C-1042', event: 'police-protection', on: '2026-11-23' }, carries: {}, offers,
      problems: { time: 'What time was it? This limit runs in hours.' },
    }),
  },
  { title: 'Open a case', form: openCaseForm({ values: { case: 'C-1050' }, problems: {}, carries: {}, offers }) },
  { title: 'What would fall due', form: clockForm({ values: {}, problems: {}, carries: {}, offers }) },
]
