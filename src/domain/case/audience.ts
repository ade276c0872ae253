import type { NewId, PersonId, UnitId } from '../ids.ts'
import type { NewNotice, NoticeAbout, Recipient } from '../notice.ts'
import type { Case } from './case.ts'
import type { KeptTime } from './keep-time.ts'

/**
 * Who hears what happens on a case: the unit's channel, where every member knows every family (004 §4.3). Of a restricted case
 * only the people on its list hear, each in direct messages: in the channel it would exist for everybody.
 */
export function audienceOf(theCase: Pick<Case, 'unitId' | 'restrictedTo'> | null, unitId: UnitId): readonly Recipient[] {
  const listed = theCase?.restrictedTo ?? null
  return listed === null ? [{ kind: 'unit', unitId }] : listed.map((personId) => ({ kind: 'person', personId }))
}

/**
 * The notices that tell a case's audience something once. `occurrence` is the key in the unit's channel; the copies of a
 * restricted case carry the person's id after it.
 */
export function tellAudience(
  told: { readonly case: Pick<Case, 'unitId' | 'restrictedTo'> | null; readonly unitId: UnitId; readonly occurrence: string
    readonly about: NoticeAbout; readonly subjectId: string | null; readonly isUrgent?: boolean },
  newId: NewId,
): readonly NewNotice[] {
  return audienceOf(told.case, told.unitId).map((to) => ({
    id: newId('notice'),
    occurrence: to.kind === 'unit' ? told.occurrence : `${told.occurrence}/${to.personId}`,
    to, about: told.about, isUrgent: told.isUrgent ?? false, lateByMinutes: 0, subjectId: told.subjectId,
  }))
}

/** What changed on a case, in one message: which tasks were raised, moved and closed. */
export function caseChanged(
  theCase: Pick<Case, 'id'>, kept: Pick<KeptTime, 'raised' | 'moved' | 'closed'>, byId: PersonId | null, headline: string,
): NoticeAbout {
  const { raised, moved, closed } = kept
  return {
    kind: 'case-changed', caseId: theCase.id, byId, headline,
    raised: raised.map((task) => task.id),
    moved: moved.flatMap(({ task, from }) => (from === null ? [] : [{ taskId: task.id, from }])),
    closed: closed.map((task) => task.id),
  }
}
