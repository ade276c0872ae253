import type { LondonDate } from '../calendar/london.ts'
import { londonDateOf } from '../calendar/london.ts'
import { dateInWords } from '../calendar/words.ts'
import type { Asking, Outcome } from '../outcome.ts'
import { refused } from '../outcome.ts'
import { actorFor, isMember, mayManageUnit } from './membership.ts'
import type { UnitFacts } from './membership.ts'
import type { Cover, Person } from './person.ts'

export interface CoverRequest {
  readonly holder: Person
  readonly deputy: Person
  readonly from: LondonDate
  readonly to: LondonDate
}

/**
 * Whoever answers what a unit sends up is not chosen by the unit: a manager's deputy is named by the manager, or by somebody else who
 * stands outside the unit (invariant 4).
 */
function mayChooseDeputyOf(holder: Person, asker: Person, loaded: UnitFacts, today: LondonDate): boolean {
  return holder.id === asker.id || isMember(holder, loaded, today) || !isMember(asker, loaded, today)
}

/**
 * Names who stands in for somebody between two dates, both included. Set by whoever manages the unit, because people fall ill
 * without warning (PEERS: "set by a manager for somebody else"). `clash` is other cover for the same person in those days.
 */
export function setCover(
  loaded: UnitFacts, request: CoverRequest, asking: Asking,
): Outcome<{ readonly cover: Cover; readonly clash: readonly Cover[] }> {
  const { holder, deputy, from, to } = request
  const today = londonDateOf(asking.now)
  const asker = actorFor(asking.askerId, loaded, today)
  if (asker === null) return refused('not-found', 'That unit was not found.')
  if (!mayManageUnit(asker, loaded, today)) {
    return refused('not-yours', `Cover is set by whoever manages ${loaded.unit.name}. Ask them to name who stands in for ${holder.name}.`)
  }
  if (holder.id === deputy.id) return refused('own-cover', `${holder.name} cannot stand in for themselves. Name somebody else.`)
  if (!holder.isActive) return refused('has-left', `${holder.name} has left, so there is nobody to stand in for.`)
  if (!mayChooseDeputyOf(holder, asker, loaded, today)) {
    return refused('not-yours', `${holder.name} stands over ${loaded.unit.name}, so only ${holder.name} or somebody else outside the unit can name who stands in.`)
  }
  if (!deputy.isActive || deputy.organisationId !== loaded.unit.organisationId) {
    return refused('has-left', `${deputy.name} does not work here now. Name somebody who does.`)
  }
  if (to < from) return refused('dates-reversed', 'The last day is before the first day. Give the first day, then the last.')
  if (to < today) return refused('in-the-past', `That cover ended on ${dateInWords(to)}. Give a last day that is today or later.`)

  const sameDays = loaded.cover.filter((each) => each.holderId === holder.id && each.from <= to && from <= each.to)
  const known = sameDays.find((each) => each.deputyId === deputy.id && each.from <= from && to <= each.to)
  if (known !== undefined) {
    return refused('already-set', `${deputy.name} already covers ${holder.name} until ${dateInWords(known.to)}. Nothing needed changing.`)
  }
  const deputyAway = loaded.leave.find((each) => each.personId === deputy.id && each.from <= from && to <= each.to)
  if (deputyAway !== undefined) {
    return refused('deputy-away', `${deputy.name} is away themselves until ${dateInWords(deputyAway.to)}. Name somebody who is there.`)
  }

  const cover: Cover = { holderId: holder.id, deputyId: deputy.id, from, to, setById: asker.id }
  return {
    kind: 'accepted',
    cover,
    clash: sameDays.filter((each) => each.deputyId !== deputy.id),
    writes: [{ kind: 'cover', row: cover }],
    audit: [{
      event: 'cover-set', byId: asker.id, at: asking.now, unitId: loaded.unit.id, caseId: null, subjectId: holder.id,
      detail: { deputyId: deputy.id, from, to },
    }],
    notices: [],
  }
}
