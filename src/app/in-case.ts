import type { CaseHistory } from '../domain/case/case.ts'
import type { Scene } from '../ports/store.ts'
import { inUnit, type UnitScene } from './in-unit.ts'
import type { Situation } from './situation.ts'

/** A scene in a unit with the case asked about: the shape decisions are made from. */
export type CaseScene = UnitScene & { readonly history: CaseHistory }

/** The scene with its case, or null when there is none that the asker may know of. */
export function inCase(scene: Scene, situation: Pick<Situation, 'calendar'>): CaseScene | null {
  const unit = inUnit(scene, situation)
  return unit === null || unit.history === null ? null : { ...unit, history: unit.history }
}
