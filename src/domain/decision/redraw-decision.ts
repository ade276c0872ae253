import type { Escalation } from '../escalation/escalation.ts'
import type { NewId } from '../ids.ts'
import type { NewNotice } from '../notice.ts'
import type { Decision } from './decision.ts'

/** Draws every card already posted about the decision again, whether it went up or not. `decision` is as it was loaded. */
export function redrawDecision(decision: Decision, escalation: Escalation | null, newId: NewId): readonly NewNotice[] {
  const subjects = [decision.id, ...(escalation === null ? [] : [escalation.id])]
  return subjects.map((subjectId) => ({
    id: newId('notice'), occurrence: `refresh/${subjectId}/of-${decision.id}/${decision.version + 1}`,
    to: { kind: 'unit', unitId: decision.unitId }, about: { kind: 'refresh', subjectId }, isUrgent: decision.isUrgent, lateByMinutes: 0, subjectId,
  }))
}
