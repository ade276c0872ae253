import { tellAudience } from '../case/audience.ts'
import type { Case } from '../case/case.ts'
import type { NewId } from '../ids.ts'
import type { NewNotice, NoticeAbout } from '../notice.ts'
import type { PanelReferral } from './referral.ts'

/** Tells the unit, or the few who may know of a restricted case, once for each change of the referral. */
export function tellOfReferral(
  kind: 'panel-referred' | 'panel-outcome', referral: PanelReferral, theCase: Case, newId: NewId,
): readonly NewNotice[] {
  const { id: referralId, unitId, version } = referral
  const about: NoticeAbout = { kind, referralId }
  return tellAudience({
    case: theCase, unitId, occurrence: `${kind}/${referralId}/${version + 1}`, about, subjectId: referralId,
  }, newId)
}

/** Draws the referral's cards again, so that none shows as missing what has come. */
export function redrawReferral({ id, unitId, version }: PanelReferral, newId: NewId): NewNotice {
  return {
    id: newId('notice'), occurrence: `refresh/${id}/${version + 1}`, to: { kind: 'unit', unitId },
    about: { kind: 'refresh', subjectId: id }, isUrgent: false, lateByMinutes: 0, subjectId: id,
  }
}
