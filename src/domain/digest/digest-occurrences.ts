import { londonDateOf } from '../calendar/london.ts'
import type { Instant, LondonDate, LondonTime } from '../calendar/london.ts'
import type { WorkingCalendar } from '../calendar/working-days.ts'
import { meetingRemindersDue } from '../meeting/meeting-reminders-due.ts'
import type { NewNotice } from '../notice.ts'
import type { Policy } from '../policy.ts'
import type { Leave, Person } from '../unit/person.ts'
import type { Unit } from '../unit/unit.ts'
import { personalDigestDue, unitDigestDue } from './digest-due.ts'

/** A notice that still needs its id. */
export type Occurrence = Omit<NewNotice, 'id'>

export interface OccurrenceFacts {
  readonly units: readonly Unit[]
  readonly people: readonly Person[]
  readonly leave: readonly Leave[]
  readonly policy: Pick<Policy, 'digest' | 'meetingReminder' | 'terms'>
  readonly calendar: WorkingCalendar
}

/**
 * Every digest and meeting reminder that should have gone by now today. Asked each minute: those done already are recognised by
 * their keys. A digest with nothing in it is an occurrence too, so that its silence is on record when it is composed.
 */
export function digestOccurrences(now: Instant, facts: OccurrenceFacts): readonly Occurrence[] {
  const ofUnits = facts.units.flatMap((unit) => [...unitDigest(unit, now, facts), ...reminders(unit, now, facts)])
  return [...ofUnits, ...facts.people.flatMap((person) => personal(person, now, facts))]
}

function unitDigest(unit: Unit, now: Instant, facts: OccurrenceFacts): readonly Occurrence[] {
  const due = unitDigestDue(unit.digestTime, now, facts.calendar)
  return due === null ? [] : [{
    occurrence: `unit-digest/${unit.id}/${due.on}`,
    to: { kind: 'unit', unitId: unit.id },
    about: { kind: 'unit-digest', unitId: unit.id, on: due.on },
    isUrgent: false, lateByMinutes: due.lateByMinutes, subjectId: null,
  }]
}

function personal(person: Person, now: Instant, facts: OccurrenceFacts): readonly Occurrence[] {
  const due = personalDigestDue(person, timeFor(person, londonDateOf(now), facts), now, facts)
  return due === null ? [] : [{
    occurrence: `personal-digest/${person.id}/${due.on}`,
    to: { kind: 'person', personId: person.id },
    about: { kind: 'personal-digest', personId: person.id, on: due.on },
    isUrgent: false, lateByMinutes: due.lateByMinutes, subjectId: null,
  }]
}

function reminders(unit: Unit, now: Instant, facts: OccurrenceFacts): readonly Occurrence[] {
  return meetingRemindersDue(unit, now, facts.policy, facts.calendar).map(({ meeting, when, lateByMinutes }) => ({
    occurrence: `meeting-reminder/${unit.id}/${meeting.on}/${when}`,
    to: { kind: 'unit', unitId: unit.id },
    about: { kind: 'meeting-reminder', unitId: unit.id, meetingOn: meeting.on, when },
    isUrgent: false, lateByMinutes, subjectId: null,
  }))
}

/** People hear when their unit does; those of several units when the first does, those of none at the policy's time. */
function timeFor(person: Person, on: LondonDate, facts: OccurrenceFacts): LondonTime {
  const current = person.posts.filter((post) => post.since <= on && (post.until === null || on <= post.until))
  const times = facts.units.filter((unit) => current.some((post) => post.unitId === unit.id)).map((unit) => unit.digestTime)
  return times.toSorted()[0] ?? facts.policy.digest.time
}
