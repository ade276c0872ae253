import type { WebClient } from '@slack/web-api'
import type { Pace } from '../../src/app/pace.ts'
import type { Clients } from './client.ts'
import { toFault, type Doing, type Judging } from './faults.ts'

/** Asks Slack for something in a workspace, within the pauses it asked for. Throws `ChatFault`. */
export type Call = <Answer>(asked: Asked, ask: (client: WebClient) => Promise<Answer>) => Promise<Answer>

export interface Asked {
  readonly workspace: string
  /**
   * What pauses when Slack says it is too much: a method of this workspace, which is how Slack counts most of them (`users.info`), or for
   * posts a channel.
   */
  readonly lane: string
  readonly doing: Doing
}

export interface Calling extends Judging {
  readonly clients: Clients
  readonly pace: Pace
}

export function createCall({ clients, pace, ...judging }: Calling): Call {
  return async ({ workspace, lane, doing }, ask) => {
    const client = await clients.of(workspace)
    await pace.turn(`${workspace}/${lane}`)
    try {
      return await ask(client)
    } catch (error) {
      const fault = toFault(error, doing, judging)
      if (fault.kind === 'later' && fault.retryAfterMs !== null) pace.pause(`${workspace}/${lane}`, fault.retryAfterMs)
      throw fault
    }
  }
}
