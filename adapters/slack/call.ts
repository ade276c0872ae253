import type { WebClient } from '@slack/web-api'
import { createPace, type Pace } from '../../src/app/pace.ts'
import type { Timers } from '../../src/ports/timers.ts'
import type { Clients } from './client.ts'
import { toFault, type Doing, type Judging } from './faults.ts'
import { CHANNEL_PACE, METHOD_PACE } from './pace.ts'

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

interface Calling extends Judging {
  readonly clients: Clients
  readonly pace: Pace
}

function createCall({ clients, pace, ...judging }: Calling): Call {
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

/** Everything that is said to Slack: the outbox and the doors keep to the same pauses, so that neither calls into what the other was told. */
export interface Speaking {
  /** A lane for each method. It waits for no more than a second. */
  readonly call: Call
  /** New messages: a lane for each channel, at a channel's pace. It waits for no more than four seconds. */
  readonly post: Call
}

export function createSpeaking({ timers, ...calling }: Omit<Calling, 'pace'> & { readonly timers: Timers }): Speaking {
  return {
    call: createCall({ ...calling, pace: createPace(timers, METHOD_PACE) }),
    post: createCall({ ...calling, pace: createPace(timers, CHANNEL_PACE) }),
  }
}
