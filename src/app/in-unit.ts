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

/** One in which it was counted how much everybody has to do: what a choice of people rests on. */
export type CountedScene = UnitScene & { readonly openTasks: NonNullable<Scene['openTasks']> }

/** The same, for who is to do something. Throws where the counting was forgotten: somebody with thirty tasks would seem to have none. */
export function inCountedUnit(scene: Scene, situation: Pick<Situation, 'calendar'>): CountedScene | null {
  const found = inUnit(scene, situation)
  if (found === null) return null
  if (found.openTasks === null) throw new Error('a scene for choosing people was loaded without counting their tasks')
  return { ...found, openTasks: found.openTasks }
}

/** What to answer somebody who asked about "the unit" where there is none, or none that is theirs. */
export const NO_UNIT = { says: 'There is no unit of yours here. Say it in the channel of a unit you work in or manage.' }
