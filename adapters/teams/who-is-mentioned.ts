import { createOutcomes } from '../../src/app/recent.ts'
import { errorFields } from '../../src/ports/log.ts'
import type { ActivityOf } from './activity.ts'
import type { Inside, Where } from './inside.ts'
import { OWN, type WhoIs } from './read-words.ts'

/** Somebody keeps their id towards the product for good; whoever could not be found out is looked for again. */
const KNOWN_MS = 24 * 60 * 60_000
const MOST_KNOWN = 10_000

/** Finds out who is mentioned in a message. Never rejects: who cannot be found out is not known. */
export type WhoIsMentioned = (where: Where, activity: ActivityOf<'message'>) => Promise<WhoIs>

/**
 * Teams names people towards the product by an id that nothing else knows: who that is in Entra, the conversation's list of members says.
 */
export function createWhoIsMentioned({ voice, timers, log }: Pick<Inside, 'voice' | 'timers' | 'log'>): WhoIsMentioned {
  let known = newlyKnown()

  async function find(where: Where, user: string): Promise<string | null> {
    try {
      return await known.of(`${where.place.tenant} ${user}`, () => voice.objectIdOf(where, user))
    } catch (error) {
      known = newlyKnown()
      log.warn(errorFields(error), 'who is mentioned was not found out')
      return null
    }
  }

  return async (where, { entities, recipient }) => {
    const found = await Promise.all(entities.map(async ({ mentioned: { id, aadObjectId } }) =>
      [id, id === recipient.id ? OWN : aadObjectId ?? await find(where, id)] as const))
    const who = new Map(found)
    return ({ id }) => who.get(id) ?? null
  }

  function newlyKnown() {
    return createOutcomes<Promise<string | null>>(KNOWN_MS, MOST_KNOWN, () => timers.now())
  }
}
