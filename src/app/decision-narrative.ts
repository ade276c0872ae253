import type { DecisionNarrative } from '../messages/decision-narrative.ts'
import { belongsHere } from './belongs-here.ts'
import type { UnitScene } from './in-unit.ts'
import { colleague, decisionShown } from './shown.ts'
import type { Situation } from './situation.ts'

/** All that was written about the decision behind an escalation, or of that number; null for whoever may not read it. */
export function decisionNarrative(scene: UnitScene, which: string | number, situation: Situation): DecisionNarrative | null {
  if (scene.history === null || !belongsHere(scene, situation)) return null
  const decision = typeof which === 'number'
    ? scene.decisions.find((one) => one.number === which)
    : scene.decisions.find((one) => one.id === scene.escalations.find((escalation) => escalation.id === which)?.decisionId)
  if (decision === undefined) return null
  const { people, history } = scene
  const escalation = scene.escalations.findLast((one) => one.decisionId === decision.id)
  return {
    shown: decisionShown(decision, { ...scene, history, today: situation.today }),
    reasons: decision.reasons,
    thread: (escalation?.thread ?? []).map(({ kind, byId, at, text }) => ({ kind, at, text, by: colleague(byId, people) })),
    closingReason: escalation?.closingReason ?? null,
  }
}
