import { z } from 'zod'
import type { Conversation } from '../../src/ports/conversations.ts'
import { kindOf as kindById } from './lines.ts'

/**
 * What Teams tells the product, in our own words: the little of an activity that the doors look at, checked. Everything else in
 * adapters/teams knows these types only, and no library's.
 */

export const id = z.string().min(1).max(500)
export const words = z.string().max(40_000)

/** A conversation's id may name a message in it after this: the one whose thread it is. */
const THREAD = ';messageid='

const conversation = z.object({
  id, tenantId: id.optional(), conversationType: z.enum(['personal', 'channel', 'groupChat']).optional(),
}).transform(({ id: whole, tenantId, conversationType }) => {
  const [place = whole, root = null] = whole.split(THREAD)
  return { id: place, root, tenant: tenantId ?? null, kind: kindOf(place, conversationType) }
})

/** Two people's own chat is called personal too, when something is done in it that the product may not read: its id is no bot's. */
function kindOf(conversation: string, type: 'personal' | 'channel' | 'groupChat' | undefined): Conversation['kind'] {
  if (type === undefined) return kindById({ conversation })
  if (type === 'channel') return 'channel'
  return type === 'personal' && !conversation.startsWith('19:') ? 'personal' : 'group'
}

const account = z.object({ id, aadObjectId: id.optional() })

const mention = z.object({ type: z.literal('mention'), text: words.optional(), mentioned: account })
/** Mentions among whatever else an activity lists. */
const entities = z.array(z.unknown()).default([]).transform((all) => all.flatMap((one) => mention.safeParse(one).data ?? []))

const channelData = z.object({
  tenant: z.object({ id }).optional(),
  channel: z.object({ id }).optional(),
  eventType: z.string().optional(),
}).prefault({})

/** What every activity has: whence it came, and who did it where. */
const envelope = {
  id, channelId: z.literal('msteams'), serviceUrl: z.url().max(500), conversation, channelData,
  from: account, recipient: account,
}

const message = z.object({
  ...envelope, type: z.literal('message'), text: words.default(''), entities, replyToId: id.optional(), value: z.unknown().optional(),
})
const invoke = z.object({
  ...envelope, type: z.literal('invoke'), name: z.string().max(200), replyToId: id.optional(), value: z.unknown().optional(),
})
const change = z.object({
  ...envelope, type: z.literal('conversationUpdate'), membersAdded: z.array(account).default([]), membersRemoved: z.array(account).default([]),
})
const installation = z.object({ ...envelope, type: z.literal('installationUpdate'), action: z.string() })
/** What the product has no ear for: reactions, typing, edits. */
const other = z.object({ ...envelope, type: z.string() }).transform((activity) => ({ ...activity, type: 'other' as const }))

const known = z.discriminatedUnion('type', [message, invoke, change, installation])
const TYPES: ReadonlySet<string> = new Set(known.options.map(({ shape }) => shape.type.value))
const typed = z.object({ type: z.string() })

export type Activity = z.output<typeof known> | z.output<typeof other>
export type ActivityOf<Type extends Activity['type']> = Extract<Activity, { type: Type }>
export type Mention = z.output<typeof mention>

/** Reads what a request carries; null when it is no activity as Teams sends them. */
export function readActivity(body: unknown): Activity | null {
  const type = typed.safeParse(body).data?.type ?? ''
  return (TYPES.has(type) ? known : other).safeParse(body).data ?? null
}

/** What an invoke is answered with. Teams shows nothing for a body that is null. */
export interface InvokeAnswer {
  readonly status: number
  readonly body: object | null
}
