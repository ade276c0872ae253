import { acceptDrift } from '../../domain/drift/accept-drift.ts'
import type { Drift } from '../../domain/drift/drift.ts'
import type { CaseRef, DriftId } from '../../domain/ids.ts'
import { refused } from '../../domain/outcome.ts'
import { driftAccepted } from '../../messages/cards/drift-accepted.ts'
import { inCase } from '../in-case.ts'
import { openForm } from '../open-form.ts'
import { done, notFound, refuse } from '../reply.ts'
import { settle } from '../settle.ts'
import { asking, load, type Situation } from '../situation.ts'
import { watchFacts } from '../watch-drift.ts'
import type { Handlers } from './handler.ts'

/** What is answered about a case on which nothing has happened for too long. */
export const driftHandlers: Handlers<'accept-drift'> = {
  async 'accept-drift'(intent, situation) {
    const { case: ref, version, reason } = intent
    const id = intent.drift as DriftId
    const settled = await settle(situation, () => loadWithDrifts(ref, id, situation), (loaded) => {
      const facts = inCase(loaded, situation) === null ? null : watchFacts(loaded, loaded.drifts, situation.app)
      if (facts === null) return refused('not-found', `There is no case ${ref} that you can see. Check the reference.`)
      return acceptDrift(facts, { drift: id, version, reason }, asking(situation))
    })
    if (settled.kind === 'stored') return done(driftAccepted({ caseRef: ref, drift: settled.outcome.drift }), settled.notices)
    const { refusal } = settled
    if (refusal.reason === 'not-found') return notFound(`case ${ref}`)
    if (refusal.reason !== 'may-identify' && refusal.reason !== 'needs-reason') return refuse(refusal)
    return openForm(situation, {
      form: 'right-as-it-is', values: { reason }, problems: { reason: refusal.says },
      carries: { case: ref, drift: intent.drift, version: String(version) },
    })
  },
}

async function loadWithDrifts(caseRef: CaseRef, id: DriftId, situation: Situation) {
  const scene = await load(situation, { caseRef })
  const drifts: readonly Drift[] = scene.history === null
    ? [] : await situation.app.store.driftsOf(situation.organisationId, scene.history.case.id, id)
  return { ...scene, drifts }
}
