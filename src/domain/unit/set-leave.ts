import type { LondonDate } from '../calendar/london.ts'
import { londonDateOf } from '../calendar/london.ts'
import { dateInWords } from '../calendar/words.ts'
import type { Asking, Outcome } from '../outcome.ts'
import { refused } from '../outcome.ts'
import { actorFor, mayManageUnit } from './membership.ts'
import type { UnitFacts } from './membership.ts'
import type { Leave, Person } from './person.ts'

export interface LeaveRequest {
  readonly person: Person
  readonly from: LondonDate
  readonly to: LondonDate
}

/** Notes that somebody is away, both days included. People may do it for themselves; whoever manages the unit may do it for others. */
export function setLeave(loaded: UnitFacts, request: LeaveRequest, asking: Asking): Outcome<{ readonly leave: Leave }> {
  const { person, from, to } = request
  const today = londonDateOf(asking.now)
  const asker = actorFor(asking.askerId, loaded, today)
  if (asker === null) return refused('not-found', 'That unit was not found.')
  if (asker.id !== person.id && !mayManageUnit(asker, loaded, today)) {
    return refused('not-yours', `You can set your own leave. For ${person.name}, ask whoever manages ${loaded.unit.name}.`)
  }
  if (!person.isActive) return refused('has-left', `${person.name} has left, so there is no leave to set.`)
  if (to < from) return refused('dates-reversed', 'The last day is before the first day. Give the first day, then the last.')
  if (to < today) return refused('in-the-past', `That leave ended on ${dateInWords(to)}. Give a last day that is today or later.`)
  const known = loaded.leave.find((each) => each.personId === person.id && each.from <= from && to <= each.to)
  if (known !== undefined) {
    const days = known.from === known.to ? `on ${dateInWords(known.from)}` : `from ${dateInWords(known.from)} to ${dateInWords(known.to)}`
    return refused('already-set', `${person.name} is already down as away ${days}. Nothing needed changing.`)
  }

  const leave: Leave = { personId: person.id, from, to }
  return {
    kind: 'accepted',
    leave,
    writes: [{ kind: 'leave', row: leave }],
    audit: [{
      event: 'leave-set', byId: asker.id, at: asking.now, unitId: loaded.unit.id, caseId: null, subjectId: person.id, detail: { from, to },
    }],
    notices: [],
  }
}
