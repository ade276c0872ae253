import type { LondonTime } from '../calendar/london.ts'
import { londonDateOf } from '../calendar/london.ts'
import type { Asking, Outcome } from '../outcome.ts'
import { refused } from '../outcome.ts'
import { actorFor, mayManageUnit } from './membership.ts'
import type { UnitFacts } from './membership.ts'
import type { Unit } from './unit.ts'

/** Moves the unit's morning digest. One digest a day: a time moved after today's was posted holds from tomorrow. */
export function setDigestTime(loaded: UnitFacts, request: { readonly time: LondonTime }, asking: Asking): Outcome<{ readonly unit: Unit }> {
  const today = londonDateOf(asking.now)
  const asker = actorFor(asking.askerId, loaded, today)
  if (asker === null) return refused('not-found', 'That unit was not found.')
  if (!mayManageUnit(asker, loaded, today)) {
    return refused('not-yours', `The digest's time is set by whoever manages ${loaded.unit.name}. Ask them to change it.`)
  }
  if (loaded.unit.digestTime === request.time) {
    return refused('already-set', `${loaded.unit.name}’s digest already comes at ${request.time}. Nothing needed changing.`)
  }
  const unit: Unit = { ...loaded.unit, digestTime: request.time }
  return {
    kind: 'accepted',
    unit,
    writes: [{ kind: 'unit', row: unit }],
    audit: [{
      event: 'digest-time-set', byId: asker.id, at: asking.now, unitId: unit.id, caseId: null, subjectId: unit.id,
      detail: { from: loaded.unit.digestTime, to: request.time },
    }],
    notices: [],
  }
}
