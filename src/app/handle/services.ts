import { findServices } from '../../domain/service/find-services.ts'
import { noSuchService, referToService } from '../../domain/service/refer-to-service.ts'
import { recordNews } from '../../domain/service/record-news.ts'
import type { Service } from '../../domain/service/service.ts'
import { countedSince } from '../../domain/service/wait.ts'
import type { ServiceReferralId } from '../../domain/ids.ts'
import { refused, type Refusal } from '../../domain/outcome.ts'
import type { IntentOf } from '../../intents/intent.ts'
import { escalationRaised } from '../../messages/cards/escalation-raised.ts'
import { serviceReferral } from '../../messages/cards/service-referral.ts'
import { serviceShown } from '../../messages/cards/service-shown.ts'
import { servicesFound, servicesMenu } from '../../messages/cards/services-menu.ts'
import { referralPage } from '../../messages/forms/services.ts'
import { madeOnceDecided } from '../../messages/made-once-decided.ts'
import type { Button } from '../../messages/model.ts'
import type { Reply } from '../../messages/reply.ts'
import type { ReferralLine } from '../../ports/services.ts'
import type { Scene } from '../../ports/store.ts'
import { belongsHere } from '../belongs-here.ts'
import { inCase, type CaseScene } from '../in-case.ts'
import { openForm } from '../open-form.ts'
import { whoIsMeant } from '../person-named.ts'
import { done, form, message, notFound, refuse } from '../reply.ts'
import { serviceMeant } from '../service-offers.ts'
import { settle } from '../settle.ts'
import { escalationShown } from '../shown.ts'
import { asking, load, type Situation } from '../situation.ts'
import { serviceReferralShown, servicesShown } from '../services-shown.ts'
import { writtenPerson } from '../written-person.ts'
import type { Handlers } from './handler.ts'

type Refer = IntentOf<'refer-to-service'>
type News = IntentOf<'service-referral-news'>

/** The menu of services, what each is, and families referred to them. */
export const serviceHandlers: Handlers<
  'show-services' | 'show-service' | 'refer-to-service' | 'show-service-referral' | 'read-service-referral' | 'service-referral-news'
> = {
  async 'show-services'({ words }, situation) {
    const offered = (await directory(situation)).filter((service) => service.isOffered)
    if (words === null) return message(servicesMenu({ services: await shownOf(offered, situation) }))
    const { found, nearly } = findServices(words, offered)
    const [only] = await shownOf(found.slice(0, 1), situation)
    if (only !== undefined && found.length === 1) return message(serviceShown(only))
    return message(servicesFound({ found: await shownOf(found, situation), nearly: await shownOf(nearly, situation) }))
  },

  async 'show-service'({ service: code }, situation) {
    const [shown] = await shownOf((await directory(situation)).filter((one) => one.code === code), situation)
    return shown === undefined ? refuse(noSuchService().refusal, ['/services']) : message(serviceShown(shown))
  },

  async 'refer-to-service'(intent, situation) {
    const services = await directory(situation)
    const service = serviceMeant(intent.service, services)
    const settled = await settle(situation, () => loadFor(intent, situation), (scene) => {
      const facts = inCase(scene, situation)
      if (facts === null) return refused('not-found', 'That case was not found. Check the reference.')
      if (service === null) return noSuchService()
      const decidedBy = intent.decidedBy === null ? null : whoIsMeant(intent.decidedBy, facts, situation)
      if (decidedBy !== null && decidedBy.kind !== 'found') return refused('who', decidedBy.says)
      const { childWants, reasons } = intent
      return referToService({ ...facts, service, referrals: scene.referrals },
        { decidedById: decidedBy?.person.id ?? null, childWants, reasons }, asking(situation))
    })
    if (settled.kind === 'refused') return notReferred(intent, service, settled.refusal, situation)

    const facts = inCase(settled.scene, situation)
    if (facts === null || service === null) throw new Error('a referral was stored without its case')
    const { decision, escalation, referral } = settled.outcome
    const numbered = { ...decision, number: settled.numbers[decision.id] ?? decision.number, version: decision.version + 1 }
    const stored = { ...referral, version: referral.version + 1 }
    const showing = { ...facts, today: situation.today }
    if (referral.state === 'asked' && escalation !== null) {
      const card = escalationRaised(escalationShown({ ...escalation, version: escalation.version + 1 }, numbered, showing))
      return done(madeOnceDecided(card), settled.notices)
    }
    const card = serviceReferral(serviceReferralShown({ referral: stored, service, case: facts.history.case, decision: numbered }, showing, situation.calendar))
    return done(card, settled.notices, card)
  },

  async 'show-service-referral'({ referral: id }, situation) {
    const found = await foundReferral(id, situation)
    return found === null ? notFound('referral') : message(serviceReferral(found.shown))
  },

  async 'read-service-referral'({ referral: id }, situation) {
    const found = await foundReferral(id, situation)
    return found === null ? notFound('referral') : form(referralPage(found.shown))
  },

  async 'service-referral-news'(intent, situation) {
    const settled = await settle(situation, () => loadReferral(intent.referral, situation), (scene) => {
      const facts = inCase(scene, situation)
      if (facts === null || scene.line === null) return refused('not-found', 'That referral was not found.')
      const { referral, service } = scene.line
      return recordNews({ ...facts, referral, service }, intent, asking(situation))
    })
    const { line } = settled.scene
    const facts = inCase(settled.scene, situation)
    if (line === null || facts === null || (settled.kind === 'refused' && settled.refusal.reason === 'not-found')) return notFound('referral')
    if (settled.kind === 'refused') return noNews(intent, settled.refusal, { line, facts }, situation)
    const referral = { ...settled.outcome.referral, version: line.referral.version + 1 }
    return done(serviceReferral(serviceReferralShown({ ...line, referral }, { ...facts, today: situation.today }, situation.calendar)), settled.notices)
  },
}

