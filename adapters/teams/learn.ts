import { createRecent } from '../../src/app/recent.ts'
import type { ChatPlace } from '../../src/domain/unit/unit.ts'
import { errorFields } from '../../src/ports/log.ts'
import type { Activity } from './activity.ts'
import type { Inside } from './inside.ts'

/** Where Teams takes messages for a conversation is written down again after so long, in milliseconds, and whenever it moves. */
const KNOWN_MS = 24 * 60 * 60_000
const MOST_KNOWN = 20_000

/** Learns from what Teams tells where the product may speak. */
export interface Learning {
  /** The product is in the conversation this comes from. Never throws. */
  remember(activity: Activity, tenant: string): Promise<void>
  /** The product was removed from it. Never throws. */
  forget(place: ChatPlace): Promise<void>
}

export function createLearning({ conversations, clock, timers, log }: Pick<Inside, 'conversations' | 'clock' | 'timers' | 'log'>): Learning {
  let known = newlyKnown()

  return {
    async remember(activity, tenant) {
      const { conversation: { id, kind }, serviceUrl } = activity
      const user = kind === 'personal' ? whoseOf(activity) : null
      if (kind === 'personal' && user === null) return
      if (known.isRepeat(`${tenant} ${id} ${serviceUrl}`)) return
      const place = { platform: 'teams', tenant, conversation: id } as const
      await conversations.remember({ place, kind, user, serviceUrl }, clock.now()).catch((error: unknown) => {
        known = newlyKnown() // so that the next word there is another chance
        log.warn(errorFields(error), 'a conversation was not remembered')
      })
    },
    async forget(place) {
      known = newlyKnown()
      await conversations.forget(place).catch((error: unknown) => log.warn(errorFields(error), 'a conversation was not forgotten'))
    },
  }

  function newlyKnown() {
    return createRecent(KNOWN_MS, MOST_KNOWN, () => timers.now())
  }
}

/** Whose own chat it is. When the product is put into it by an administrator, it is who was added beside the product. */
function whoseOf(activity: Activity): string | null {
  const added = activity.type === 'conversationUpdate' ? activity.membersAdded : []
  return [activity.from, ...added].find(({ id, aadObjectId }) => id !== activity.recipient.id && aadObjectId !== undefined)?.aadObjectId ?? null
}
