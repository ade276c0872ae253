import { roleName } from '../../domain/authority/say-authority.ts'
import { driftRaised } from '../../messages/cards/drift-raised.ts'
import { colleague } from '../shown.ts'
import { type Composers, gone, readerOf, said } from './composing.ts'

/** What is said of cases on which nothing has happened for too long. One that moved or was answered is not worth beginning with. */
export const aboutDrift: Composers<'drift-raised'> = {
  async 'drift-raised'({ driftId, level }, composing) {
    const { app: { store }, organisationId, now } = composing
    const drift = await store.drift(organisationId, driftId)
    const readerId = readerOf(composing)
    if (drift === null || readerId === null) return gone('case')
    const { history, people, policy } = await store.facts(organisationId, { caseId: drift.caseId, now })
    if (history === null) return gone('case')
    const { ref: caseRef, children } = history.case
    const hasGoneUp = drift.told.some((told) => told.level === 'manager')
    const above = policy.ladders.routine.find((step) => !policy.roles.some((role) => role.id === step.role && role.leadsUnit))
    const message = driftRaised({
      shown: { drift, caseRef, children }, level, reader: colleague(readerId, people), policy,
      acceptedBy: drift.closedById === null ? null : colleague(drift.closedById, people),
      nextRole: hasGoneUp || above === undefined ? null : roleName(above.role, policy),
    })
    return drift.state === 'open' ? said(message) : { kind: 'stale', because: 'It moved or was answered.', drawnAgain: message }
  },
}
