import { isUnfiled } from '../../domain/case/unfiled.ts'
import { caseNamed } from '../../messages/cards/case-named.ts'
import { decisionShown } from '../shown.ts'
import { type Composers, gone, said, showingOf } from './composing.ts'

/** What is said to those who know of a case that somebody named in an urgent record, and may not know of themselves. */
export const aboutProtection: Composers<'case-named'> = {
  async 'case-named'({ caseId, decisionId }, { app, organisationId, now }) {
    const facts = await app.store.facts(organisationId, { decisionId, now })
    const decision = facts.decisions.find((one) => one.id === decisionId)
    const showing = showingOf(facts, now)
    const caseRef = await app.store.caseRef(organisationId, caseId)
    if (decision === undefined || showing === null || caseRef === null) return gone('decision')
    const isPutRight = !isUnfiled(showing.history.case)
    return said(caseNamed({ shown: decisionShown(decision, showing), caseRef, isPutRight }))
  },
}
