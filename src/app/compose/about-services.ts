import { serviceReferral } from '../../messages/cards/service-referral.ts'
import { serviceReferralShown } from '../services-shown.ts'
import { type Composers, gone, said, showingOf } from './composing.ts'

/** What is said about families referred to services. */
export const aboutServices: Composers<'service-referral'> = {
  async 'service-referral'({ referralId }, { app, organisationId, now }) {
    const line = await app.services.referral(organisationId, referralId)
    if (line === null) return gone('referral')
    const showing = showingOf(await app.store.facts(organisationId, { caseId: line.case.id, now }), now)
    return showing === null ? gone('case') : said(serviceReferral(serviceReferralShown(line, showing, app.calendar())))
  },
}
