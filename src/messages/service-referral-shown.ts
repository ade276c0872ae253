import type { CaseRef } from '../domain/ids.ts'
import type { ReferralNews, ReferralState, ServiceReferral } from '../domain/service/service-referral.ts'
import { dayOf, isAwaited, NEEDS_REASON, nextNews } from '../domain/service/service-referral.ts'
import type { Service } from '../domain/service/service.ts'
import { counted } from './counted.ts'
import { cut } from './cut.ts'
import type { DecisionShown } from './decision-shown.ts'
import type { Button, Text, Tone } from './model.ts'
import type { Colleague } from './text.ts'
import { button, date, text } from './text.ts'

/** A referral to a service with the words needed to show it in chat: never why it was declined or withdrawn. */
export interface ServiceReferralShown {
  readonly referral: ServiceReferral
  readonly service: Pick<Service, 'code' | 'name' | 'isOffered'>
  readonly caseRef: CaseRef
  readonly askedBy: Colleague
  /** Working days from when it was made until it started, or until today; null while it is not made. */
  readonly waited: number | null
  /** Working days it should take; null when the service does not say. */
  readonly expected: number | null
  readonly decision: DecisionShown
}

interface Stating {
  readonly word: string
  readonly tone: Tone
  /** What follows the word, before the day. */
  readonly means: string
}

const STATES: Readonly<Record<ReferralState, Stating>> = {
  'asked': { word: 'Not made yet', tone: 'normal', means: 'it is made when it is decided' },
  'not-agreed': { word: 'Not made', tone: 'warning', means: 'it was not agreed' },
  'made': { word: 'Made', tone: 'normal', means: 'nothing has been heard of it yet' },
  'accepted': { word: 'Accepted', tone: 'good', means: 'the service has taken it on' },
  'waiting': { word: 'Waiting', tone: 'normal', means: 'the family is on the waiting list' },
  'started': { word: 'Started', tone: 'good', means: 'the service works with the family' },
  'ended': { word: 'Ended', tone: 'normal', means: 'the service is done' },
  'declined': { word: 'Declined', tone: 'warning', means: 'the service does not take it on' },
  'withdrawn': { word: 'Withdrawn', tone: 'normal', means: 'the unit took it back' },
}

/** `Contact Service for C-1042`, short enough for a heading. */
export function referralInWords({ service, caseRef }: Pick<ServiceReferralShown, 'service' | 'caseRef'>): string {
  return `${cut(service.name, 50)} for ${caseRef}`
}

/** How it stands, for a paragraph that begins with its state. */
export function standing({ referral }: ServiceReferralShown): Stating & { readonly words: Text } {
  const stating = STATES[referral.state]
  const on = referral.state === 'asked' || referral.state === 'made' ? null : dayOf(referral.state, referral)
  return { ...stating, words: on === null ? text(`${stating.means}.`) : text(`${stating.means}, since `, date(on), '.') }
}

/** `7 working days of 10`; past the expected wait, how long it should have been. */
export function waitedInWords({ waited, expected }: Pick<ServiceReferralShown, 'waited' | 'expected'>): string {
  const days = counted(waited ?? 0, 'working day')
  return expected === null ? days : `${days}; expected ${expected}`
}

/** `Contact Service: accepted since Fri 20 Nov 2026, has waited 5 working days; expected 10`. */
export function referralLine(shown: ServiceReferralShown): Text {
  const { referral, service } = shown
  const on = referral.state === 'asked' ? null : dayOf(referral.state, referral)
  const since = on === null ? [] : [' since ', date(on)]
  const waits = isAwaited(referral) ? [`, has waited ${waitedInWords(shown)}`] : []
  return text(`${service.name}: ${STATES[referral.state].word.toLowerCase()}`, ...since, ...waits)
}

const NEWS: Readonly<Record<ReferralNews, string>> = {
  accepted: 'Accepted', waiting: 'On the waiting list', started: 'Started', ended: 'Ended', declined: 'Declined', withdrawn: 'Withdraw',
}

/** The words for a piece of news, for a list to choose from. */
export function newsInWords(news: ReferralNews): string {
  return news === 'withdrawn' ? 'Withdrawn by us' : NEWS[news]
}

/** A press for everything that can be heard of it next; what needs a reason is asked for it. */
export function newsButtons({ referral }: ServiceReferralShown): readonly Button[] {
  const { id, version } = referral
  return nextNews(referral).map((state) => NEEDS_REASON.has(state) || state === 'ended'
    ? button(NEWS[state], { kind: 'open-form', form: 'referral-news', values: { referral: id, version: String(version), state } })
    : button(NEWS[state], { kind: 'service-referral-news', referral: id, version, state, on: null, reason: null }, state === 'started' ? 'main' : 'normal'))
}
