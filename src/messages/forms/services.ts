import { REFERRAL_NEWS } from '../../domain/service/service-referral.ts'
import type { Example } from '../example.ts'
import { exampleReferral, services } from '../example-services.ts'
import type { Form } from '../model.ts'
import type { ServiceReferralShown } from '../service-referral-shown.ts'
import { newsInWords, referralInWords, standing } from '../service-referral-shown.ts'
import { spansText } from '../plain-text.ts'
import { strong, text } from '../text.ts'
import { exampleOffers } from './example-offers.ts'
import { caseField, fieldsOf, shown } from './fields.ts'
import type { FormAsk } from './form-ask.ts'
import { form } from './form-ask.ts'

/** A family referred to a service. Why is kept with the decision and never posted. */
export function referForm(ask: FormAsk): Form {
  const fields = fieldsOf(ask)
  const choices = ask.offers.services.map(({ code, name }) => ({ value: code, label: name }))
  const which = 'Which service'
  return form('refer', ask, {
    title: 'Refer a family', submit: 'Refer',
    intro: text('Within the authority of whoever leads the unit. Anybody else’s goes to whoever can decide it.'),
    fields: [
      caseField(fields),
      choices.length === 0
        ? fields.line('service', which, { isRequired: true, hint: 'As the directory has it, like contact-service.' })
        : fields.choice('service', which, choices, { isRequired: true }),
      fields.person('decidedBy', 'Who decided', { hint: 'Leave empty if you did.' }),
      fields.paragraph('childWants', 'What does this child want to happen next?', {
        hint: 'For a child in care. Kept with the decision; not posted.',
      }),
      fields.paragraph('reasons', 'Reasons', { hint: 'Kept with the decision; not posted. Use references, not names.' }),
    ],
  })
}

/** What was heard of a referral. */
export function referralNewsForm(ask: FormAsk): Form {
  const fields = fieldsOf(ask)
  return form('referral-news', ask, {
    title: 'News of a referral', submit: 'Record', intro: [],
    fields: [
      fields.choice('state', 'What happened', REFERRAL_NEWS.map((news) => ({ value: news, label: newsInWords(news) })), { isRequired: true }),
      fields.date('on', 'On which day', { hint: 'Leave empty for today. What counts is the day it happened.' }),
      fields.paragraph('reason', 'Why, or how it ended', {
        hint: 'Needed when it was declined or withdrawn. Shown only to those who may see the case. Use references, not names.',
      }),
    ],
  })
}

/** All that was written about a referral: a page of its own, to read and close. */
export function referralPage(about: ServiceReferralShown): Form {
  const { word, words } = standing(about)
  return {
    form: 'referral', title: referralInWords(about), intro: text(strong(word), `: ${spansText(words)}`), submit: null, carries: {},
    fields: [shown('written-reason', 'Why', about.referral.reason ?? 'Nothing was written down.')],
  }
}

const offers = { ...exampleOffers, services: Object.values(services).map(({ service: { code, name } }) => ({ code, name })) }
const declined = exampleReferral([['asked', '2026-11-17'], ['made', '2026-11-17'], ['declined', '2026-11-20']])

export const serviceFormExamples: readonly Example[] = [
  { title: 'Refer a family', form: referForm({ values: { service: 'contact-service' }, problems: {}, carries: {}, offers }) },
  {
    title: 'Refer a family, with a problem',
    form: referForm({
      values: { case: 'C-1042', service: '' }, carries: {}, offers, problems: { service: 'There is no such service in the directory. Choose one from the list.' },
    }),
  },
  { title: 'Refer a family, with no list of services', form: referForm({ values: {}, problems: {}, carries: {}, offers: exampleOffers }) },
  {
    title: 'News of a referral',
    form: referralNewsForm({ values: { state: 'declined' }, problems: {}, carries: { referral: 'referral-3', version: '2' }, offers }),
  },
  {
    title: 'News of a referral, with a problem',
    form: referralNewsForm({
      values: { state: 'declined' }, carries: { referral: 'referral-3', version: '2' }, offers,
      problems: { reason: 'Say why, so that the next person knows.' },
    }),
  },
  {
    title: 'Why a referral was declined',
    form: referralPage({ ...declined, referral: { ...declined.referral, reason: 'They have no room before the spring.' } }),
  },
]
