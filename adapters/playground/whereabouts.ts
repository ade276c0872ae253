import type { Instant } from '../../src/domain/calendar/london.ts'
import type { Cast, Conversation, Persona, PlaygroundStore } from './personas.ts'
import { conversationsOf, loadCast } from './personas.ts'

/** Who is played, what they may read, and which of it they are reading. */
export interface Whereabouts {
  readonly cast: Cast
  readonly persona: Persona
  readonly conversations: readonly Conversation[]
  readonly conversation: Conversation
}

/** There is no such persona, conversation or thread for whoever asked: what is not theirs reads the same as what is not there. */
export class NotHere extends Error {
  override readonly name = 'NotHere'
}

/**
 * Finds persona and conversation by what the address or a request says of them; whatever it leaves out is the first there is.
 * Null when nobody can be played at all. Throws `NotHere`.
 */
export async function findWhereabouts(
  store: PlaygroundStore, now: Instant, said: { readonly as: string | null; readonly in: string | null },
): Promise<Whereabouts | null> {
  const cast = await loadCast(store, now)
  if (cast.first === null) return null
  const persona = said.as === null ? cast.first : cast.personas.find(({ identity }) => identity.user === said.as)
  if (persona === undefined) throw new NotHere('Nobody of that name is here. They may have left; choose somebody else to play.')
  const conversations = await conversationsOf(persona, store, now)
  const conversation = said.in === null ? conversations[0] : conversations.find((one) => one.conversation === said.in)
  if (conversation === undefined) {
    throw new NotHere(`${persona.person.name} has no such conversation. Choose one of theirs, or play somebody else.`)
  }
  return { cast, persona, conversations, conversation }
}
