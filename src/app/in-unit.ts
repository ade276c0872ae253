import type { Unit } from '../domain/unit/unit.ts'
import type { WorkingCalendar } from '../domain/calendar/working-days.ts'
import type { Scene } from '../ports/store.ts'
import type { Situation } from './situation.ts'

/** A scene in a unit, with the working days: the shape the rules about units, allocation and authority ask for. */
export type UnitScene = Scene & { readonly unit: Unit; readonly calendar: WorkingCalendar }

/** The scene with its unit, or null when the asker has none and asked in no unit's channel. */
export function inUnit(scene: Scene, situation: Pick<Situation, 'calendar'>): UnitScene | null {
  return scene.unit === null ? null : { ...scene, unit: scene.unit, calendar: situation.calendar }
}

/** What to answer somebody who asked about "the unit" where there is none, or none that is theirs. */
export const NO_UNIT = { says: 'There is no unit of yours here. Say it in the channel of a unit you work in or manage.' }
