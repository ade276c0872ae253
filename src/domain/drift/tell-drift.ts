import type { NewId } from '../ids.ts'
import type { NewNotice } from '../notice.ts'
import type { Drift, Told } from './drift.ts'

/** Tells those people, each in their own messages: a challenge is never made before the whole channel. */
export function tellDrift(drift: Drift, { level, personIds }: Told, newId: NewId): readonly NewNotice[] {
  return personIds.map((personId) => ({
    id: newId('notice'),
    occurrence: `drift-raised/${drift.id}/${level}/${drift.version + 1}/${personId}`,
    to: { kind: 'person', personId },
    about: { kind: 'drift-raised', driftId: drift.id, level },
    isUrgent: false, lateByMinutes: 0, subjectId: drift.id,
  }))
}

/** Draws every card of it again, so that none offers what is no longer true. */
export function redrawDrift(drift: Drift, newId: NewId): readonly NewNotice[] {
  return [{
    id: newId('notice'), occurrence: `refresh/${drift.id}/${drift.version + 1}`, to: { kind: 'unit', unitId: drift.unitId },
    about: { kind: 'refresh', subjectId: drift.id }, isUrgent: false, lateByMinutes: 0, subjectId: drift.id,
  }]
}
