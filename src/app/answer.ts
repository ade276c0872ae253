import type { Reply } from '../messages/reply.ts'
import type { App } from './app.ts'
import type { Answer, Ask } from './ask.ts'
import { answerFromMemory } from './answer-from-memory.ts'
import { introduce } from './introduce.ts'
import { askMeant } from './kept-asks.ts'
import { insistently, isProtecting } from './protecting.ts'
import { message, refuse } from './reply.ts'
import { sayFault } from './say-fault.ts'
import { situate } from './situation.ts'
import { understand } from './understand.ts'

/**
 * The one door. Every platform's handler ends here: strangers learn nothing, faults are caught once and shown with a reference that
 * the log has too, and everybody gets an answer.
 */
export function createAnswer(app: App): Answer {
  return async (ask) => {
    try {
      return await (isProtecting(ask) ? insistently(() => answered(app, ask), app.log) : answered(app, ask))
    } catch (error) {
      return message(sayFault(app, error, ask))
    }
  }
}

async function answered(app: App, ask: Ask): Promise<Reply> {
  const meant = await askMeant(app, ask)
  if (meant === null) return refuse({ says: 'That can no longer be gone on with. Please ask for it again.' })
  const reply = await answerFromMemory(app, meant)
  if (reply !== null) return reply
  const situation = await situate(app, meant)
  if (situation !== null) return await understand(situation)
  const introduced = await introduce(app, meant)
  return introduced.kind === 'known' ? await understand(introduced.situation) : message(introduced.message)
}
