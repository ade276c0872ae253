import { addDays, dateFrom, daysBetween, type Instant, type LondonDate } from '../calendar/london.ts'
import { birthday } from '../calendar/months.ts'
import type { CaseEventKind } from '../case/case-event.ts'
import { inOrder, type Happening, type Subject } from './happening.ts'
import type { RulePack } from './rule.ts'
import { lifeOf } from './stretch.ts'

/**
 * What birthdays bring by themselves to a child in care, up to today (arithmetic 8): at 16 they become eligible for leaving-care
 * support, at 18 they leave care. Nobody has to record it; an event recorded for the same thing stands instead.
 */

/** Looked after for 13 weeks since the age of 14, some of it after 16: Children Act 1989 Schedule 2 paragraph 19B. */
const WEEKS_TO_QUALIFY = 13
const QUALIFYING_FROM = 14
const ELIGIBLE_AT = 16
const LEAVES_CARE_AT = 18

/** The subject with the birthdays that count added to what happened. */
export function withBirthdays(subject: Subject, pack: RulePack, today: LondonDate): Subject {
  const { dateOfBirth, happenings } = subject
  if (dateOfBirth === null || birthday(dateOfBirth, ELIGIBLE_AT) > today) return subject
  const eligibleOn = qualifiesOn(subject, dateOfBirth, pack)
  if (eligibleOn === null || eligibleOn > today) return subject
  const grownUp = birthday(dateOfBirth, LEAVES_CARE_AT)
  const wasInCareAt18 = lifeOf(subject, pack).stretches('looked-after')
    .some(({ end }) => end !== null && end.on === grownUp && end.reason === 'turned-18')
  const hasPlanBy = (day: LondonDate): boolean => happenings
    .some((happening) => ['eligible', 'pathway-plan'].includes(happening.kind) && happening.on <= day)
  const brought = [
    ...(hasPlanBy(eligibleOn) ? [] : [bornOut('eligible', eligibleOn, subject)]),
    ...(wasInCareAt18 && grownUp <= today ? [bornOut('left-care', grownUp, subject)] : []),
  ]
  return brought.length === 0 ? subject : { ...subject, happenings: inOrder([...happenings, ...brought]) }
}

/** The first day at 16 or 17, in care, on which 13 weeks in care since 14 are reached; null when they never were. */
function qualifiesOn(subject: Subject, dateOfBirth: LondonDate, pack: RulePack): LondonDate | null {
  const from = birthday(dateOfBirth, QUALIFYING_FROM)
  const sixteen = birthday(dateOfBirth, ELIGIBLE_AT)
  let daysInCare = 0
  for (const { start, end } of lifeOf(subject, pack).stretches('looked-after')) {
    const began = start.on > from ? start.on : from
    const left = end?.on ?? FAR_AHEAD
    if (left <= began) continue
    const reached = addDays(began, Math.max(0, WEEKS_TO_QUALIFY * 7 - daysInCare))
    const qualifies = reached > sixteen ? reached : sixteen
    if (qualifies < left) return qualifies > began ? qualifies : began
    daysInCare += daysBetween(began, left)
  }
  return null
}

function bornOut(kind: CaseEventKind, on: LondonDate, subject: Subject): Happening {
  // Known as it happens: noon is the same day in London and in UTC.
  const recordedAt = `${on}T12:00:00.000Z` as Instant
  return { id: null, childId: subject.childId, kind, on, at: null, detail: {}, recordedAt, recordedBy: null }
}

const FAR_AHEAD = dateFrom('9000-01-01')