function directory({ app, organisationId }: Situation): Promise<readonly Service[]> {
  return app.services.directory(organisationId)
}

async function shownOf(services: readonly Service[], situation: Situation) {
  if (services.length === 0) return []
  const { app, organisationId, policy, today, calendar } = situation
  const begun = await app.services.begunSince(organisationId, countedSince({ policy: policy.services, today }))
  return servicesShown(services, begun, { policy, today, calendar })
}

async function loadFor(intent: Refer, situation: Situation) {
  const scene = await load(situation, { caseRef: intent.case, ...(intent.decidedBy === null ? {} : { people: [intent.decidedBy] }) })
  const { app, organisationId } = situation
  const lines = scene.history === null ? [] : await app.services.ofCase(organisationId, scene.history.case.id)
  return { ...scene, referrals: lines.map(({ referral }) => referral) }
}

/** The referral with its case, as far as the asker may know of it. */
async function loadReferral(id: string, situation: Situation): Promise<Scene & { readonly line: ReferralLine | null }> {
  const line = await situation.app.services.referral(situation.organisationId, id as ServiceReferralId)
  const scene = await load(situation, line === null ? {} : { caseRef: line.case.ref })
  return { ...scene, line: scene.history === null ? null : line }
}

async function foundReferral(id: string, situation: Situation) {
  const scene = await loadReferral(id, situation)
  const facts = inCase(scene, situation)
  if (scene.line === null || facts === null || !belongsHere(facts, situation)) return null
  return { shown: serviceReferralShown(scene.line, { ...facts, today: situation.today }, situation.calendar) }
}

/** Which field of the form mends a refusal; the others are answered as they are. */
const REFER_FIELD: Readonly<Record<string, string>> = {
  'no-service': 'service', 'not-offered': 'service', 'who': 'decidedBy', 'decider-not-here': 'decidedBy', 'decider-must-record': 'decidedBy',
}

async function notReferred(intent: Refer, service: Service | null, { reason, says }: Refusal, situation: Situation): Promise<Reply> {
  if (reason === 'not-found') return notFound(`case ${intent.case}`)
  const field = REFER_FIELD[reason]
  if (field === undefined) return refuse({ says }, [], service === null ? [] : otherWays(intent, service, reason))
  const { case: ref, childWants, reasons, decidedBy } = intent
  const values = {
    case: ref, service: reason === 'no-service' ? '' : service?.code ?? '', decidedBy: writtenPerson(decidedBy), childWants: childWants ?? '', reasons: reasons ?? '',
  }
  return openForm(situation, { form: 'refer', values, carries: {}, problems: { [field]: says } })
}

/** Where the family can go instead: to the panel that opens the door, or to whoever can be rung. */
function otherWays({ case: ref }: Refer, { code, panel }: Service, reason: string): readonly Button[] {
  const toPanel: readonly Button[] = reason !== 'through-panel' || panel === null ? []
    : [{ label: 'Take it to the panel', tone: 'main', intent: { kind: 'refer-to-panel', case: ref, panel } }]
  return [...toPanel, { label: 'Show the service', tone: 'normal', intent: { kind: 'show-service', service: code } }]
}

const NEWS_FIELD: Readonly<Record<string, string>> = {
  'in-the-future': 'on', 'before-referral': 'on', 'needs-reason': 'reason', 'may-identify': 'reason',
}

async function noNews(
  intent: News, { reason, says }: Refusal, { line, facts }: { readonly line: ReferralLine; readonly facts: CaseScene }, situation: Situation,
): Promise<Reply> {
  const field = NEWS_FIELD[reason]
  if (field === undefined) {
    const button: Button = { label: 'Show the referral', tone: 'normal', intent: { kind: 'show-service-referral', referral: line.referral.id } }
    return refuse({ says }, [], belongsHere(facts, situation) ? [button] : [])
  }
  const values = { state: intent.state, on: intent.on ?? '', reason: intent.reason ?? '' }
  return openForm(situation, {
    form: 'referral-news', values, problems: { [field]: says }, carries: { referral: intent.referral, version: String(intent.version) },
  })
}
