import { errorFields } from '../../src/ports/log.ts'
import type { Inside } from './inside.ts'
import type { Way } from './tell.ts'

/** Tells Slack that something was heard, with what it shows at once. Rejects when the connection it came by is gone. */
export type Ack = (body?: object) => Promise<void>

/** Acknowledges. False when Slack could not be told any more: it has told the person by now that nothing came. Never throws. */
export async function acknowledge({ log }: Pick<Inside, 'log'>, ack: Ack, body?: object): Promise<boolean> {
  try {
    await (body === undefined ? ack() : ack(body))
    return true
  } catch (error) {
    log.warn(errorFields(error), 'an acknowledgement did not reach Slack')
    return false
  }
}

/** The quickest way to answer a command: in its acknowledgement, for their eyes alone. */
export function inAcknowledgement(ack: Ack): Way {
  return async (inside, _origin, rendered) => acknowledge(inside, ack, { response_type: 'ephemeral', ...rendered })
}
