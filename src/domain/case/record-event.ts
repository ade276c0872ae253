import type { Instant, LondonDate } from '../calendar/london.ts'
import { londonDateOf } from '../calendar/london.ts'
import { BeyondCalendar } from '../calendar/working-days.ts'
import { dateInWords } from '../calendar/words.ts'
import { detailProblem } from '../clock/event-details.ts'
import type { Interval, RulePack } from '../clock/rule.ts'
import { identifyingRefusal } from '../decision/identifying-text.ts'
import type { PersonId } from '../ids.ts'
import type { Asking, Outcome, Refusal } from '../outcome.ts'
import { refused } from '../outcome.ts'
import type { UnitFacts } from '../unit/membership.ts'
import { askerOf } from './asker-of.ts'
import { caseChanged, tellAudience } from './audience.ts'
import type { CaseEvent, CaseEventKind } from './case-event.ts'
import type { Case, CaseHistory, Child } from './case.ts'
import { childMeant } from './child-meant.ts'
import { contradiction } from './contradiction.ts'
import { eventHeadline } from './event-headline.ts'
import { keepTime } from './keep-time.ts'
import type { KeptTime, TimeFacts } from './keep-time.ts'

export interface EventFacts extends UnitFacts, Omit<TimeFacts, 'people' | 'policy'> {}

export interface EventRequest {
  readonly event: CaseEventKind
  readonly on: LondonDate
  /** The moment, for limits in hours and court directions; null when no time was said. */
  readonly at: Instant | null
  /** A child's reference, several, `all`, or null when none was said. */
  readonly child: string | null
  readonly detail: Readonly<Record<string, string>>
}

export interface RecordedEvent extends Pick<KeptTime, 'raised' | 'moved' | 'closed' | 'warnings'> {
  readonly event: CaseEvent
}

/** A court's direction is recorded before its day; everything else once it has happened. */
const MAY_BE_AHEAD: ReadonlySet<CaseEventKind> = new Set(['direction'])

/** Details in people's own words. */
const IN_WORDS: readonly string[] = ['title', 'of', 'timetable', 'rule', 'done']

/**
 * Records what happened to a child or family, and brings the tasks to what the rules now say: one message tells the unit what was
 * raised, moved and closed. What contradicts the record is refused in one sentence; the same event again is recognised.
 */
export function recordEvent(loaded: EventFacts, request: EventRequest, asking: Asking): Outcome<RecordedEvent> {
  const { history } = loaded
  const asker = askerOf(loaded, asking)
  if (asker === null) return refused('not-found', 'That case was not found in your unit. Check its reference.')

  const meant = childMeant(history.case, request.event, request.child, request.detail)
  if (meant.kind === 'refused') return meant
  const { childId, covered, detail } = meant
  const event: CaseEvent = {
    id: asking.newId('event'), childId, kind: request.event, on: request.on, at: request.at, detail,
    recordedAt: asking.now, recordedBy: asker.id,
  }
  const objection = objectionTo(event, covered, loaded, asking)
  return objection === null ? eventAccepted(loaded, event, asking) : { kind: 'refused', refusal: objection }
}

function objectionTo(event: CaseEvent, covered: readonly Child[], loaded: EventFacts, asking: Asking): Refusal | null {
  const { history, rules } = loaded
  if (isAheadOfTime(event, asking.now)) {
    return { reason: 'in-the-future', says: `${dateInWords(event.on)} has not come yet. Record it once it has happened.` }
  }
  if (event.at === null) {
    if (starts(event.kind, 'hours', rules)) {
      return { reason: 'needs-time', says: 'Say at what time as well, like 14:30: this limit runs in hours.' }
    }
    if (starts(event.kind, 'moment', rules)) {
      return { reason: 'needs-time', says: 'Say by what time as well, like 16:00: a court sets a time, not only a day.' }
    }
  }
  const wrong = Object.entries(event.detail).map(([key, value]) => detailProblem(key, value)).find((problem) => problem !== null)
  if (wrong !== undefined) return { reason: 'wrong-detail', says: wrong }
  const identifying = identifyingRefusal(wordsOf(event), loaded)
  if (identifying !== null) return identifying.refusal
  const known = history.events.find((each) => isSame(each, event))
  if (known !== undefined) {
    const since = dateInWords(londonDateOf(known.recordedAt))
    return { reason: 'already-recorded', says: `That is recorded already, since ${since}. Nothing needed changing.` }
  }
  return contradiction(history, event, covered, rules)
}

/** Whether it is recorded before it can have happened. */
export function isAheadOfTime({ kind, on, at }: Pick<CaseEvent, 'kind' | 'on' | 'at'>, now: Instant): boolean {
  return !MAY_BE_AHEAD.has(kind) && (at === null ? on > londonDateOf(now) : at > now)
}

/** What its details say in people's own words, to be read for names before it is stored. */
export function wordsOf({ detail }: Pick<CaseEvent, 'detail'>): string {
  return IN_WORDS.map((key) => detail[key] ?? '').join('\n')
}

/** Records an event that nothing speaks against. Whoever visited knows the family from then on. */
export function eventAccepted(
  loaded: EventFacts, event: CaseEvent, asking: Asking, visitorId: PersonId | null = null,
): Outcome<RecordedEvent> {
  const { history } = loaded
  try {
    const grown: CaseHistory = { ...history, events: [...history.events, event] }
    const kept = keepTime({ ...loaded, history: grown }, { now: asking.now, byId: asking.askerId, newId: asking.newId })
    const { raised, moved, closed, warnings, writes, audit } = kept
    const theCase = history.case
    const child = theCase.children.length > 1 ? theCase.children.find((each) => each.id === event.childId) : undefined
    return {
      kind: 'accepted',
      event, raised, moved, closed, warnings,
      // The case moves with its history: two people recording at once are told apart by its version.
      writes: [{ kind: 'case', row: knownBy(theCase, visitorId) }, { kind: 'case-event', caseId: theCase.id, row: event }, ...writes],
      audit: [{
        event: 'event-recorded', byId: asking.askerId, at: asking.now, unitId: theCase.unitId, caseId: theCase.id, subjectId: event.id,
        detail: { kind: event.kind, on: event.on, at: event.at, childId: event.childId },
      }, ...audit],
      notices: tellAudience({
        case: theCase, unitId: theCase.unitId, occurrence: `case-changed/${event.id}`, subjectId: null,
        about: caseChanged(theCase, kept, asking.askerId, eventHeadline(event, child?.ref ?? null)),
      }, asking.newId),
    }
  } catch (error) {
    if (error instanceof BeyondCalendar) return refused('beyond-calendar', error.message)
    throw error
  }
}

function knownBy(theCase: Case, visitorId: PersonId | null): Case {
  return visitorId === null || theCase.knownBy.includes(visitorId) ? theCase : { ...theCase, knownBy: [...theCase.knownBy, visitorId] }
}

/** Whether a limit in that unit begins with an event of that kind. */
function starts(kind: CaseEventKind, unit: Interval['unit'], rules: RulePack): boolean {
  return rules.timetables.some((timetable) =>
    rules.periods[timetable.period]?.starts.some((start) => start.event === kind) === true &&
    timetable.rules.some((rule) => rule.due.some((due) => due.unit === unit)))
}

function isSame(one: CaseEvent, other: CaseEvent): boolean {
  return one.kind === other.kind && one.childId === other.childId && one.on === other.on && one.at === other.at
    && sameDetail(one.detail, other.detail)
}

function sameDetail(one: CaseEvent['detail'], other: CaseEvent['detail']): boolean {
  const keys = Object.keys(one)
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key])
}
