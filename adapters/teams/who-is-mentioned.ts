import { errorFields } from '../../src/ports/log.ts'
import type { ActivityOf } from './activity.ts'
import type { Inside, Where } from './inside.ts'
import { OWN, type WhoIs } from './read-words.ts'

/**
 * Finds out who is mentioned in a message. Teams names people towards the product by an id that nothing else knows: who that is in Entra,
 * the conversation's list of members says.
 */
export async function whoIsMentioned({ voice, log }: Inside, where: Where, { entities, recipient }: ActivityOf<'message'>): Promise<WhoIs> {
  const known = new Map<string, string | null>([[recipient.id, OWN]])
  await Promise.all(entities.map(async ({ mentioned: { id, aadObjectId } }) => {
    if (known.has(id)) return
    known.set(id, aadObjectId ?? null)
    if (aadObjectId !== undefined) return
    const found = await voice.objectIdOf(where, id).catch((error: unknown) => {
      log.warn(errorFields(error), 'who is mentioned was not found out')
      return null
    })
    known.set(id, found)
  }))
  return ({ id }) => known.get(id) ?? null
}
