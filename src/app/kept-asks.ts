import { z } from 'zod'
import { addMinutes } from '../domain/calendar/london.ts'
import { mayIdentify, sayable } from '../domain/decision/identifying-text.ts'
import { intentSchema } from '../intents/intent.ts'
import type { Parsed } from '../intents/parsed.ts'
import { goOn } from '../messages/cards/go-on.ts'
import { refusal } from '../messages/cards/refusal.ts'
import type { Message } from '../messages/model.ts'
import type { App } from './app.ts'
import type { Ask } from './ask.ts'
import { sayFault } from './say-fault.ts'
import { load, situate, type Situation } from './situation.ts'
import { read } from './understand.ts'

/** How long what was asked may be gone on with. */
export const KEPT_MINUTES = 24 * 60

const place = z.strictObject({ platform: z.enum(['slack', 'teams', 'playground']), tenant: z.string(), conversation: z.string() })
const words = z.record(z.string(), z.string())

/** An ask as it is kept, but for who asked, which is kept beside it. */
const askedSchema = z.strictObject({
  channel: place.nullable(),
  key: z.string(),
  said: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('command'), verb: z.string(), line: z.string() }),
    z.strictObject({ kind: z.literal('words'), line: z.string() }),
    z.strictObject({ kind: z.literal('press'), intent: intentSchema }),
    z.strictObject({ kind: z.literal('form'), form: z.string(), values: words, carries: words }),
  ]),
}) satisfies z.ZodType<Omit<Ask, 'identity'>>

/** What is kept of an ask. */
export function toKeep({ channel, key, said }: Ask): Omit<Ask, 'identity'> {
  return { channel, key, said }
}

/** What was asked, read back; null when it was kept by a version of this product that wrote it otherwise. */
export function readKept(stored: unknown): Omit<Ask, 'identity'> | null {
  try {
    // dates and amounts are read by functions that throw, and zod lets that through
    return askedSchema.safeParse(stored).data ?? null
  } catch {
    return null
  }
}

/** Keeps what somebody asked, and shows them the button that goes on with it. Never throws. */
export async function keep(app: App, ask: Ask): Promise<Message> {
  try {
    const { said } = ask
    if (said.kind === 'press' && said.intent.kind === 'resume') return goOn({ kept: said.intent.kept })
    const situation = await situate(app, ask)
    const identifying = situation === null ? null : await identifyingIn(situation)
    if (identifying !== null) return refusal({ says: identifying, didYouMean: [], presses: [] })
    const id = app.newId('kept-ask')
    const keptAt = app.clock.now()
    await app.keptAsks.keep({ id, identity: ask.identity, asked: toKeep(ask), keptAt, expiresAt: addMinutes(keptAt, KEPT_MINUTES) })
    return goOn({ kept: id })
  } catch (error) {
    return sayFault(app, error, ask)
  }
}

async function identifyingIn(situation: Situation): Promise<string | null> {
  const { unit, people } = await load(situation, {})
  return identifyingWords(read(situation), unit === null ? [] : sayable({ unit, people }))
}

/** What people write in their own words, on whichever form. */
const OWN_WORDS: ReadonlySet<string> = new Set([
  'title', 'summary', 'childWants', 'reasons', 'reason', 'question', 'answer', 'detail', 'child', 'childRef', 'what', 'done', 'words',
])

/** What to do about words that may identify somebody, which are not kept even for a day (invariant 8); null when they may be. */
export function identifyingWords(asked: Parsed, allowed: readonly string[]): string | null {
  const fields = asked.kind === 'form' ? asked.values : asked.kind === 'intent' ? asked.intent : {}
  const written = Object.entries(fields).flatMap(([name, value]) => (OWN_WORDS.has(name) ? wordsIn(value) : []))
  return mayIdentify(written.join('\n'), allowed)?.says ?? null
}

/** A direction's words are among the details of its event. */
function wordsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : []
}

/** The ask that is meant: what was kept for a press that goes on with it, else the ask itself. Null when that is not to be had. */
export async function askMeant(app: Pick<App, 'keptAsks' | 'clock'>, ask: Ask): Promise<Ask | null> {
  const { said, identity } = ask
  if (said.kind !== 'press' || said.intent.kind !== 'resume') return ask
  const kept = readKept(await app.keptAsks.asked(said.intent.kept, identity, app.clock.now()))
  return kept === null ? null : { ...kept, identity }
}
