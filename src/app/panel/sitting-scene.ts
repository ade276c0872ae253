import { addDays } from '../../domain/calendar/london.ts'
import type { SittingFacts } from '../../domain/panel/who-may.ts'
import type { Scene } from '../../ports/store.ts'
import { load, type Situation } from '../situation.ts'

/** A scene with everybody and every unit: a panel is nobody's unit, and those who sit come from everywhere. */
export async function sittingScene(situation: Situation): Promise<Scene & SittingFacts> {
  const { app: { store }, organisationId, today } = situation
  const [scene, units, people, around] = await Promise.all([
    load(situation, {}), store.units(organisationId), store.people(organisationId),
    store.leaveAndCover(organisationId, addDays(today, -7), today),
  ])
  return { ...scene, ...around, units, people }
}
