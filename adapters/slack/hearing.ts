import { randomBytes } from 'node:crypto'
import { createRecent } from '../../src/app/recent.ts'
import { createUnderway } from '../../src/app/underway.ts'
import { fault } from '../../src/messages/cards/fault.ts'
import { errorFields } from '../../src/ports/log.ts'
import type { Ack } from './acknowledge.ts'
import { acknowledge } from './acknowledge.ts'
import type { Inside } from './inside.ts'
import type { Origin } from './origin.ts'
import { tell } from './tell.ts'

/** Slack delivers an event again for an hour when it thinks nobody heard it, in milliseconds. */
const REPEATED_MS = 65 * 60_000
const MOST_REMEMBERED = 50_000

/** One delivery from Slack: its name, which a repeat has too, where it came from, and how it is acknowledged. */
export interface Delivery {
  readonly once: string
  readonly origin: Origin
  readonly ack: Ack
}

/** Hears each thing once, waits until it may be acknowledged, and sees to it that whoever did it is answered. */
export interface Hearing {
  /** Resolves when Slack may be told that it was heard; the answering goes on. Never throws. */
  hear(delivery: Delivery, answer: (ack: Ack) => Promise<void>): Promise<void>
  /** Resolves when everything that was heard is answered. */
  finished(): Promise<void>
}

export function createHearing(inside: Inside): Hearing {
  const recent = createRecent(REPEATED_MS, MOST_REMEMBERED, () => inside.timers.now())
  const underway = createUnderway()

  return {
    async hear({ once, origin, ack }, answer) {
      if (recent.isRepeat(once)) {
        await acknowledge(inside, ack)
        return
      }
      const acknowledged = Promise.withResolvers<void>()
      const acknowledging: Ack = (body) => ack(body).finally(() => acknowledged.resolve())
      const answering = answer(acknowledging)
        .catch((error: unknown) => tellFault(inside, origin, error))
        .finally(() => acknowledged.resolve())
      underway.add(answering)
      await acknowledged.promise
    },
    finished: () => underway.finished(),
  }
}

/** What broke while an answer was shown is told like any other fault. Whether something was stored is for them to look at. */
async function tellFault(inside: Inside, origin: Origin, error: unknown): Promise<void> {
  const ref = randomBytes(2).toString('hex').toUpperCase()
  inside.log.error({ ...errorFields(error), ref, door: origin.door }, 'an answer could not be shown')
  await tell(inside, origin, fault({ ref, saved: 'unknown' })).catch((again: unknown) => {
    inside.log.error({ ...errorFields(again), ref }, 'nor could its fault be told')
  })
}
