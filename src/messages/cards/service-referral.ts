import { judgedUnder, readButton } from '../decision-shown.ts'
import { decisionRef } from '../../domain/decision/decision.ts'
import { dayOf } from '../../domain/service/service-referral.ts'
import type { Example } from '../example.ts'
import { exampleReferral } from '../example-services.ts'
import type { Button, Message, Text } from '../model.ts'
import type { ServiceReferralShown } from '../service-referral-shown.ts'
import { newsButtons, referralInWords, standing, waitedInWords } from '../service-referral-shown.ts'
import { button, buttons, date, facts, heading, named, stated, text } from '../text.ts'

/** A family's referral to a service: how it stands, how long the family waits, and a press for whatever is heard next. */
export function serviceReferral(shown: ServiceReferralShown): Message {
  const { referral, decision, caseRef, askedBy, waited } = shown
  const { word, tone, words } = standing(shown)
  const madeOn = dayOf('made', referral)
  const about: (readonly [string, Text | string])[] = [
    ['Case', caseRef], ['Referred by', text(named(askedBy))],
    ['Decision', text(`${decisionRef(decision.decision)}, decided by `, named(decision.decidedBy))],
  ]
  if (madeOn !== null) about.push(['Made', text(date(madeOn))], ['Waited', waited === null ? 'not at all' : waitedInWords(shown)])
  return {
    summary: `${referralInWords(shown)}: ${word.toLowerCase()}.`,
    blocks: [
      heading(referralInWords(shown)),
      stated(word, words, tone),
      facts(...about),
      judgedUnder(decision),
      buttons(...newsButtons(shown), ...reading(shown)),
    ],
  }
}

/** Why, on a page of its own; else the service itself, which says who to ring. */
function reading({ referral, service, decision }: ServiceReferralShown): readonly Button[] {
  if (referral.reason !== null) return [button('Read why', { kind: 'read-service-referral', referral: referral.id })]
  if (referral.state === 'asked' || referral.state === 'not-agreed') return [readButton(decision, `Read ${decisionRef(decision.decision)}`)]
  return [button('Who to ring', { kind: 'show-service', service: service.code })]
}

const made = [['asked', '2026-11-17'], ['made', '2026-11-17']] as const
const asked = exampleReferral([['asked', '2026-11-24']], { waited: null })
const declined = exampleReferral([...made, ['declined', '2026-11-20']], { waited: 5 })

export const serviceReferralExamples: readonly Example[] = [
  { title: 'A referral made', message: serviceReferral(exampleReferral(made)) },
  { title: 'A referral accepted', message: serviceReferral(exampleReferral([...made, ['accepted', '2026-11-20']])) },
  { title: 'A referral started', message: serviceReferral(exampleReferral([...made, ['started', '2026-11-23']], { waited: 4 })) },
  { title: 'A referral declined', message: serviceReferral({ ...declined, referral: { ...declined.referral, reason: 'written' } }) },
  { title: 'A referral that waits to be decided', message: serviceReferral(asked) },
]
