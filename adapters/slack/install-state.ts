import { InvalidStateError, type StateStore } from '@slack/oauth'
import { z } from 'zod'
import { addMinutes, instantFrom, type Instant } from '../../src/domain/calendar/london.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Seal } from './seal.ts'

/** How long somebody may think on Slack's page before they press Allow. */
export const STATE_MINUTES = 10

/** No workspace has this id, so nothing that a workspace granted can be passed off as a state. */
const PLACE = { platform: 'slack', tenant: 'install-state' } as const

const schema = z.object({ until: z.string().transform(instantFrom) })

/**
 * The state that goes with somebody to Slack and has to come back with them: sealed, so that any process knows its own, good for ten
 * minutes and once. The browser must bring it as a cookie too, so nobody can be sent to finish somebody else's install.
 */
export function createInstallStates(seal: Seal, clock: Clock, install: Awaited<ReturnType<StateStore['verifyStateParam']>>): StateStore {
  const used = new Map<string, Instant>()

  return {
    async generateStateParam() {
      return Buffer.from(seal.seal(JSON.stringify({ until: addMinutes(clock.now(), STATE_MINUTES) }), PLACE)).toString('base64url')
    },

    async verifyStateParam(_now, state) {
      const now = clock.now()
      for (const [one, until] of used) if (until <= now) used.delete(one)
      const until = endOf(state)
      if (until === null || until <= now || used.has(state)) throw new InvalidStateError('The state is not ours, too old, or was used.')
      used.set(state, until)
      return install
    },
  }

  function endOf(state: string): Instant | null {
    try {
      return schema.parse(JSON.parse(seal.open(Buffer.from(state, 'base64url'), PLACE))).until
    } catch {
      return null
    }
  }
}
