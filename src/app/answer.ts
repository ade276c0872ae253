import { randomBytes } from 'node:crypto'
import { fault } from '../messages/cards/fault.ts'
import { stranger } from '../messages/cards/stranger.ts'
import { errorFields } from '../ports/log.ts'
import type { App } from './app.ts'
import type { Answer } from './ask.ts'
import { message } from './reply.ts'
import { UncertainCommit } from './settle.ts'
import { situate } from './situation.ts'
import { understand } from './understand.ts'

/**
 * The one door. Every platform's handler ends here: strangers learn nothing, faults are caught once and shown with a reference that
 * the log has too, and everybody gets an answer.
 */
export function createAnswer(app: App): Answer {
  return async (ask) => {
    try {
      const situation = await situate(app, ask)
      return situation === null ? message(stranger()) : await understand(situation)
    } catch (error) {
      const ref = randomBytes(2).toString('hex').toUpperCase()
      app.log.error({ ...errorFields(error), ref, said: ask.said.kind }, 'an ask ended in a fault')
      return message(fault({ ref, saved: error instanceof UncertainCommit ? 'unknown' : 'nothing' }))
    }
  }
}
