import { londonDateOf } from '../calendar/london.ts'
import type { Instant, LondonDate, LondonTime } from '../calendar/london.ts'
import type { WorkingCalendar } from '../calendar/working-days.ts'
import { meetingRemindersDue } from '../meeting/meeting-reminders-due.ts'
import type { NewNotice } from '../notice.ts'
import type { Policy } from '../policy.ts'
import type { Leave, Person } from '../unit/person.ts'
import type { Unit } from '../unit/unit.ts'
import { digestDue, personalDigestOn, unitDigestOn } from './digest-due.ts'
import type { DigestOn } from './digest-due.ts'

/** A notice that still needs its id. */
export type Occurrence = Omit<NewNotice, 'id'>

export interface OccurrenceFacts {
  readonly units: readonly Unit[]
  readonly people: readonly Person[]
  readonly leave: readonly Leave[]
  readonly policy: Pick<Policy, 'digest' | 'meetingReminder' | 'terms'>
  readonly calendar: WorkingCalendar
}

/** A unit's or a person's digest of one day: what its notice is called, and whether it comes. */
export interface DayDigest extends Pick<NewNotice, 'occurrence' | 'to' | 'about'> {
  readonly digest: DigestOn
}

/** Every digest of that day, of units first: those that come, and those that do not, with the reason. People who have left get none. */
export function digestsOn(on: LondonDate, facts: OccurrenceFacts): readonly DayDigest[] {
  const ofUnits = facts.units.map((unit): DayDigest => ({
    occurrence: `unit-digest/${unit.id}/${on}`,
    to: { kind: 'unit', unitId: unit.id },
    about: { kind: 'unit-digest', unitId: unit.id, on },
    digest: unitDigestOn(unit.digestTime, on, facts.calendar),
  }))
  const ofPeople = facts.people.filter((person) => person.isActive).map((person): DayDigest => ({
    occurrence: `personal-digest/${person.id}/${on}`,
    to: { kind: 'person', personId: person.id },
    about: { kind: 'personal-digest', personId: person.id, on },
    digest: personalDigestOn(person, timeFor(person, on, facts), on, facts),
  }))
  return [...ofUnits, ...ofPeople]
}

/**
 * Every digest and meeting reminder that should have gone by now today. Asked each minute: those done already are recognised by
 * their keys. A digest with nothing in it is an occurrence too, so that its silence is on record when it is composed.
 */
export function digestOccurrences(now: Instant, facts: OccurrenceFacts): readonly Occurrence[] {
  const digests = digestsOn(londonDateOf(now), facts).flatMap(({ digest, ...notice }): Occurrence[] => {
    const due = digestDue(digest, now)
    return due === null ? [] : [{ ...notice, isUrgent: false, lateByMinutes: due.lateByMinutes, subjectId: null }]
  })
  return [...digests, ...facts.units.flatMap((unit) => reminders(unit, now, facts))]
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
