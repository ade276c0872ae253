import { standingsOf } from '../domain/authority/standing.ts'
import { mayActForUnit } from '../domain/unit/membership.ts'
import type { UnitScene } from './in-unit.ts'
import type { Situation } from './situation.ts'

/** Whether the asker's work or standing is in this unit: its cases, tasks and decisions are not there for anybody else. */
export function belongsHere(scene: UnitScene, { today }: Situation): boolean {
  return standingsOf(scene.asker, scene, today).length > 0 || mayActForUnit(scene.asker, scene, today)
}
