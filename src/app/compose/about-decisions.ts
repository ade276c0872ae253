import { roleName } from '../../domain/authority/say-authority.ts'
import { isOpen } from '../../domain/escalation/escalation.ts'
import { decisionRecorded } from '../../messages/cards/decision-recorded.ts'
import { decisionWaits } from '../../messages/cards/decision-waits.ts'
import { escalationAnswered } from '../../messages/cards/escalation-answered.ts'
import { escalationAsked } from '../../messages/cards/escalation-asked.ts'
import { escalationRaised } from '../../messages/cards/escalation-raised.ts'
import { outOfView } from '../../messages/cards/out-of-view.ts'
import { nobodyAvailable } from '../../messages/cards/nobody-available.ts'
import { decisionShown } from '../shown.ts'
import { type Composers, escalationIn, foundEscalation, gone, isKeptFrom, readerOf, said, showingOf } from './composing.ts'

/** What is said about decisions, and what is asked about them. */
export const aboutDecisions: Composers<'decision-recorded' | 'escalation-asked' | 'escalation-raised' | 'escalation-answered' | 'nobody-available'> = {
  async 'decision-recorded'({ decisionId }, composing) {
    const facts = await composing.app.store.facts(composing.organisationId, { decisionId, now: composing.now })
    const decision = facts.decisions.find((one) => one.id === decisionId)
    const showing = showingOf(facts, composing.now)
    if (decision === undefined || showing === null) return gone('decision')
    if (isKeptFrom(composing.notice, showing.history.case.restrictedTo)) return said(outOfView())
    const { needs } = decision.judgement
    return said(decisionRecorded({ shown: decisionShown(decision, showing), authorisedAfterwardsBy: needs === null ? null : roleName(needs.role, facts.policy) }))
  },

  async 'escalation-asked'({ escalationId }, composing) {
    const found = await foundEscalation(escalationId, composing)
    if (found === null) return gone('decision')
    if (isKeptFrom(composing.notice, found.restrictedTo)) return said(outOfView())
    const { escalation, shown } = found
    const { to } = composing.notice
    if (to.kind === 'email') {
      const isTheirs = escalation.state === 'waiting' && escalation.askedId === to.personId
      if (!isTheirs) return { kind: 'stale', because: 'It does not wait for them any more.' }
      const reader = (await composing.app.store.people(composing.organisationId)).find((one) => one.id === to.personId)
      return said(decisionWaits({ shown, platforms: reader?.identities.map(({ platform }) => platform) ?? [] }))
    }
    if (to.kind === 'unit') return said(escalationAsked({ shown, reader: 'channel' }))
    const readerId = readerOf(composing)
    const hasSupported = escalation.thread.some((entry) => entry.kind === 'support' && entry.byId === readerId)
    return said(escalationAsked({ shown, reader: readerId === escalation.askedId ? 'asked' : hasSupported ? 'supported' : 'was-asked' }))
  },

  async 'escalation-raised'({ escalationId }, composing) {
    const found = await foundEscalation(escalationId, composing)
    if (found === null) return gone('decision')
    if (isKeptFrom(composing.notice, found.restrictedTo)) return said(outOfView())
    return said(escalationRaised(found.shown, composing.viewerId !== null && composing.viewerId === found.escalation.askedId ? 'asked' : 'unit'))
  },

  async 'escalation-answered'({ escalationId, state }, composing) {
    const found = await foundEscalation(escalationId, composing)
    if (found === null) return gone('decision')
    if (isKeptFrom(composing.notice, found.restrictedTo)) return said(outOfView())
    return said(escalationAnswered({ shown: found.shown, answered: state, readerId: readerOf(composing) }))
  },

  async 'nobody-available'({ escalationId, step }, composing) {
    const { app, organisationId, now } = composing
    const facts = await app.store.facts(organisationId, { escalationId, now })
    const found = escalationIn(facts, escalationId, now)
    if (found === null) return gone('decision')
    if (isKeptFrom(composing.notice, found.restrictedTo)) return said(outOfView())
    if (!isOpen(found.escalation)) return { kind: 'stale', because: 'It has been decided.' }
    return said(nobodyAvailable({ shown: found.shown, missing: roleName(found.escalation.steps[step]?.role ?? found.escalation.needs.role, facts.policy) }))
  },
}
