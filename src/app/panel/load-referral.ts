import type { CaseRef, PanelReferralId } from '../../domain/ids.ts'
import type { OutcomeFacts } from '../../domain/panel/outcome-guards.ts'
import type { PanelReferral } from '../../domain/panel/referral.ts'
import type { ReferralLine } from '../../ports/panels.ts'
import type { Scene } from '../../ports/store.ts'
import { belongsHere } from '../belongs-here.ts'
import { inCase, type CaseScene } from '../in-case.ts'
import { load, type Situation } from '../situation.ts'

/** A scene with the family's open referrals and, of the referral asked about, itself and its panel's last sitting. */
export interface ReferralScene extends Scene {
  readonly line: ReferralLine | null
  readonly referrals: readonly PanelReferral[]
  readonly sitting: OutcomeFacts['sitting']
}

/** Loads what a press about a referral is decided from; without the family when the asker may not know of it. */
export async function loadReferral(situation: Situation, id: string): Promise<ReferralScene> {
  const { app: { panels }, organisationId, askerId, today } = situation
  const line = await panels.find(organisationId, id as PanelReferralId, askerId)
  if (line === null) return { ...await load(situation, {}), line, referrals: [], sitting: null }
  const { caseId, panel } = line.referral
  const [scene, referrals, [sitting = null]] = await Promise.all([
    load(situation, { caseRef: line.caseRef }), panels.openOfCase(organisationId, caseId),
    panels.sittings(organisationId, panel, today, 1),
  ])
  return { ...scene, line, referrals, sitting }
}

/** Loads the family and its open referrals. */
export async function loadFamily(situation: Situation, caseRef: CaseRef): Promise<ReferralScene> {
  const scene = await load(situation, { caseRef })
  const caseId = scene.history?.case.id
  const referrals = caseId === undefined ? [] : await situation.app.panels.openOfCase(situation.organisationId, caseId)
  return { ...scene, line: null, referrals, sitting: null }
}

/** The scene as the rules about panels ask for it; null when there is no family, or it is none of the asker's business. */
export function inFamily(loaded: ReferralScene, situation: Situation): (CaseScene & OutcomeFacts) | null {
  const scene = inCase(loaded, situation)
  return scene === null || !belongsHere(scene, situation) ? null : { ...scene, referrals: loaded.referrals, sitting: loaded.sitting }
}
