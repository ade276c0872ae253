import { addMinutes, atLondon, londonDateOf, minutesBetween } from '../calendar/london.ts'
import type { Instant, LondonDate } from '../calendar/london.ts'
import { addWorkingDays } from '../calendar/working-days.ts'
import type { WorkingCalendar } from '../calendar/working-days.ts'
import type { Occurrence } from '../digest/digest-occurrences.ts'
import type { Policy } from '../policy.ts'
import { rolesAnywhere } from '../unit/membership.ts'
import type { Cover, Leave, Person } from '../unit/person.ts'
import type { SittingPanel } from './panel-policy.ts'
import { sitsHere } from './panel-policy.ts'
import { sittingsFrom } from './sitting.ts'

export interface AgendaDueFacts {
  readonly policy: Pick<Policy, 'panels' | 'roles'>
  readonly people: readonly Person[]
  readonly leave: readonly Leave[]
  readonly cover: readonly Cover[]
  readonly calendar: WorkingCalendar
}

/** On the morning the chair has the agenda this long before the sitting begins, at the latest. */
const BEFORE_SITTING_MINUTES = 30

/**
 * The agendas that should have gone to their chairs by now today: so many working days before a sitting, and on the morning. One that
 * was missed goes late the same day; once the sitting has begun there is nothing to announce.
 */
export function panelAgendasDue(now: Instant, facts: AgendaDueFacts): readonly Occurrence[] {
  return facts.policy.panels.filter(sitsHere).flatMap((panel) => ofPanel(panel, now, facts))
}

function ofPanel(panel: SittingPanel, now: Instant, facts: AgendaDueFacts): readonly Occurrence[] {
  const { calendar } = facts
  const today = londonDateOf(now)
  return sittingsFrom(panel, today, calendar).flatMap((sitting): readonly Occurrence[] => {
    const begins = atLondon(sitting.on, sitting.time)
    const ahead = addWorkingDays(calendar, sitting.on, -panel.agenda.workingDays) === today
    const when = sitting.on === today ? 'on-the-day' : ahead ? 'ahead' : null
    if (when === null || now >= begins) return []
    const usual = atLondon(today, panel.agenda.time)
    const latest = addMinutes(begins, -BEFORE_SITTING_MINUTES)
    const at = usual < latest ? usual : latest
    if (now < at) return []
    return chairsOf(panel, today, facts).map((person): Occurrence => ({
      occurrence: `panel-agenda/${panel.id}/${sitting.on}/${when}/${person.id}`,
      to: { kind: 'person', personId: person.id },
      about: { kind: 'panel-agenda', panel: panel.id, sittingOn: sitting.on, when },
      isUrgent: false, lateByMinutes: minutesBetween(at, now), subjectId: null,
    }))
  })
}

/** Everybody who holds the chair's role and is there; for whoever is on leave, those who cover for them, or they themselves. */
function chairsOf(panel: SittingPanel, on: LondonDate, { people, leave, cover, policy }: AgendaDueFacts): readonly Person[] {
  const coveredBy = policy.roles.find(({ id }) => id === panel.chair)?.coveredBy ?? []
  const chairs = people.filter((person) => person.isActive && rolesAnywhere(person, on).includes(panel.chair))
  const found = chairs.flatMap((chair) => {
    if (!leave.some(({ personId, from, to }) => personId === chair.id && from <= on && on <= to)) return [chair]
    const deputies = cover.filter(({ holderId, from, to }) => holderId === chair.id && from <= on && on <= to)
      .flatMap(({ deputyId }) => people.filter((person) => person.id === deputyId && person.isActive
        && rolesAnywhere(person, on).some((role) => coveredBy.includes(role))))
    return deputies.length === 0 ? [chair] : deputies
  })
  return [...new Set(found)]
}
