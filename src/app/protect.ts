import type { Decided } from '../domain/decision/store-decision.ts'
import type { CaseRef } from '../domain/ids.ts'
import type { Outcome } from '../domain/outcome.ts'
import type { PersonNamed } from '../intents/intent.ts'
import type { Reply } from '../messages/reply.ts'
import { NOWHERE_TO_RECORD, recordedProtection, repeatedProtection, tellWhoKnows } from './protection-reply.ts'
import { NoUnitYet, protectionScene, type ProtectionScene } from './protection-scene.ts'
import { refuse } from './reply.ts'
import { settle } from './settle.ts'
import type { Situation } from './situation.ts'

/** What something urgent says of whom and of which case: either may be wrong, or not there at all. */
export interface Naming {
  readonly ref: CaseRef
  readonly people: readonly PersonNamed[]
}

/** Records what may not wait, and has it paged and announced; what is missing or wrong in it is said afterwards (invariant 6). */
export async function protect(
  { ref, people }: Naming, situation: Situation, decide: (scene: ProtectionScene) => Outcome<Decided>,
): Promise<Reply> {
  try {
    const settled = await settle(situation, () => protectionScene(ref, people, situation), (scene) => {
      const outcome = decide(scene)
      return outcome.kind === 'refused' ? outcome : tellWhoKnows(outcome, scene, situation.app.newId)
    })
    return settled.kind === 'refused'
      ? repeatedProtection(settled.refusal, settled.scene, situation)
      : recordedProtection(settled, situation)
  } catch (error) {
    if (error instanceof NoUnitYet) return refuse(NOWHERE_TO_RECORD)
    throw error
  }
}
