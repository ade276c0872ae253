import type { Message } from '../../src/messages/model.ts'
import { errorFields } from '../../src/ports/log.ts'
import { privately } from './draw.ts'
import type { Inside, Said } from './inside.ts'
import type { Origin } from './origin.ts'

const ANSWERED: Said = { text: 'I have answered you in our chat.', card: null }
const CANNOT_REACH: Said = {
  text: 'I can answer this only in our own chat, which I cannot reach. Choose Apps in Teams, look for Co-ordinator, choose Add, and ask again.',
  card: null,
}

/**
 * Tells them, for their eyes alone: in the chat they have with the product. Whoever asked in a channel finds a line there that says so;
 * and when their own chat cannot be reached, how to open it, but never the answer. Nothing is thrown: what could be told in no way at all
 * is in the log.
 */
export async function tell(inside: Inside, origin: Origin, message: Message): Promise<void> {
  const isTold = await tries(inside, origin, () => sayInOwnChat(inside, origin, privately(message)))
  if (origin.kind === 'personal' || (isTold && origin.door !== 'words')) return
  await tries(inside, origin, () => inside.voice.say(origin, isTold ? ANSWERED : CANNOT_REACH, origin.root))
}

/** Says it where they are when nobody else reads that, else in the chat that they have with the product. */
async function sayInOwnChat({ chat, voice }: Inside, { kind, place, identity, serviceUrl }: Origin, said: Said): Promise<void> {
  await voice.say({ serviceUrl, place: kind === 'personal' ? place : await chat.directMessages(identity) }, said, null)
}

/** False when Teams did not take it. */
async function tries({ log }: Inside, { door, kind }: Origin, way: () => Promise<void>): Promise<boolean> {
  try {
    await way()
    return true
  } catch (error) {
    log.warn({ ...errorFields(error), door, kind }, 'Teams did not take an answer')
    return false
  }
}
