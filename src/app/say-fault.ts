import { randomBytes } from 'node:crypto'
import { fault } from '../messages/cards/fault.ts'
import type { Message } from '../messages/model.ts'
import { actAndRing } from '../messages/cards/act-and-ring.ts'
import { errorFields } from '../ports/log.ts'
import type { App } from './app.ts'
import type { Ask } from './ask.ts'
import { isProtecting } from './protecting.ts'
import { UncertainCommit } from './settle.ts'

/** What is shown when an ask ended in a fault, with a reference that the log has too. Neither has a word of what was asked. */
export function sayFault({ log }: Pick<App, 'log'>, error: unknown, ask: Ask): Message {
  const { said } = ask
  const ref = randomBytes(2).toString('hex').toUpperCase()
  log.error({ ...errorFields(error), ref, said: said.kind }, 'an ask ended in a fault')
  const words = fault({ ref, saved: error instanceof UncertainCommit ? 'unknown' : 'nothing' })
  return isProtecting(ask) ? actAndRing(words) : words
}
