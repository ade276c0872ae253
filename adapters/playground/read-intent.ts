import { z } from 'zod'
import type { Ask } from '../../src/app/ask.ts'
import { decodeIntent } from '../../src/intents/codec.ts'
import type { Intent } from '../../src/intents/intent.ts'
import { LIMITS } from './limits.ts'
import type { Conversation, Persona } from './personas.ts'
import type { Leap } from './journey.ts'
import { LEAPS } from './journey.ts'
import { placeOf } from './places.ts'

/** Whose part is played, and where: with everything the page sends. */
const where = {
  as: z.string().max(200),
  in: z.string().max(200),
  /** The line whose thread it was done in. */
  thread: z.string().regex(/^\d{1,18}$/).nullable(),
  /** The page's own id for what was done, so that sending it twice does it once. */
  key: z.uuid(),
}

/** What a button carries, as the renderer put it there. */
const pressed = z.string().max(LIMITS.field).transform((text, context): Intent => {
  const intent = decodeIntent(text)
  if (intent !== null) return intent
  context.addIssue('not an intent')
  return z.NEVER
})

const texts = z.record(z.string().max(100), z.string().max(LIMITS.field))

const payload = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('say'), ...where, line: z.string().trim().min(1).max(LIMITS.line) }),
  z.strictObject({ kind: z.literal('press'), ...where, intent: pressed }),
  z.strictObject({ kind: z.literal('form'), ...where, form: z.string().max(100), values: texts, carries: texts }),
])

/** Something done on the page, as it was sent. */
export type Payload = z.infer<typeof payload>

/** Reads what a page sent; null when it is none of ours, or of a page older than the product. */
export function readPayload(kind: Payload['kind'], body: unknown): Payload | null {
  return payload.safeParse({ ...(typeof body === 'object' ? body : null), kind }).data ?? null
}

const leap = z.strictObject({ leap: z.enum([...LEAPS, 'stop']) })

/** Reads how the clock is to be moved; null when that is none of the ways. */
export function readLeap(body: unknown): Leap | 'stop' | null {
  return leap.safeParse(body).data?.leap ?? null
}

/** `@Co-ordinator`, as people write it: with or without its hyphen or capitals. */
const MENTION = /(^|\s)@co-?ordinator\b[,:]?/i

/**
 * What somebody did on the page, as the product hears it. Null for words to colleagues: in a channel the Co-ordinator hears slash
 * commands and lines that mention it, and nothing else.
 */
export function askOf(payload: Payload, persona: Persona, { conversation, unit }: Conversation): Ask | null {
  const said = saidIn(payload, unit === null)
  const channel = unit === null ? null : placeOf(conversation)
  return said && { identity: persona.identity, channel, key: `playground/${payload.key}`, said }
}

function saidIn(payload: Payload, isDirect: boolean): Ask['said'] | null {
  if (payload.kind === 'press') return { kind: 'press', intent: payload.intent }
  if (payload.kind === 'form') return { kind: 'form', form: payload.form, values: payload.values, carries: payload.carries }

  const command = /^\/(\S*)\s*(.*)$/s.exec(payload.line)
  if (command !== null) return { kind: 'command', verb: (command[1] ?? '').toLowerCase(), line: command[2] ?? '' }
  if (isDirect || MENTION.test(payload.line)) return { kind: 'words', line: payload.line.replace(MENTION, ' ').trim() }
  return null
}
