import { isKnownHere } from '../domain/authority/known-here.ts'
import type { CaseHistory } from '../domain/case/case.ts'
import { unfiledCase, unfiledRef } from '../domain/case/unfiled.ts'
import type { CaseRef } from '../domain/ids.ts'
import type { Unit } from '../domain/unit/unit.ts'
import type { PersonNamed } from '../intents/intent.ts'
import type { Scene } from '../ports/store.ts'
import { belongsHere } from './belongs-here.ts'
import { inCase, type CaseScene } from './in-case.ts'
import { inUnit } from './in-unit.ts'
import { load, type Situation } from './situation.ts'

/** The council has no unit yet, so that there is nobody to page and nowhere to keep anything. */
export class NoUnitYet extends Error {
  override readonly name = 'NoUnitYet'
}

/** What something that may not wait is recorded from. */
export interface ProtectionScene extends CaseScene {
  /** The case as it was given, where that is none the asker may know of; else null. */
  readonly refAsTyped: string | null
  /** The case that was named all the same, for those who know of it; the asker does not learn that there is one. */
  readonly named: CaseHistory | null
}

/**
 * The facts for something that may not wait: those of the case, when it is the asker's business; else of their unit's place for what has
 * no case yet. A case that is mistyped, another unit's, kept from them or not given at all comes to the same (invariants 6 and 9).
 * Throws `NoUnitYet` where there is none at all to record anything in.
 */
export async function protectionScene(
  ref: CaseRef, people: readonly PersonNamed[], situation: Situation,
): Promise<ProtectionScene> {
  const given = ref.trim() === '' ? null : ref
  if (given !== null) {
    const scene = inCase(await load(situation, { caseRef: given, people }), situation)
    if (scene !== null && isKnownHere(scene.asker, scene, situation.today)) return { ...scene, refAsTyped: null, named: null }
  }
  const { app, organisationId } = situation
  const home = await homeUnit(situation)
  const there = await loadIn(home, people, situation)
  const unit = { ...there, unit: home, calendar: situation.calendar }
  const history = there.history ?? { case: unfiledCase(home, app.newId), events: [] }
  const named = given === null ? null : (await app.store.facts(organisationId, { caseRef: given, now: situation.now })).history
  return { ...unit, history, refAsTyped: given, named }
}

/** The asker's unit: that of the channel when its work is theirs, else their own, else one they manage, else the channel's, else any. */
async function homeUnit(situation: Situation): Promise<Unit> {
  const { app, organisationId, askerId, today } = situation
  const scene = inUnit(await load(situation, {}), situation)
  if (scene !== null && belongsHere(scene, situation)) return scene.unit
  const units = await app.store.units(organisationId)
  const asker = scene?.asker ?? (await app.store.people(organisationId)).find((person) => person.id === askerId)
  const posts = (asker?.posts ?? []).filter((post) => post.since <= today && (post.until === null || today <= post.until))
  const found = units.find((unit) => posts.some((post) => post.unitId === unit.id))
    ?? units.find((unit) => unit.groupManagerId === askerId) ?? scene?.unit ?? units[0]
  if (found === undefined) throw new NoUnitYet()
  return found
}

function loadIn(unit: Unit, people: readonly PersonNamed[], { app, organisationId, askerId, ask, now }: Situation): Promise<Scene> {
  const { platform, tenant } = ask.identity
  return app.store.scene(organisationId, { askerId, unitId: unit.id, caseRef: unfiledRef(unit), people, platform, tenant, now })
}
