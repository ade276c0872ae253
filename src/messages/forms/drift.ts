import type { Example } from '../example.ts'
import type { Form } from '../model.ts'
import { text } from '../text.ts'
import { exampleOffers } from './example-offers.ts'
import { fieldsOf } from './fields.ts'
import type { FormAsk } from './form-ask.ts'
import { form } from './form-ask.ts'

/** Whoever leads the unit, or their manager, says why a case on which nothing happens is right as it is. */
export function rightAsItIsForm(ask: FormAsk): Form {
  const ref = ask.carries['case'] ?? ask.values['case'] ?? 'This case'
  return form('right-as-it-is', ask, {
    title: 'Right as it is', submit: 'Keep',
    intro: text(`${ref} is then quiet until as many weeks have passed again.`),
    fields: [fieldsOf(ask).paragraph('reason', 'Why is it right as it is?', {
      isRequired: true, hint: 'Kept with the case; not posted. Use references, not names.',
    })],
  })
}

const ask: FormAsk = {
  values: {}, problems: {}, carries: { case: 'C-1042', drift: 'drift-1', version: '1' }, offers: exampleOffers,
}

export const driftFormExamples: readonly Example[] = [
  { title: 'Right as it is', form: rightAsItIsForm(ask) },
  { title: 'Right as it is, without a reason', form: rightAsItIsForm({ ...ask, problems: { reason: 'Say why it is right as it is.' } }) },
]
