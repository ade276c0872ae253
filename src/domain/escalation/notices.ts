import { londonDateOf, type Instant } from '../calendar/london.ts'
import { tellAudience } from '../case/audience.ts'
import type { Case } from '../case/case.ts'
import type { NewId, PersonId, UnitId } from '../ids.ts'
import type { NewNotice, NoticeAbout, Recipient } from '../notice.ts'
import type { Channel, Escalation, LadderStep } from './escalation.ts'

/** The parts of an occurrence's key that make it once: an escalation's version moves with everything that happens to it. */
function occurrence(about: NoticeAbout, escalation: Escalation, ...more: readonly (string | number)[]): string {
  return [about.kind, escalation.id, ...more, escalation.version + 1].join('/')
}

/** Tells the unit, or the few who may know of a restricted case. */
export function tellUnit(about: NoticeAbout, escalation: Escalation, theCase: Case, newId: NewId): readonly NewNotice[] {
  const { unitId, isUrgent, id: subjectId } = escalation
  return tellAudience({ case: theCase, unitId, occurrence: occurrence(about, escalation), about, subjectId, isUrgent }, newId)
}

/**
 * Tells the unit that nobody is there at that rung: once a day, and of what is urgent once an hour, however often it is tried. A channel
 * that hears the same every quarter of an hour stops listening.
 */
export function tellNobodyThere(
  step: number, escalation: Escalation, theCase: Case, { now, newId }: { readonly now: Instant; readonly newId: NewId },
): readonly NewNotice[] {
  const { unitId, isUrgent, id: subjectId } = escalation
  const about: NoticeAbout = { kind: 'nobody-available', escalationId: subjectId, step }
  const when = isUrgent ? now.slice(0, 'yyyy-mm-ddThh'.length) : londonDateOf(now)
  return tellAudience({ case: theCase, unitId, occurrence: [about.kind, subjectId, step, when].join('/'), about, subjectId, isUrgent }, newId)
}

/** Tells the person asked, wherever they are; nothing when nobody is. */
export function tellAsked(about: NoticeAbout, escalation: Escalation, newId: NewId): readonly NewNotice[] {
  if (escalation.askedId === null) return []
  return [{
    id: newId('notice'),
    occurrence: occurrence(about, escalation, escalation.step),
    to: { kind: 'person', personId: escalation.askedId },
    about,
    isUrgent: escalation.isUrgent,
    lateByMinutes: 0,
    subjectId: escalation.id,
  }]
}

/**
 * Tells whoever is asked at this rung, through what the rung names. A restricted case is not for the channel: of that they are told in
 * direct messages. Nothing when nobody is asked.
 */
export function askThrough(
  { through }: Pick<LadderStep, 'through'>, escalation: Escalation, theCase: Case, newId: NewId,
): readonly NewNotice[] {
  const { askedId, step, unitId } = escalation
  if (askedId === null) return []
  const about: NoticeAbout = { kind: 'escalation-asked', escalationId: escalation.id, step }
  const ways = new Set(through.map((channel) => (channel === 'channel' && theCase.restrictedTo !== null ? 'direct' : channel)))
  return [...ways].map((channel) => ({
    id: newId('notice'),
    occurrence: occurrence(about, escalation, step, ...(channel === 'direct' ? [] : [channel])),
    to: placeOf(channel, { personId: askedId, unitId }),
    about,
    isUrgent: escalation.isUrgent,
    lateByMinutes: 0,
    subjectId: escalation.id,
  }))
}

function placeOf(channel: Channel, { personId, unitId }: { readonly personId: PersonId; readonly unitId: UnitId }): Recipient {
  switch (channel) {
    case 'direct': return { kind: 'person', personId }
    case 'channel': return { kind: 'unit', unitId }
    case 'email': return { kind: 'email', personId }
    default: return channel satisfies never
  }
}

/** Tells the unit what was answered, and takes the buttons off the cards that asked. */
export function tellAnswer(
  state: 'approved' | 'declined' | 'sent-back', escalation: Escalation, theCase: Case, newId: NewId,
): readonly NewNotice[] {
  return [
    ...tellUnit({ kind: 'escalation-answered', escalationId: escalation.id, state }, escalation, theCase, newId),
    ...redraw(escalation, newId),
  ]
}

/** Draws every card already posted about it again, so that none offers what is no longer true. */
export function redraw(escalation: Escalation, newId: NewId): readonly NewNotice[] {
  const about: NoticeAbout = { kind: 'refresh', subjectId: escalation.id }
  return [{
    id: newId('notice'),
    occurrence: occurrence(about, escalation),
    to: { kind: 'unit', unitId: escalation.unitId },
    about,
    isUrgent: escalation.isUrgent,
    lateByMinutes: 0,
    subjectId: escalation.id,
  }]
}
