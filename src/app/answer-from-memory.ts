import type { IntentKind } from '../intents/intent.ts'
import type { Reply } from '../messages/reply.ts'
import { OutOfDate } from '../ports/store.ts'
import type { App } from './app.ts'
import type { Ask } from './ask.ts'
import { handle } from './handle.ts'
import { situateFromMemory } from './situation.ts'
import { read } from './understand.ts'

/** The intents whose handlers read nothing before their scene. A test holds them to it. */
export const SCENE_FIRST: ReadonlySet<IntentKind> = new Set<IntentKind>([
  'allocate-new', 'allocate-task', 'decide', 'approve', 'decline', 'send-back', 'answer', 'withdraw', 'done',
])

/**
 * Answers without asking first who asks: that is remembered, and the scene, which such an intent begins with, confirms it in the same
 * question as the facts. Null when nothing is remembered, when it holds no more, and for everything that begins otherwise: then nothing
 * was shown or stored, and who asks has to be looked up.
 */
export async function answerFromMemory(app: App, ask: Ask): Promise<Reply | null> {
  const situation = situateFromMemory(app, ask)
  if (situation === null) return null
  const parsed = read(situation)
  if (parsed.kind !== 'intent' || !SCENE_FIRST.has(parsed.intent.kind)) return null
  try {
    return await handle(parsed.intent, situation)
  } catch (error) {
    if (error instanceof OutOfDate) return null
    throw error
  }
}
