import { londonDateOf } from '../calendar/london.ts'
import type { LondonDate } from '../calendar/london.ts'
import { dateInWords } from '../calendar/words.ts'
import type { WorkingCalendar } from '../calendar/working-days.ts'
import type { OrganisationId } from '../ids.ts'
import type { Asking, Outcome } from '../outcome.ts'
import { refused } from '../outcome.ts'
import type { Person } from '../unit/person.ts'
import { sitsHere } from './panel-policy.ts'
import { lackingForQuorum } from './quorum.ts'
import type { PanelSitting } from './sitting.ts'
import { sittingFrom } from './sitting.ts'
import type { SittingFacts } from './who-may.ts'
import { mayChairAnywhere, rolesHeld, theRole } from './who-may.ts'

export interface AttendanceFacts extends SittingFacts {
  readonly organisationId: OrganisationId
  readonly calendar: WorkingCalendar
  /** What was recorded of that sitting before; null when nothing was. */
  readonly sitting: PanelSitting | null
}

export interface AttendanceRequest {
  readonly panel: string
  readonly on: LondonDate
  readonly chair: Person
  /** With or without the chair. */
  readonly present: readonly Person[]
}

export interface Attended {
  readonly sitting: PanelSitting
  /** What there was too little of for the panel to decide. */
  readonly lacking: readonly string[]
}

/**
 * Who sat, and whether that was enough for the panel to decide: by whoever chairs, or by the panel's co-ordinator for them. What was
 * recorded without a quorum is put right when somebody comes late; a quorate sitting stands.
 */
export function recordAttendance(facts: AttendanceFacts, request: AttendanceRequest, asking: Asking): Outcome<Attended> {
  const { policy, people, calendar } = facts
  const today = londonDateOf(asking.now)
  const asker = people.find(({ id }) => id === asking.askerId)
  const panel = policy.panels.find(({ id }) => id === request.panel)
  if (asker === undefined || panel === undefined || !sitsHere(panel)) return refused('not-found', 'That panel does not sit here.')
  const { on, chair } = request
  const coordinates = panel.coordinator !== null && rolesHeld(asker, facts, today).has(panel.coordinator)
  if (!coordinates && !mayChairAnywhere(asker, panel, facts, today)) {
    const also = panel.coordinator === null ? '' : ` or ${theRole(panel.coordinator, facts)}`
    return refused('not-yours', `Who was at the ${panel.name} is recorded by ${theRole(panel.chair, facts)}${also}.`)
  }
  if (on > today) return refused('in-the-future', `The ${panel.name} sits on ${dateInWords(on)}. Record who was there on the day.`)
  if (on < calendar.firstDay || sittingFrom(panel, on, calendar).on !== on) {
    return refused('no-sitting', `The ${panel.name} did not sit on ${dateInWords(on)}. Give the day it sat.`)
  }
  if (facts.sitting?.isQuorate === true) {
    return refused('moved-on', `Who was at the ${panel.name} on ${dateInWords(on)} is recorded already.`)
  }
  if (!mayChairAnywhere(chair, panel, facts, on)) {
    const takes = `that takes ${theRole(panel.chair, facts)}, somebody above, or their cover`
    return refused('not-a-chair', `${chair.name} cannot chair the ${panel.name}: ${takes}.`)
  }

  const present = [chair, ...request.present.filter(({ id }) => id !== chair.id)]
  const lacking = lackingForQuorum(panel, present, facts, on)
  const sitting: PanelSitting = {
    id: facts.sitting?.id ?? asking.newId('panel-sitting'), organisationId: facts.organisationId, panel: panel.id, on,
    chairedById: chair.id, presentIds: [...new Set(present.map(({ id }) => id))], isQuorate: lacking.length === 0,
    recordedById: asker.id, recordedAt: asking.now, version: facts.sitting?.version ?? 0,
  }
  return {
    kind: 'accepted', sitting, lacking,
    writes: [{ kind: 'panel-sitting', row: sitting }],
    audit: [{
      event: 'panel-sat', byId: asker.id, at: asking.now, unitId: null, caseId: null, subjectId: sitting.id,
      detail: { panel: panel.id, on, chairedById: chair.id, present: sitting.presentIds.length, isQuorate: sitting.isQuorate },
    }],
    notices: [],
  }
}
